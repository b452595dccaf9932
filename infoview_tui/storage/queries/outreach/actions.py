"""Action queries."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import ActionKind
from infoview_tui.storage.query import Query


class ActionRow(NamedTuple):
    """An open action with its contact and interview."""

    id: int
    kind: ActionKind
    text: str
    due_at: datetime | None
    late_at: datetime | None
    contact_id: int | None
    contact: str
    interview_id: int | None
    starts_at: datetime | None
    created_at: datetime
    title: str
    organization: str
    last_contact_at: datetime | None


_OPEN_ACTIONS = """
SELECT a.id, a.kind, a.text, a.due_at, a.late_at, a.contact_id, coalesce(c.name, ''), a.interview_id, i.starts_at,
       a.created_at, coalesce(c.title, ''), coalesce(o.name, ''), c.last_contact_at
FROM actions a
LEFT JOIN contacts c ON c.id = a.contact_id
LEFT JOIN organizations o ON o.id = c.organization_id
LEFT JOIN interviews i ON i.id = a.interview_id
WHERE a.done_at IS NULL AND a.dismissed_at IS NULL
"""

DUE_ACTIONS = Query(
    _OPEN_ACTIONS + "AND (a.due_at IS NULL OR a.due_at <= :until) ORDER BY a.due_at IS NULL, a.due_at, a.id", ActionRow
)
OPEN_ACTIONS_OF_CONTACT = Query(
    _OPEN_ACTIONS + "AND a.contact_id = :contact_id ORDER BY a.due_at IS NULL, a.due_at, a.id", ActionRow
)


class DueCountRow(NamedTuple):
    """The number of actions due by a given time, and of interviews to debrief or to reschedule."""

    total: int


DUE_COUNT = Query(
    """
    SELECT (SELECT count(*) FROM actions
            WHERE done_at IS NULL AND dismissed_at IS NULL AND (due_at < :until OR kind = 'thank'))
         + (SELECT count(*) FROM interviews
            WHERE state = 'ended' OR (state = 'planned' AND starts_at <= :held_before))
    """,
    DueCountRow,
)
"""What Today lists under Now, as `storage/due_summary.py` counts it."""
