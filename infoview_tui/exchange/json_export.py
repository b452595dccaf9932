"""JSON output for other programs: stable ``snake_case`` keys; timestamps are ISO 8601 in UTC.

Keys are never renamed or omitted, but new ones may be added. Unknown values are ``""`` for text and ``null`` otherwise.
Stages and other enumerated values are those of `infoview_tui.domain.enums`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypedDict

from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.board.queries import Card
from infoview_tui.services.interviews.queries import NoteRow, QuestionRow
from infoview_tui.services.outreach.reports import ContactListItem, DueAction, InterviewReport, MessageRow

_UNSAFE_CHARACTERS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control and bidirectional characters that could affect a terminal and that ``json`` does not escape."""


class NextActionJson(TypedDict):
    """A contact's next action, due as in `ActionJson`."""

    kind: str
    due_at: str | None
    text: str
    due_on: str | None


class MessageJson(TypedDict):
    """A message to a contact: a draft, or as it was sent: at ``sent_at``, or at no known time of ``sent_on``."""

    kind: str
    channel: str
    state: str
    subject: str
    body: str
    sent_at: str | None
    answered_at: str | None
    answer: str | None
    extras: list[str]
    sent_on: str | None


class ContactJson(TypedDict):
    """A contact. ``paths``, ``tags``, and ``referrer`` are names; ``next_interview_at`` is null if there is none.

    ``not_before`` is a date (``2027-01-05``).
    """

    id: int
    name: str
    title: str
    organization: str
    stage: str
    tie: str | None
    email: str
    profile_url: str
    paths: list[str]
    tags: list[str]
    referrer: str | None
    next_action: NextActionJson | None
    next_interview_at: str | None
    seniority: str | None
    decides_on_hiring: bool
    stay_in_touch_months: int | None
    not_before: str | None
    location: str
    timezone: str
    messages: list[MessageJson]


class ActionJson(TypedDict):
    """An open action. After ``late_at``, it is late and not only due. ``contact`` is a name, or null for none.

    It is due on the day ``due_on`` (``2027-01-05``), at the moment ``due_at``, or, if both are null, at no set time.
    """

    id: int
    kind: str
    contact_id: int | None
    contact: str | None
    text: str
    due_at: str | None
    late_at: str | None
    reason: str
    due_on: str | None


class QuestionJson(TypedDict):
    """A planned question. ``minutes`` is the estimated time; ``reason`` is empty if the user added it."""

    id: int
    topic: str
    text: str
    minutes: int
    must_ask: bool
    state: str
    reason: str
    locked: bool


class NoteJson(TypedDict):
    """A note. ``seconds`` is its call time, ``time`` the same as a clock; ``question`` is the question it answers.

    For a note that was written after the interview, both are null, and ``written_at`` is set.
    """

    id: int
    seconds: int | None
    time: str | None
    kind: str
    text: str
    starred: bool
    question_id: int | None
    question: str | None
    written_at: str | None


class InterviewJson(TypedDict):
    """An interview. ``minutes`` is the agreed length; ``off_record`` is the number of notes omitted from ``notes``."""

    id: int
    contact_id: int
    contact: str
    title: str
    organization: str
    state: str
    medium: str
    starts_at: str | None
    started_at: str | None
    ended_at: str | None
    minutes: int
    extra_minutes: int
    questions: list[QuestionJson]
    notes: list[NoteJson]
    off_record: int
    place: str
    link: str
    phone: str
    timezone: str
    bring: str


def contacts_to_json(items: Iterable[ContactListItem]) -> list[ContactJson]:
    """Return the JSON objects of ``infoview list --json``, sorted by name."""
    return [
        ContactJson(
            id=contact.id,
            name=contact.name,
            title=contact.title,
            organization=contact.organization,
            stage=contact.stage,
            tie=contact.relationship,
            email=contact.email,
            profile_url=contact.profile_url,
            paths=list(contact.paths),
            tags=list(contact.tags),
            referrer=contact.referrer or None,
            next_action=_next_action_to_json(card),
            next_interview_at=_timestamp_to_json(card.starts_at),
            seniority=contact.seniority,
            decides_on_hiring=contact.decides_on_hiring,
            stay_in_touch_months=contact.stay_in_touch_months,
            not_before=_day_to_json(contact.not_before),
            location=contact.location,
            timezone=contact.timezone,
            messages=list(map(_message_to_json, messages)),
        )
        for contact, card, messages in items
    ]


