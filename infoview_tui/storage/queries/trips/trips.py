"""Trips with their blocks and meetings, and what is known of the contacts to meet (R15)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Answer, Medium, MessageState, Relationship, Seniority, Stage, TripMeetingState
from infoview_tui.storage.query import Query


class TripRow(NamedTuple):
    """A trip, with how many contacts it has and how many of them have a time. Minutes are after midnight."""

    id: int
    city: str
    timezone: str
    first_day: date
    last_day: date
    day_start: int
    day_end: int
    meetings_per_day: int
    meeting_minutes: int
    travel_minutes: int
    same_area_minutes: int
    travel_times: str
    contacts: int
    placed: int


_SELECT_TRIPS = """
SELECT t.id, t.city, t.timezone, t.first_day, t.last_day, t.day_start, t.day_end, t.meetings_per_day,
       t.meeting_minutes, t.travel_minutes, t.same_area_minutes, t.travel_times,
       (SELECT count(*) FROM trip_meetings m WHERE m.trip_id = t.id),
       (SELECT count(*) FROM trip_meetings m
        WHERE m.trip_id = t.id AND m.starts_at IS NOT NULL AND m.state <> 'declined')
FROM trips t
"""

TRIPS = Query(_SELECT_TRIPS + "ORDER BY t.first_day, t.id", TripRow)
TRIP = Query(_SELECT_TRIPS + "WHERE t.id = :trip_id", TripRow)


class TripBlockRow(NamedTuple):
    """A meal or a fixed appointment, in minutes after midnight; on every day if ``day`` is None."""

    id: int
    label: str
    day: date | None
    starts: int
    ends: int


TRIP_BLOCKS = Query(
    "SELECT id, label, day, starts, ends FROM trip_blocks WHERE trip_id = :trip_id ORDER BY day, starts, id",
    TripBlockRow,
)


class TripMeetingRow(NamedTuple):
    """A contact to meet. ``message_*`` is the request; ``interview_*`` the interview that is planned or was held then.

    The interview is the one that was scheduled for this meeting or, if there is none, another one of the contact
    between two moments.
    """

    id: int
    contact_id: int
    name: str
    title: str
    organization: str
    location: str
    phone: str
    email: str
    stage: Stage
    minutes: int
    area: str
    address: str
    availability: str
    starts_at: datetime | None
    is_locked: bool
    state: TripMeetingState
    message_id: int | None
    message_state: MessageState | None
    answer: Answer | None
    interview_id: int | None
    interview_at: datetime | None
    interview_minutes: int | None
    medium: Medium | None
    place: str
    bring: str
    relationship: Relationship | None
    referrer: str
    decides_on_hiring: bool
    seniority: Seniority | None
    was_interviewed: bool
    is_new_organization: bool


TRIP_MEETINGS = Query(
    """
    SELECT m.id, m.contact_id, c.name, c.title, coalesce(o.name, ''), c.location, c.phone, c.email, c.stage,
           m.minutes, m.area, m.address, m.availability, m.starts_at, m.is_locked, m.state,
           m.message_id, g.state, g.answer,
           i.id, i.starts_at, i.minutes, i.medium, coalesce(i.place, ''), coalesce(i.bring, ''),
           c.relationship, coalesce(r.name, ''), c.decides_on_hiring, c.seniority,
           EXISTS (SELECT 1 FROM interviews h WHERE h.contact_id = c.id AND h.state IN ('ended', 'debriefed')),
           c.organization_id IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM interviews h JOIN contacts k ON k.id = h.contact_id
               WHERE k.organization_id = c.organization_id AND h.state IN ('ended', 'debriefed'))
    FROM trip_meetings m
    JOIN contacts c ON c.id = m.contact_id
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN contacts r ON r.id = c.referrer_id
    LEFT JOIN messages g ON g.id = m.message_id
    LEFT JOIN interviews i ON i.id = coalesce(
        (SELECT n.id FROM interviews n WHERE n.id = m.interview_id AND n.state <> 'cancelled'),
        (SELECT n.id FROM interviews n
         WHERE n.contact_id = m.contact_id AND n.state <> 'cancelled' AND n.starts_at BETWEEN :after AND :before
         ORDER BY n.starts_at, n.id LIMIT 1))
    WHERE m.trip_id = :trip_id
    ORDER BY c.sort_name, m.contact_id
    """,
    TripMeetingRow,
)


class PathVoicesRow(NamedTuple):
    """A path of a contact, and how many people who can talk about it were interviewed."""

    contact_id: int
    path: str
    voices: int


TRIP_PATHS = Query(
    """
    SELECT cp.contact_id, p.name,
           (SELECT count(DISTINCT h.contact_id) FROM interviews h JOIN contact_paths k ON k.contact_id = h.contact_id
            WHERE k.path_id = p.id AND h.state IN ('ended', 'debriefed'))
    FROM trip_meetings m
    JOIN contact_paths cp ON cp.contact_id = m.contact_id
    JOIN paths p ON p.id = cp.path_id
    WHERE m.trip_id = :trip_id
    ORDER BY cp.contact_id, sort_key(p.name)
    """,
    PathVoicesRow,
)


class TripContactRow(NamedTuple):
    """A contact who could be added to a trip: not closed, and not on it yet. ``tags`` are names."""

    id: int
    name: str
    title: str
    organization: str
    location: str
    stage: Stage
    tags: tuple[str, ...]


TRIP_CANDIDATES = Query(
    """
    SELECT c.id, c.name, c.title, coalesce(o.name, ''), c.location, c.stage,
           (SELECT json_group_array(name) FROM (
               SELECT t.name FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id
               WHERE ct.contact_id = c.id ORDER BY sort_key(t.name)))
    FROM contacts c
    LEFT JOIN organizations o ON o.id = c.organization_id
    WHERE c.stage <> 'closed' AND c.id NOT IN (SELECT contact_id FROM trip_meetings WHERE trip_id = :trip_id)
    ORDER BY c.sort_name, c.id
    """,
    TripContactRow,
)


class TripSlotRow(NamedTuple):
    """A time on a trip at which the user would like to meet a contact: not confirmed, and not declined."""

    city: str
    timezone: str
    first_day: date
    last_day: date
    starts_at: datetime
    minutes: int


TRIP_SLOT = Query(
    """
    SELECT t.city, t.timezone, t.first_day, t.last_day, m.starts_at, m.minutes
    FROM trip_meetings m JOIN trips t ON t.id = m.trip_id
    WHERE m.contact_id = :contact_id AND m.starts_at > :now AND m.state IN ('proposed', 'requested')
    ORDER BY m.starts_at LIMIT 1
    """,
    TripSlotRow,
)
"""The next one of a contact."""
