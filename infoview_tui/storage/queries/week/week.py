"""Interviews, open offers, and meetings of trips in a span of time."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import InterviewState, Medium, TripMeetingState
from infoview_tui.storage.query import Query


class WeekInterviewRow(NamedTuple):
    """An interview with a time that was not canceled. ``minutes`` is the agreed length, with extensions.

    ``began_at`` is when it began or is to begin; ``timezone`` is the contact's IANA zone.
    """

    id: int
    contact_id: int
    contact: str
    timezone: str
    state: InterviewState
    began_at: datetime
    ended_at: datetime | None
    minutes: int
    medium: Medium
    place: str
    link: str
    phone: str
    contact_phone: str


WEEK_INTERVIEWS = Query(
    "SELECT i.id, c.id, c.name, c.timezone, i.state, coalesce(i.started_at, i.starts_at) AS began_at, i.ended_at, "
    "i.minutes + i.extra_minutes, i.medium, i.place, i.link, i.phone, c.phone "
    "FROM interviews i JOIN contacts c ON c.id = i.contact_id "
    "WHERE i.state <> 'cancelled' AND began_at > :after AND began_at < :before ORDER BY began_at, i.id",
    WeekInterviewRow,
)
"""Those that begin between two moments."""


class WeekOfferRow(NamedTuple):
    """A time that was offered to a contact and is still open."""

    id: int
    contact_id: int
    contact: str
    timezone: str
    starts_at: datetime
    minutes: int


WEEK_OFFERS = Query(
    "SELECT o.id, c.id, c.name, c.timezone, o.starts_at, o.minutes "
    "FROM offers o JOIN contacts c ON c.id = o.contact_id "
    "WHERE o.state = 'open' AND o.starts_at > :after AND o.starts_at < :before ORDER BY o.starts_at, o.id",
    WeekOfferRow,
)


class WeekTripMeetingRow(NamedTuple):
    """A meeting of a trip with a time, which is not an interview yet."""

    contact_id: int
    contact: str
    timezone: str
    state: TripMeetingState
    starts_at: datetime
    minutes: int
    city: str
    area: str
    address: str


WEEK_TRIP_MEETINGS = Query(
    "SELECT c.id, c.name, coalesce(nullif(t.timezone, ''), c.timezone), m.state, m.starts_at, m.minutes, t.city, "
    "m.area, m.address FROM trip_meetings m JOIN trips t ON t.id = m.trip_id JOIN contacts c ON c.id = m.contact_id "
    "WHERE m.state <> 'declined' AND m.interview_id IS NULL AND m.starts_at > :after AND m.starts_at < :before "
    "ORDER BY m.starts_at, m.id",
    WeekTripMeetingRow,
)


class WeekContactRow(NamedTuple):
    """A contact chosen for scheduling. ``timezone`` is an IANA zone, empty if not set."""

    id: int
    name: str
    timezone: str
    location: str


WEEK_CONTACT = Query("SELECT id, name, timezone, location FROM contacts WHERE id = :contact_id", WeekContactRow)
