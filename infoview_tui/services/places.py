"""The order of the cards that the person has set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from infoview_tui.domain.vocabulary import EventKind
from infoview_tui.services.desk import Desk
from infoview_tui.storage.reads.board import BY_HAND, URGENT


def place_by_hand(desk: Desk, contact_id: int, by: int, now: datetime) -> bool:
    """Move a card up (negative) or down among those of its column that have no date; tell whether it moved.

    One that has a date stands by that and is not moved. Those above a card must have a place to stay above it: the
    first move far down a long column gives one to each of them.
    """
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Contact

    places = _places(desk, contact_id, by)
    if not places:
        return False
    with desk.act(EventKind.CONTACT_PLACED, now) as act:
        contact = act.get(Contact, contact_id)
        standing = select(Contact).where(Contact.stage == contact.stage, col(Contact.id).in_(list(places)))
        for other in act.session.exec(standing):
            other.place = places[other.id or 0]
            act.session.add(other)
        act.tell(f"Moved {contact.name} within {contact.stage.label}", contact_id=contact_id)
    return True


def _places(desk: Desk, contact_id: int, by: int) -> dict[int, int]:
    """Return the places that change where a card moves by so many; none where it does not move."""
    dated = {other for other, _ in desk.store.tuples(URGENT)}
    by_hand = [row for row in desk.store.tuples(BY_HAND, contact_id=contact_id) if row[0] not in dated]
    ids = [other for other, _ in by_hand]
    if contact_id not in ids:
        return {}
    before = ids.index(contact_id)
    after = max(0, min(len(ids) - 1, before + by))
    if after == before:
        return {}
    ids.insert(after, ids.pop(before))
    known = dict(by_hand)
    last = max(number for number, other in enumerate(ids) if known[other] is not None or number <= after)
    risen = rising([place for _, place in by_hand[: last + 1]])
    return {other: place for other, place in zip(ids, risen, strict=False) if known[other] != place}


def rising(places: Sequence[int | None]) -> list[int]:
    """Return the places so that each is more than the one before; those that are keep what they are."""
    risen: list[int] = []
    for place in places:
        least = risen[-1] + 1 if risen else 0
        risen.append(least if place is None else max(place, least))
    return risen
