"""Reorder cards within a column, and save and delete views.

Contacts without a date are sorted by name. A manually moved contact follows the name position of another contact, its
anchor; cards with the same anchor are ordered by ranks with gaps between them. So reordering writes a single card,
whatever the length of the column, and the card keeps its position when its neighbors change.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind, Sort, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board.manual_order import read_manual_order
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board.board import NEXT_DATES_IN_STAGE
from infoview_tui.storage.queries.board.manual_order import ANCHOR_RANKS, RANKS_PER_ANCHOR, SORT_KEY, SortKeyRow
from infoview_tui.storage.tables import Contact, View


def reorder_card(workspace: Workspace, contact_id: int, offset: int, now: datetime) -> bool:
    """Move a card up (negative offset) or down among the undated cards of its column; return whether it moved.

    Dated cards are sorted by date and cannot be moved.
    """
    ranks = _compute_ranks(workspace, contact_id, offset)
    if not ranks:
        return False
    with workspace.transaction(EventKind.CONTACT_REORDERED, now) as transaction:
        for moved_id, rank in ranks.items():
            contact = transaction.get(Contact, moved_id)
            contact.manual_position = rank
            transaction.session.add(contact)
        contact = transaction.get(Contact, contact_id)
        transaction.record(f"Moved {contact.name} within {contact.stage.label}", contact_id=contact_id)
    return True


def _compute_ranks(workspace: Workspace, contact_id: int, offset: int) -> dict[int, int]:
    """Return the new ranks by contact id for reordering a card; empty if it stays."""
    row = workspace.store.first(SORT_KEY, contact_id=contact_id)
    if row is None or row.at is not None:
        return {}
    ids = _list_undated(workspace, row.stage)
    old_index = ids.index(contact_id)
    new_index = max(0, min(len(ids) - 1, old_index + offset))
    if new_index == old_index:
        return {}
    del ids[old_index]
    above = workspace.store.first(SORT_KEY, contact_id=ids[new_index - 1]) if new_index else None
    below = workspace.store.first(SORT_KEY, contact_id=ids[new_index]) if new_index < len(ids) else None
    return _ranks_between(workspace, row, above, below)


def _list_undated(workspace: Workspace, stage: Stage) -> list[int]:
    dated = {contact_id for contact_id, _ in workspace.store.tuples(NEXT_DATES_IN_STAGE, stage=stage)}
    return [contact_id for contact_id in read_manual_order(workspace, stage)[stage] if contact_id not in dated]


def _ranks_between(
    workspace: Workspace, card: SortKeyRow, above: SortKeyRow | None, below: SortKeyRow | None
) -> dict[int, int]:
    """Return a rank between two neighbors by contact id; if there is no gap, new ranks for all cards of the anchor."""
    anchor, low = (above.anchor_id, above.rank) if above else (0, 0)
    high = below.rank if below and below.anchor_id == anchor else RANKS_PER_ANCHOR
    if high - low > 1:
        return {card.id: anchor * RANKS_PER_ANCHOR + (low + high) // 2}
    others = [
        other for other in workspace.store.all(ANCHOR_RANKS, stage=card.stage, anchor=anchor) if other.id != card.id
    ]
    ids = [other.id for other in others if other.rank <= low and above]
    ids += [card.id, *(other.id for other in others if other.rank > low or not above)]
    step = RANKS_PER_ANCHOR // (len(ids) + 1)
    return {other: anchor * RANKS_PER_ANCHOR + step * number for number, other in enumerate(ids, 1)}


def save_view(workspace: Workspace, name: str, query: str, sort: Sort, now: datetime) -> int:
    """Save a view, replacing one with the same name, and return its id. Raises InfoviewError for an empty name."""
    name, query = clean_line(name), clean_line(query)
    if not name:
        raise InfoviewError("A view needs a name.")
    with workspace.transaction(EventKind.VIEW_SAVED, now) as transaction:
        view = transaction.session.exec(select(View).where(col(View.name).collate("NOCASE") == name)).first()
        if view is None:
            view = View(name=name, created_at=now)
        view.name, view.query, view.sort = name, query, sort
        transaction.add(view)
        transaction.record(f"Saved the view {name}")
    return view.id or 0


def delete_view(workspace: Workspace, view_id: int, now: datetime) -> str:
    """Delete a view and return its name. Raises NotFoundError if it does not exist."""
    with workspace.transaction(EventKind.VIEW_DELETED, now) as transaction:
        view = transaction.get(View, view_id)
        transaction.session.delete(view)
        transaction.record(f"Deleted the view {view.name}")
    return view.name
