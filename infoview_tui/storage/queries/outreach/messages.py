"""Message queries."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Answer, Channel, MessageKind, MessageState, ResumeChoice
from infoview_tui.storage.query import Query


class MessageRow(NamedTuple):
    """A message with its contact. A draft is as its template filled it while ``updated_at`` equals ``created_at``."""

    id: int
    contact_id: int
    contact: str
    email: str
    interview_id: int | None
    kind: MessageKind
    channel: Channel
    state: MessageState
    subject: str
    body: str
    sent_at: datetime | None
    answered_at: datetime | None
    created_at: datetime
    updated_at: datetime
    template_id: str
    target: str
    resume: ResumeChoice | None
    answer: Answer | None


_MESSAGES = """
SELECT m.id, m.contact_id, c.name, c.email, m.interview_id, m.kind, m.channel, m.state, m.subject, m.body, m.sent_at,
       m.answered_at, m.created_at, m.updated_at, m.template_id, m.target, m.resume, m.answer
FROM messages m
JOIN contacts c ON c.id = m.contact_id
"""

MESSAGE = Query(_MESSAGES + "WHERE m.id = :message_id", MessageRow)
MESSAGES = Query(_MESSAGES + "ORDER BY m.created_at, m.id", MessageRow)
MESSAGES_OF_CONTACT = Query(_MESSAGES + "WHERE m.contact_id = :contact_id ORDER BY m.created_at, m.id", MessageRow)
