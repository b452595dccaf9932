"""Interviews, with their planned questions and notes."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field

from infoview_tui.domain.appointments import MAX_MINUTES, Appointment
from infoview_tui.domain.enums import InterviewState, Medium, NoteKind, QuestionState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import to_wall, zone_name, zone_or
from infoview_tui.storage.tables.columns import (
    DEFAULT_EMPTY,
    DEFAULT_ZERO,
    IdentifiedRow,
    TableModel,
    UtcDateTime,
    enum_type,
    one_to_five_column,
    text_list_column,
)


class Interview(IdentifiedRow, table=True):
    """One interview: its date, its call clock, and the debrief (R31).

    ``elapsed_seconds`` is the time elapsed until ``clock_started_at``. If ``clock_started_at`` is None, the clock is
    stopped: the call has not started, is paused, or has ended. ``question_started_seconds`` is the call time at which
    the current question became current. Energy is the user's, before and after, from 1 to 5. ``skipped_sections`` are
    names of debrief sections. ``place``, ``link``, and ``phone`` say where it is held, and are empty if not set.
    ``wall_time`` (``2026-12-03T14:00``) is the agreed time in ``timezone``, an IANA zone, empty for a user's zone that
    has no name. It stays if the law of the zone changes, and ``starts_at`` moves. ``bring`` is what to bring.
    """

    __tablename__ = "interviews"
    __table_args__ = (
        Index("ix_interviews_state_starts_at", "state", "starts_at"),
        CheckConstraint("minutes BETWEEN 1 AND 600", name="minutes"),
        CheckConstraint("extra_minutes >= 0", name="extra_minutes"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    state: InterviewState = Field(default=InterviewState.PLANNED, sa_type=enum_type(InterviewState, "state"))
    starts_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    minutes: int = 20
    medium: Medium = Field(default=Medium.VIDEO, sa_type=enum_type(Medium, "medium"))
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    extra_minutes: int = 0
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    elapsed_seconds: int = Field(default=0, sa_column_kwargs=DEFAULT_ZERO)
    clock_started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    off_record: bool = Field(default=False, sa_column_kwargs=DEFAULT_ZERO)
    current_question_id: int | None = None
    question_started_seconds: int = Field(default=0, sa_column_kwargs=DEFAULT_ZERO)
    learned: str = ""
    want_to_know: str = ""
    next_steps: str = ""
    energy_before: int | None = Field(default=None, sa_column=one_to_five_column("energy_before"))
    energy_after: int | None = Field(default=None, sa_column=one_to_five_column("energy_after"))
    skipped_sections: list[str] = Field(default_factory=list, sa_column=text_list_column())
    debriefed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    place: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)
    link: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)
    phone: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)
    created_at: datetime = Field(sa_type=UtcDateTime)
    timezone: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)
    wall_time: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)
    bring: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)

    def set_appointment(self, appointment: Appointment, own_zone: tzinfo) -> None:
        """Set when and where it is held, in the zone in which that was agreed, or else the user's; text is cleaned."""
        self.starts_at = appointment.starts_at
        zone = zone_or(appointment.zone, own_zone)
        self.timezone = zone_name(zone)
        self.wall_time = f"{to_wall(appointment.starts_at, zone):%Y-%m-%dT%H:%M}"
        self.bring = clean_line(appointment.bring)
        self.minutes = max(1, min(MAX_MINUTES, appointment.minutes))
        self.medium = appointment.medium
        self.place, self.link, self.phone = map(clean_line, (appointment.place, appointment.link, appointment.phone))


class LiveDraft(TableModel, table=True):
    """The unfinished input line of a call in one window, and the note that it edits."""

    __tablename__ = "live_drafts"

    interview_id: int = Field(primary_key=True, foreign_key="interviews.id", ondelete="CASCADE")
    instance: str = Field(primary_key=True)
    line: str
    note_id: int | None = None


class PlannedQuestion(IdentifiedRow, table=True):
    """A question in the plan of one interview (R19), with its own copy of the bank's text.

    ``spent_seconds`` is the call time spent on it, not counting the time since it last became current. ``reason`` is
    why the program selected it, and empty if the user added it. ``is_locked`` keeps it when questions are selected
    again.
    """

    __tablename__ = "planned_questions"
    __table_args__ = (
        Index("ix_planned_questions_interview_id_position", "interview_id", "position"),
        CheckConstraint("minutes BETWEEN 1 AND 60", name="minutes"),
    )

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE")
    position: int
    bank_id: str = ""
    topic: str = ""
    text: str
    probes: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    minutes: int = 3
    must_ask: bool = False
    state: QuestionState = Field(default=QuestionState.OPEN, sa_type=enum_type(QuestionState, "state"))
    spent_seconds: int = Field(default=0, sa_column_kwargs=DEFAULT_ZERO)
    reason: str = Field(default="", sa_column_kwargs=DEFAULT_EMPTY)
    is_locked: bool = Field(default=False, sa_column_kwargs=DEFAULT_ZERO)


class Note(IdentifiedRow, table=True):
    """A note of a call. ``seconds`` is the call time when it was started.

    ``written_at`` is set if the note was written after the interview; then the time when it was said is not known.
    """

    __tablename__ = "notes"
    __table_args__ = (
        Index("ix_notes_interview_id_position", "interview_id", "position"),
        CheckConstraint("seconds >= 0", name="seconds"),
    )

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE")
    question_id: int | None = Field(default=None, foreign_key="planned_questions.id", ondelete="SET NULL", index=True)
    position: int
    kind: NoteKind = Field(default=NoteKind.NOTE, sa_type=enum_type(NoteKind, "kind"))
    text: str
    starred: bool = False
    seconds: int = 0
    referred_contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    written_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
