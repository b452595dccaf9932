"""Planned interviews and open offers as busy times, and the calendar entries that are interviews."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class BusyTimeRow(NamedTuple):
    """An interview that is planned or running, or (``interview_id`` is None) a time that is offered to a contact."""

    starts_at: datetime
    minutes: int
    contact: str
    contact_id: int
    interview_id: int | None


BUSY_TIMES = Query(
    "SELECT i.starts_at, i.minutes, c.name, c.id, i.id FROM interviews i JOIN contacts c ON c.id = i.contact_id "
    "WHERE i.state IN ('planned', 'running') AND i.starts_at > :after AND i.starts_at < :before "
    "UNION ALL SELECT o.starts_at, o.minutes, c.name, c.id, NULL FROM offers o JOIN contacts c ON c.id = o.contact_id "
    "WHERE o.state = 'open' AND o.starts_at > :after AND o.starts_at < :before "
    "UNION SELECT m.starts_at, m.minutes, c.name, c.id, NULL "
    "FROM trip_meetings m JOIN contacts c ON c.id = m.contact_id LEFT JOIN messages g ON g.id = m.message_id "
    "WHERE (m.state = 'requested' OR (m.state = 'proposed' AND g.state = 'sent')) AND m.interview_id IS NULL "
    "AND m.starts_at > :after AND m.starts_at < :before",
    BusyTimeRow,
)
"""Those that start between two moments; what a contact was asked for on a trip is an offered time, too."""


class UidRow(NamedTuple):
    """The UID by which calendars know an interview."""

    uid: str


EXPORTED_UIDS = Query("SELECT uid FROM calendar_entries", UidRow)
