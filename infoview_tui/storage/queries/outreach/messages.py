"""Message queries."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.day_or_moment import DayOrMoment
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
    sent: DayOrMoment | None
    answered_at: datetime | None
    created_at: datetime
    updated_at: datetime
    template_id: str
    target: str
    resume: ResumeChoice | None
    answer: Answer | None
    extras: tuple[str, ...] = ()


_MESSAGES = """
SELECT m.id, m.contact_id, c.name, c.email, m.interview_id, m.kind, m.channel, m.state, m.subject, m.body,
       coalesce(m.sent_on, m.sent_at), m.answered_at, m.created_at, m.updated_at, m.template_id, m.target, m.resume,
       m.answer, m.extras
FROM messages m
JOIN contacts c ON c.id = m.contact_id
"""

MESSAGE = Query(_MESSAGES + "WHERE m.id = :message_id", MessageRow)
MESSAGES = Query(_MESSAGES + "ORDER BY m.created_at, m.id", MessageRow)
MESSAGES_OF_CONTACT = Query(_MESSAGES + "WHERE m.contact_id = :contact_id ORDER BY m.created_at, m.id", MessageRow)


class ReferredRow(NamedTuple):
    """The name of a contact that another one referred."""

    name: str


REFERRED_SINCE = Query(
    "SELECT name FROM contacts WHERE referrer_id = :contact_id AND created_at >= :since ORDER BY created_at, id",
    ReferredRow,
)
"""The contacts that a contact has referred since a time."""


class ReferrerWordsRow(NamedTuple):
    """What somebody said about a contact, and who (empty if not known)."""

    text: str
    name: str


REFERRER_WORDS = Query(
    """
    SELECT n.text, c.name FROM notes n JOIN interviews i ON i.id = n.interview_id JOIN contacts c ON c.id = i.contact_id
    WHERE n.referred_contact_id = :contact_id AND n.kind <> 'off_record'
    UNION ALL
    SELECT f.text, coalesce(r.name, '')
    FROM findings f JOIN contacts c ON c.id = f.contact_id LEFT JOIN contacts r ON r.id = c.referrer_id
    WHERE f.contact_id = :contact_id AND f.kind = 'warm_way'
    """,
    ReferrerWordsRow,
)
"""The notes by which a contact was referred, and the warm introductions of its research."""
