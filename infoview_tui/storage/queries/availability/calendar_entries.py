"""Interviews as calendar entries, with the actions before and after them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Medium
from infoview_tui.storage.queries.due import DUE
from infoview_tui.storage.query import Query


class CalendarInterviewRow(NamedTuple):
    """An interview with a time. ``changed_at`` is when its last event happened, or was undone.

    ``uid`` is empty if it has not been exported.
    """

    id: int
    contact_id: int
    contact: str
    title: str
    organization: str
    email: str
    state: InterviewState
    starts_at: datetime
    minutes: int
    timezone: str
    medium: Medium
    place: str
    link: str
    phone: str
    contact_phone: str
    bring: str
    created_at: datetime
    changed_at: datetime
    uid: str
    sequence: int
    fingerprint: str


_SELECT = """
SELECT i.id, i.contact_id, c.name, c.title, coalesce(o.name, ''), c.email, i.state, i.starts_at, i.minutes, i.timezone,
       i.medium, i.place, i.link, i.phone, c.phone, i.bring, i.created_at,
       coalesce((SELECT max(coalesce(e.undone_at, e.at)) FROM events e WHERE e.interview_id = i.id), i.created_at),
       coalesce(n.uid, ''), coalesce(n.sequence, 0), coalesce(n.fingerprint, '')
FROM interviews i
JOIN contacts c ON c.id = i.contact_id
LEFT JOIN organizations o ON o.id = c.organization_id
LEFT JOIN calendar_entries n ON n.interview_id = i.id
WHERE i.starts_at IS NOT NULL AND """

CALENDAR_INTERVIEWS = Query(
    _SELECT + "(i.state <> 'cancelled' OR n.uid IS NOT NULL) ORDER BY i.starts_at, i.id", CalendarInterviewRow
)
"""All interviews, and of those that were canceled the ones that calendars know."""

CALENDAR_INTERVIEWS_OF_CONTACT = Query(
    _SELECT + "i.contact_id = :contact_id AND (i.state <> 'cancelled' OR n.uid IS NOT NULL) ORDER BY i.starts_at, i.id",
    CalendarInterviewRow,
)
CALENDAR_INTERVIEW = Query(_SELECT + "i.id = :interview_id", CalendarInterviewRow)

LATEST_CALENDAR_INTERVIEW = Query(
    _SELECT + "i.contact_id = :contact_id AND i.state <> 'running' "
    "ORDER BY i.state = 'planned' DESC, i.starts_at DESC, i.id DESC LIMIT 1",
    CalendarInterviewRow,
)
"""The planned interview of a contact, or else the latest, also if it was canceled."""


class InterviewActionRow(NamedTuple):
    """The preparation or the thank-you of an interview, the latest last."""

    interview_id: int
    kind: ActionKind
    due: Due | None
    done_at: datetime | None
    dismissed_at: datetime | None


INTERVIEW_ACTIONS = Query(
    f"SELECT a.interview_id, a.kind, {DUE}, a.done_at, a.dismissed_at FROM actions a "  # noqa: S608 - a constant
    "WHERE a.interview_id IS NOT NULL AND a.kind IN ('prepare', 'thank') ORDER BY a.id",
    InterviewActionRow,
)
