"""The cache of cards keeps what was drawn last, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from textual.strip import Strip

from infoview_tui.domain.headline import Headline
from infoview_tui.services.board.queries import Card
from infoview_tui.ui.board.card_cache import MAX_DRAWN_CARDS, CardCache
from infoview_tui.ui.board.card_text import CardLine
from infoview_tui.ui.board.painter import BoardPainter, CardState


class CountingPainter:
    """Draws each card as a blank line, and counts them."""

    def __init__(self) -> None:
        self.drawn = 0

    def draw_card(self, _lines: Sequence[CardLine], width: int, *_: object) -> list[Strip]:
        self.drawn += 1
        return [Strip.blank(width)]


def find_headline(_card: Card) -> Headline:
    raise AssertionError("there is no card")


def test_cards_drawn_last_are_kept_and_no_others() -> None:
    cache = CardCache(lambda _ids: [], find_headline)  # no card is found, as if all were deleted elsewhere
    painter = CountingPainter()
    ids = range(2 * MAX_DRAWN_CARDS)

    def draw(row: int) -> None:
        cache.strips(cast(BoardPainter, painter), ids, row, 20, CardState(), with_extras=False)

    for row in ids:
        draw(row)
        draw(0)
    assert painter.drawn == len(ids), "a card that is drawn again and again is kept"
    assert len(cache._strips) == len(cache._lines) == MAX_DRAWN_CARDS
    draw(1)
    assert painter.drawn == len(ids) + 1
