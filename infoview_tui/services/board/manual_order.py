"""The manual order of the undated contacts of a column, and the position of a contact that is inserted into it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import Stage
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import board as board_queries
from infoview_tui.storage.queries.board.manual_order import SORT_KEY

_NO_DATE = "~"
"""Sorts after all dates as they are stored."""


SortKey = tuple[str, str, int, int, int]


def read_manual_order(workspace: Workspace, stage: Stage | None = None) -> dict[Stage, list[int]]:
    """Return the contact ids of each column, or of one, sorted by name and then moved to their manual positions."""
    stages = json.dumps([stage] if stage else list(Stage))
    found: dict[Stage, list[int]] = {
        Stage(name): json.loads(ids) for name, ids in workspace.store.tuples(board_queries.COLUMNS, stages=stages)
    }
    placed: defaultdict[Stage, list[board_queries.ManualPlacementRow]] = defaultdict(list)
    for row in workspace.store.all(board_queries.MANUAL_PLACEMENTS, stages=stages):
        placed[row.stage].append(row)
    return found | {name: list(_insert_placed(rows, found[name])) for name, rows in placed.items()}


def _insert_placed(placed: Sequence[board_queries.ManualPlacementRow], by_name: Sequence[int]) -> Iterator[int]:
    """Yield the ids by name, with manually placed contacts before the contact that they were placed before."""
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
    """Return the index of a contact among ids in the board's default order: date, then name and manual order.

    This is a binary search: about a dozen small reads for a column of thousands.
    """
    return bisect_left(ids, _sort_key(workspace, contact_id), key=lambda other: _sort_key(workspace, other))


def is_due(card: board_queries.CardRow, current: CurrentTime) -> bool:
    """Return whether a card's next action is due by the end of today."""
    return card.due is not None and card.due.day(current.zone) <= current.today


def _sort_key(workspace: Workspace, contact_id: int) -> SortKey:
    row = workspace.store.first(SORT_KEY, contact_id=contact_id)
    if row is None:
        return (_NO_DATE, "~", 0, 0, contact_id)
    if row.at is not None:
        return (row.at, "", 0, 0, row.id)
    return (_NO_DATE, row.anchor_name, row.anchor_id, row.rank, row.id)
