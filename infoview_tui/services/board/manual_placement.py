"""The order of the cards that the person has set by hand.

A contact without a date stands by name. One that was put elsewhere stands right behind where another, its anchor, has
its place by name; those with the same anchor are told apart by a rank with room between. So putting a card anywhere
writes that card, however long the column is, and whatever becomes of its neighbours it stays where it was put.
"""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.services.board.manual_order import NO_DATE, by_name_and_hand
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board.board import URGENT_IN_STAGE
from infoview_tui.storage.queries.board.manual_order import AT_ANCHOR, RANKS, STANDING, StandingRow


def place_by_hand(desk: Desk, contact_id: int, by: int, now: datetime) -> bool:
    """Move a card up (negative) or down among those of its column that have no date; tell whether it moved.

    One that has a date stands by that and is not moved.
    """
    from infoview_tui.storage.tables import Contact

    places = _places(desk, contact_id, by)
    if not places:
        return False
    with desk.act(EventKind.CONTACT_PLACED, now) as act:
        for other, place in places.items():
            contact = act.get(Contact, other)
            contact.place = place
            act.session.add(contact)
        contact = act.get(Contact, contact_id)
        act.tell(f"Moved {contact.name} within {contact.stage.label}", contact_id=contact_id)
    return True


def _places(desk: Desk, contact_id: int, by: int) -> dict[int, int]:
    """Return the places to be written where a card moves by so many; none where it does not move."""
    row = desk.store.first(STANDING, contact_id=contact_id)
    if row is None or row.at != NO_DATE:
        return {}
    ids = _undated(desk, Stage(row.stage))
    before = ids.index(contact_id)
    after = max(0, min(len(ids) - 1, before + by))
    if after == before:
        return {}
    del ids[before]
    above = desk.store.first(STANDING, contact_id=ids[after - 1]) if after else None
    below = desk.store.first(STANDING, contact_id=ids[after]) if after < len(ids) else None
    return _between(desk, row, above, below)


def _undated(desk: Desk, stage: Stage) -> list[int]:
    dated = {contact_id for contact_id, _ in desk.store.tuples(URGENT_IN_STAGE, stage=stage)}
    return [contact_id for contact_id in by_name_and_hand(desk, stage)[stage] if contact_id not in dated]


def _between(desk: Desk, row: StandingRow, above: StandingRow | None, below: StandingRow | None) -> dict[int, int]:
    """Return the place between two neighbours; where no rank is free there, those with this anchor get new ones."""
    anchor, low = (above.anchor, above.rank) if above else (0, 0)
    high = below.rank if below and below.anchor == anchor else RANKS
    if high - low > 1:
        return {row.id: anchor * RANKS + (low + high) // 2}
    others = [other for other in desk.store.all(AT_ANCHOR, stage=row.stage, anchor=anchor) if other.id != row.id]
    ids = [other.id for other in others if other.rank <= low and above]
    ids += [row.id, *(other.id for other in others if other.rank > low or not above)]
    step = RANKS // (len(ids) + 1)
    return {other: anchor * RANKS + step * number for number, other in enumerate(ids, 1)}
