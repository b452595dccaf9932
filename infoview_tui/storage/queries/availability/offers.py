"""Times that are offered to contacts, and what is known of when both are free (R10)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class OfferRow(NamedTuple):
    """A time (UTC) that is offered to a contact, and for how many minutes."""

    id: int
    contact_id: int
    contact: str
    starts_at: datetime
    minutes: int


OPEN_OFFERS = Query(
    "SELECT o.id, o.contact_id, c.name, o.starts_at, o.minutes FROM offers o JOIN contacts c ON c.id = o.contact_id "
    "WHERE o.state = 'open' AND o.starts_at > :now AND :contact_id IN (0, o.contact_id) ORDER BY o.starts_at, o.id",
    OfferRow,
)
"""Those that are ahead: of one contact, or of all if the id is 0."""


class FreeTimeRow(NamedTuple):
    """The contact's IANA zone, and the hours when the user is free, as typed; both may be empty."""

    their_zone: str
    free_hours: str


FREE_TIME = Query(
    "SELECT c.timezone, coalesce((SELECT free_hours FROM profile), '') FROM contacts c WHERE c.id = :contact_id",
    FreeTimeRow,
)
