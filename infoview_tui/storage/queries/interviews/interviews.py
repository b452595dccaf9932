"""Interview queries, including questions, notes, and unfinished lines."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.appointments import format_meeting
from infoview_tui.domain.enums import InterviewState, Medium, NoteKind, QuestionState
from infoview_tui.storage.query import Query


class InterviewRow(NamedTuple):
    """An interview with its contact. ``minutes`` is the agreed length.

    ``has_draft`` is True if any window has an unfinished line.
    """

    id: int
    contact_id: int
    contact: str
    title: str
    organization: str
    state: InterviewState
    starts_at: datetime | None
    minutes: int
    medium: Medium
    started_at: datetime | None
    extra_minutes: int
    ended_at: datetime | None
    elapsed_seconds: int
    clock_started_at: datetime | None
    off_record: bool
    current_question_id: int | None
    question_started_seconds: int
    learned: str
    want_to_know: str
    next_steps: str
    energy_before: int | None
    energy_after: int | None
    skipped_sections: tuple[str, ...]
    debriefed_at: datetime | None
    question_count: int
    has_draft: bool
    place: str
    link: str
    phone: str
    contact_phone: str
    timezone: str = ""
    """The IANA zone in which the time was agreed; empty for the user's."""
    bring: str = ""
    contact_timezone: str = ""
    """The contact's IANA zone; empty if it is not known."""

    @property
    def their_zone(self) -> str:
        """The IANA zone of the contact, or else the one in which the time was agreed."""
        return self.contact_timezone or self.timezone

    @property
    def meeting(self) -> str:
        """How and where it is held: ``video · https://zoom.us/j/1``. A phone call is to the contact's own number."""
        phone = self.phone or (self.contact_phone if self.medium is Medium.PHONE else "")
        return format_meeting(self.medium, place=self.place, link=self.link, phone=phone)


_SELECT_INTERVIEWS = """
SELECT i.id, i.contact_id, c.name, c.title, coalesce(o.name, ''), i.state, i.starts_at, i.minutes, i.medium,
       i.started_at, i.extra_minutes, i.ended_at, i.elapsed_seconds, i.clock_started_at, i.off_record,
       i.current_question_id, i.question_started_seconds,
       i.learned, i.want_to_know, i.next_steps, i.energy_before, i.energy_after, i.skipped_sections,
       i.debriefed_at,
       (SELECT count(*) FROM planned_questions q WHERE q.interview_id = i.id),
       EXISTS (SELECT 1 FROM live_drafts u WHERE u.interview_id = i.id AND u.line <> ''),
       i.place, i.link, i.phone, c.phone, i.timezone, i.bring, c.timezone
FROM interviews i
JOIN contacts c ON c.id = i.contact_id
LEFT JOIN organizations o ON o.id = c.organization_id
"""

_HAS_CONTENT = """(i.state <> 'planned' OR i.starts_at IS NOT NULL OR c.stage = 'scheduled'
    OR EXISTS (SELECT 1 FROM planned_questions q WHERE q.interview_id = i.id)
    OR EXISTS (SELECT 1 FROM notes n WHERE n.interview_id = i.id)
    OR EXISTS (SELECT 1 FROM live_drafts u WHERE u.interview_id = i.id AND u.line <> ''))
"""
"""Not an interview whose plan or call was opened, but in which nothing was written: no list shows it."""

INTERVIEW = Query(_SELECT_INTERVIEWS + "WHERE i.id = :interview_id", InterviewRow)
INTERVIEWS_OF_CONTACT = Query(
    _SELECT_INTERVIEWS + f"WHERE i.contact_id = :contact_id AND i.state <> 'cancelled' AND {_HAS_CONTENT}"
    "ORDER BY coalesce(i.started_at, i.starts_at, i.created_at), i.id",
    InterviewRow,
)
RUNNING_INTERVIEW = Query(
    _SELECT_INTERVIEWS + "WHERE i.state = 'running' ORDER BY i.started_at DESC, i.id DESC LIMIT 1", InterviewRow
)
UPCOMING_INTERVIEWS = Query(
    _SELECT_INTERVIEWS + f"WHERE i.state IN ('planned', 'running') AND {_HAS_CONTENT}"
    "ORDER BY i.state = 'running' DESC, i.starts_at IS NULL, i.starts_at, i.id LIMIT :most",
    InterviewRow,
)
NEXT_INTERVIEW_OF_CONTACT = Query(
    _SELECT_INTERVIEWS + "WHERE i.contact_id = :contact_id AND i.state IN ('planned', 'running') "
    "ORDER BY i.state = 'running' DESC, i.starts_at IS NULL, i.starts_at, i.id LIMIT 1",
    InterviewRow,
)
LAST_HELD_INTERVIEW = Query(
    _SELECT_INTERVIEWS + "WHERE i.contact_id = :contact_id AND i.state IN ('ended', 'debriefed') "
    "ORDER BY i.ended_at DESC, i.id DESC LIMIT 1",
    InterviewRow,
)
INTERVIEWS_BETWEEN = Query(
    _SELECT_INTERVIEWS + "WHERE i.state <> 'cancelled' AND coalesce(i.started_at, i.starts_at) > :after "
    "AND coalesce(i.started_at, i.starts_at) < :before ORDER BY coalesce(i.started_at, i.starts_at), i.id",
    InterviewRow,
)
INTERVIEWS_TO_DEBRIEF = Query(
    _SELECT_INTERVIEWS + "WHERE i.state = 'ended' ORDER BY i.ended_at DESC, i.id DESC", InterviewRow
)


