"""The order of a column but for its dates, and where a contact that comes to it belongs."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from infoview_tui.domain.enums import Stage
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board import board as reads
from infoview_tui.storage.queries.board.manual_order import STANDING
from infoview_tui.storage.timestamps import maybe

NO_DATE = "~"
"""Sorts after every date."""

_LOWER = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
"""SQLite's NOCASE folds these letters and no others."""

Key = tuple[str, str, int, int, int]


def by_name_and_hand(desk: Desk, stage: Stage | None = None) -> dict[Stage, list[int]]:
    """Return the ids of each column, or of one, by name and as the person has put them."""
    stages = json.dumps([stage] if stage else list(Stage))
    found: dict[Stage, list[int]] = {
        Stage(name): json.loads(ids) for name, ids in desk.store.tuples(reads.COLUMNS, stages=stages)
    }
    put: defaultdict[Stage, list[reads.Put]] = defaultdict(list)
    for row in map(reads.Put._make, desk.store.tuples(reads.PUT, stages=stages)):
        put[Stage(row.stage)].append(row)
    return found | {name: list(_with_those(rows, found[name])) for name, rows in put.items()}


def _with_those(put: Sequence[reads.Put], by_name: Sequence[int]) -> Iterator[int]:
    """Give all by name, with those who were put elsewhere before whom they were put."""
    ids = {row.id for row in put}
    before: defaultdict[int | None, list[int]] = defaultdict(list)
    for row in put:
        before[row.before].append(row.id)
    for contact_id in by_name:
        if contact_id not in ids:
            yield from before.get(contact_id, ())
            yield contact_id
    yield from before[None]


def stands_at(desk: Desk, contact_id: int, ids: Sequence[int]) -> int:
    """Return the place of a contact among others that are in the board's own order: date, then name and hand.

    It is found by halving, so a column of thousands costs a dozen small reads.
    """
    return bisect_left(ids, _key(desk, contact_id), key=lambda other: _key(desk, other))


def is_due(card: reads.Card, until: datetime) -> bool:
    """Tell whether a card's next action falls due by a moment (UTC)."""
    due = maybe(card.due_at)
    return due is not None and due <= until


def _key(desk: Desk, contact_id: int) -> Key:
    row = desk.store.first(STANDING, contact_id=contact_id)
    if row is None:
        return (NO_DATE, NO_DATE, 0, 0, contact_id)
    if row.at != NO_DATE:
        return (row.at, "", 0, 0, row.id)
    return (row.at, row.anchor_name.translate(_LOWER), row.anchor, row.rank, row.id)
