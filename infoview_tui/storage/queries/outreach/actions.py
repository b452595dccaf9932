"""What is due."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Read


class ActionRow(NamedTuple):
    """An open action and whom it concerns."""

    id: int
    kind: str
    text: str
    due_at: str | None
    late_at: str | None
    contact_id: int | None
    contact: str
    interview_id: int | None
    starts_at: str | None
    nudges_sent: int


_OPEN = """
SELECT a.id, a.kind, a.text, a.due_at, a.late_at, a.contact_id, coalesce(c.name, ''), a.interview_id, i.starts_at,
       CASE a.kind WHEN 'nudge' THEN (
           SELECT count(*) FROM messages m
           WHERE m.contact_id = a.contact_id AND m.kind = 'nudge' AND m.sent_at IS NOT NULL
       ) ELSE 0 END
FROM actions a
LEFT JOIN contacts c ON c.id = a.contact_id
LEFT JOIN interviews i ON i.id = a.interview_id
WHERE a.done_at IS NULL AND a.dropped_at IS NULL
"""

DUE = Read(_OPEN + "AND (a.due_at IS NULL OR a.due_at <= :until) ORDER BY a.due_at IS NULL, a.due_at, a.id", ActionRow)
OF_CONTACT = Read(_OPEN + "AND a.contact_id = :contact_id ORDER BY a.due_at IS NULL, a.due_at, a.id", ActionRow)


class DueCount(NamedTuple):
    """How many actions are due until a moment."""

    number: int


COUNT = Read("SELECT count(*) FROM actions WHERE done_at IS NULL AND dropped_at IS NULL AND due_at <= :until", DueCount)