def actions_to_json(actions: Iterable[DueAction]) -> list[ActionJson]:
    """Return the JSON objects of ``infoview due --json``, sorted by due date, those without a date last."""
    return [
        ActionJson(
            id=action.id,
            kind=action.kind,
            contact_id=action.contact_id,
            contact=action.contact or None,
            text=action.text,
            due_at=_timestamp_to_json(action.due.at if action.due else None),
            late_at=_timestamp_to_json(action.late_at),
            reason=reason,
            due_on=_day_to_json(action.due.on if action.due else None),
        )
        for action, reason in actions
    ]


def interviews_to_json(reports: Iterable[InterviewReport]) -> list[InterviewJson]:
    """Return the JSON objects of ``infoview notes NAME --json``, sorted by date."""
    return [
        InterviewJson(
            id=interview.id,
            contact_id=interview.contact_id,
            contact=interview.contact,
            title=interview.title,
            organization=interview.organization,
            state=interview.state,
            medium=interview.medium,
            starts_at=_timestamp_to_json(interview.starts_at),
            started_at=_timestamp_to_json(interview.started_at),
            ended_at=_timestamp_to_json(interview.ended_at),
            minutes=interview.minutes,
            extra_minutes=interview.extra_minutes,
            questions=[_question_to_json(question) for question in questions],
            notes=[_note_to_json(note) for note in notes],
            off_record=off_record,
            place=interview.place,
            link=interview.link,
            phone=interview.phone,
            timezone=interview.timezone,
            bring=interview.bring,
        )
        for interview, questions, notes, off_record in reports
    ]


def dumps(objects: Iterable[object] | Mapping[str, object], *, ascii_only: bool = False) -> str:
    """Serialize an array or object, indented by two spaces, without a final newline; escape invisible characters."""
    return escape_invisible(json.dumps(objects, ensure_ascii=ascii_only, indent=2))


def escape_invisible(text: str) -> str:
    """Escape the invisible characters in the strings of a JSON text."""
    return _UNSAFE_CHARACTERS.sub(lambda hidden: f"\\u{ord(hidden[0]):04x}", text)


def _timestamp_to_json(moment: datetime | None) -> str | None:
    return None if moment is None else format_timestamp(moment)


def _day_to_json(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _next_action_to_json(card: Card) -> NextActionJson | None:
    if card.action_kind is None:
        return None
    return NextActionJson(
        kind=card.action_kind,
        due_at=_timestamp_to_json(card.due.at if card.due else None),
        text=card.action_text or "",
        due_on=_day_to_json(card.due.on if card.due else None),
    )


def _message_to_json(row: MessageRow) -> MessageJson:
    return MessageJson(
        kind=row.kind,
        channel=row.channel,
        state=row.state,
        subject=row.subject,
        body=row.body,
        sent_at=_timestamp_to_json(row.sent.at if row.sent else None),
        answered_at=_timestamp_to_json(row.answered_at),
        answer=row.answer,
        extras=list(row.extras),
        sent_on=_day_to_json(row.sent.on if row.sent else None),
    )


def _question_to_json(row: QuestionRow) -> QuestionJson:
    return QuestionJson(
        id=row.id,
        topic=row.topic,
        text=row.text,
        minutes=row.minutes,
        must_ask=row.must_ask,
        state=row.state,
        reason=row.reason,
        locked=row.is_locked,
    )


def _note_to_json(row: NoteRow) -> NoteJson:
    return NoteJson(
        id=row.id,
        seconds=None if row.said_at is None else row.seconds,
        time=None if row.said_at is None else format_clock(row.said_at),
        kind=row.kind,
        text=row.text,
        starred=row.starred,
        question_id=row.question_id,
        question=row.question or None,
        written_at=_timestamp_to_json(row.written_at),
    )
