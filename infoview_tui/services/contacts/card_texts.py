"""The texts of cards as they are searched: what the filter of the board and the search for duplicates compare."""

from __future__ import annotations

import json

from infoview_tui.domain.name_parts import east_asian_orders
from infoview_tui.domain.normalize import fold
from infoview_tui.storage.queries.board.filtering import CARD_TEXTS
from infoview_tui.storage.store import Store


def read_card_texts(store: Store) -> list[tuple[int, str]]:
    """Return the id and the folded card text of each contact; its first line is the name."""
    row = store.first(CARD_TEXTS)
    return list(zip(json.loads(row.ids), map(_fold_card, json.loads(row.texts)), strict=True)) if row else []


def _fold_card(text: str) -> str:
    """Fold a text, and add an East Asian name without its space, in both orders: 太郎 田中 is found by 田中太郎."""
    folded = fold(text)
    orders = () if folded.isascii() else east_asian_orders(folded.partition("\n")[0])
    return "\n".join((folded, *orders)) if orders else folded
