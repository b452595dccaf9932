"""The order of the cards that the person has set by hand.

A contact without a date stands by name. One that was put elsewhere stands right behind where another, its anchor, has
its place by name; those with the same anchor are told apart by a rank with room between. So putting a card anywhere
writes that card, however long the column is, and whatever becomes of its neighbors it stays where it was put.
"""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.services.board.manual_order import NO_DATE, read_manual_order
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board.board import NEXT_DATES_IN_STAGE
from infoview_tui.storage.queries.board.manual_order import ANCHOR_RANKS, RANKS_PER_ANCHOR, SORT_KEY, SortKeyRow


def move_card(workspace: Workspace, contact_id: int, offset: int, now: datetime) -> bool:
    """Move a card up (negative) or down among those of its column that have no date; tell whether it moved.

    One that has a date stands by that and is not moved.
    """
    from infoview_tui.storage.tables import Contact

    ranks = _compute_ranks(workspace, contact_id, offset)
    if not ranks:
        return False
    with workspace.transaction(EventKind.CONTACT_REORDERED, now) as transaction:
        for other, rank in ranks.items():
            contact = transaction.get(Contact, other)
            contact.place = rank
            transaction.session.add(contact)
        contact = transaction.get(Contact, contact_id)
        transaction.record(f"Moved {contact.name} within {contact.stage.label}", contact_id=contact_id)
    return True


def _compute_ranks(workspace: Workspace, contact_id: int, offset: int) -> dict[int, int]:
    """Return the places to be written where a card moves by so many; none where it does not move."""
    row = workspace.store.first(SORT_KEY, contact_id=contact_id)
    if row is None or row.at != NO_DATE:
        return {}
    ids = _list_undated(workspace, Stage(row.stage))
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
    """Return the place between two neighbors; where no rank is free there, those with this anchor get new ones."""
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
