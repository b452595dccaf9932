"""The order of a column but for its dates, and where a contact that comes to it belongs."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from infoview_tui.domain.enums import Stage
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import board as board_queries
from infoview_tui.storage.queries.board.manual_order import SORT_KEY

_NO_DATE = datetime.max.replace(tzinfo=UTC)
"""Sorts after every date."""


_ASCII_LOWER = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
"""SQLite's NOCASE folds these letters and no others."""


SortKey = tuple[datetime, str, int, int, int]


def read_manual_order(workspace: Workspace, stage: Stage | None = None) -> dict[Stage, list[int]]:
    """Return the ids of each column, or of one, by name and as the person has put them."""
    stages = json.dumps([stage] if stage else list(Stage))
    found: dict[Stage, list[int]] = {
        Stage(name): json.loads(ids) for name, ids in workspace.store.tuples(board_queries.COLUMNS, stages=stages)
    }
    placed: defaultdict[Stage, list[board_queries.ManualPlacementRow]] = defaultdict(list)
    for row in workspace.store.all(board_queries.MANUAL_PLACEMENTS, stages=stages):
        placed[row.stage].append(row)
    return found | {name: list(_insert_placed(rows, found[name])) for name, rows in placed.items()}


def _insert_placed(placed: Sequence[board_queries.ManualPlacementRow], by_name: Sequence[int]) -> Iterator[int]:
    """Give all by name, with those who were put elsewhere before whom they were put."""
    ids = {row.id for row in placed}
    before: defaultdict[int | None, list[int]] = defaultdict(list)
    for row in placed:
        before[row.before_id].append(row.id)
    for contact_id in by_name:
        if contact_id not in ids:
            yield from before.get(contact_id, ())
            yield contact_id
    yield from before[None]


def insertion_index(workspace: Workspace, contact_id: int, ids: Sequence[int]) -> int:
    """Return the place of a contact among others that are in the board's own order: date, then name and hand.

    It is found by halving, so a column of thousands costs a dozen small reads.
    """
    return bisect_left(ids, _sort_key(workspace, contact_id), key=lambda other: _sort_key(workspace, other))


def is_due(card: board_queries.CardRow, until: datetime) -> bool:
    """Tell whether a card's next action falls due by a moment (UTC)."""
    return card.due_at is not None and card.due_at <= until


def _sort_key(workspace: Workspace, contact_id: int) -> SortKey:
    row = workspace.store.first(SORT_KEY, contact_id=contact_id)
    if row is None:
        return (_NO_DATE, "~", 0, 0, contact_id)
    if row.at is not None:
        return (row.at, "", 0, 0, row.id)
    return (_NO_DATE, row.anchor_name.translate(_ASCII_LOWER), row.anchor_id, row.rank, row.id)