class QuestionRow(NamedTuple):
    """A planned question of an interview. ``minutes`` is the estimated time.

    ``reason`` is why it was proposed, and empty if the user added it. ``is_locked`` keeps it when the program proposes
    again.
    """

    id: int
    position: int
    bank_id: str
    topic: str
    text: str
    probes: tuple[str, ...]
    minutes: int
    must_ask: bool
    state: QuestionState
    spent_seconds: int
    reason: str = ""
    is_locked: bool = False


QUESTIONS = Query(
    "SELECT id, position, bank_id, topic, text, probes, minutes, must_ask, state, spent_seconds, reason, is_locked "
    "FROM planned_questions WHERE interview_id = :interview_id ORDER BY position, id",
    QuestionRow,
)


CANCELED_PLAN = Query(
    "SELECT q.id, q.position, q.bank_id, q.topic, q.text, q.probes, q.minutes, q.must_ask, q.state, q.spent_seconds, "
    "q.reason, q.is_locked FROM planned_questions q JOIN interviews i ON i.id = q.interview_id "
    "WHERE i.state = 'cancelled' AND i.id = (SELECT max(id) FROM interviews WHERE contact_id = :contact_id) "
    "ORDER BY q.position, q.id",
    QuestionRow,
)
"""The plan of the contact's latest interview if that was canceled; the next one takes it over."""


class LiveDraftRow(NamedTuple):
    """The unfinished line of one window, and the note that it edits."""

    instance: str
    line: str
    note_id: int | None


LIVE_DRAFTS = Query(
    "SELECT instance, line, note_id FROM live_drafts WHERE interview_id = :interview_id ORDER BY instance",
    LiveDraftRow,
)


class NoteRow(NamedTuple):
    """A note. ``seconds`` is the call time when it was started.

    ``written_at`` is set if it was written after the interview; then the time when it was said is not known.
    """

    id: int
    kind: NoteKind
    text: str
    starred: bool
    seconds: int
    question_id: int | None
    question: str
    referred_contact_id: int | None
    action_id: int | None
    interview_id: int
    position: int
    written_at: datetime | None = None

    @property
    def said_at(self) -> timedelta | None:
        """The time on the clock of the interview; None if the note was written afterwards."""
        return None if self.written_at is not None else timedelta(seconds=self.seconds)

    @property
    def is_tangent(self) -> bool:
        """Whether it was written during the interview under no question. Without a plan, all notes are (R27)."""
        return self.question_id is None and self.written_at is None


_SELECT_NOTES = """
SELECT n.id, n.kind, n.text, n.starred, n.seconds, n.question_id, coalesce(q.text, ''), n.referred_contact_id,
       (SELECT min(a.id) FROM actions a WHERE a.note_id = n.id), n.interview_id, n.position,
       n.written_at
FROM notes n
LEFT JOIN planned_questions q ON q.id = n.question_id
"""

NOTES = Query(_SELECT_NOTES + "WHERE n.interview_id = :interview_id ORDER BY n.position, n.id", NoteRow)
NOTE = Query(_SELECT_NOTES + "WHERE n.id = :note_id", NoteRow)


class AgreedTimeRow(NamedTuple):
    """When a planned interview is, and the wall time that was agreed in a time zone."""

    id: int
    starts_at: datetime
    timezone: str
    wall_time: str


AGREED_TIMES = Query(
    "SELECT id, starts_at, timezone, wall_time FROM interviews "
    "WHERE state = 'planned' AND starts_at IS NOT NULL AND timezone <> '' AND wall_time <> '' ORDER BY id",
    AgreedTimeRow,
)
