"""The tables. Names are the words of the process; enums are stored by value under a check constraint; times are UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Column, Dialect, Index, Integer, MetaData, String, TypeDecorator, text
from sqlalchemy import Enum as SqlEnum
from sqlmodel import Field, SQLModel

from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import (
    ActionKind,
    Channel,
    FindingKind,
    InterviewState,
    Medium,
    MessageKind,
    MessageState,
    NoteKind,
    OutcomeKind,
    QuestionState,
    Sort,
    Stage,
    Sureness,
    Tie,
    Verdict,
)
from infoview_tui.errors import DamagedDataError
from infoview_tui.storage.instants import from_text, to_text

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An aware UTC moment, stored as sortable text."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what is stored."""
        return None if value is None else to_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """Return what was stored."""
        return None if value is None else from_text(value)


class _Enum(SqlEnum):
    """An enumeration that says so in words where the data holds none of its own."""

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Any]:
        """Return what makes a member of a stored text."""
        member_of: Callable[[Any], Any] = super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call] # SQLAlchemy's

        def process(value: Any) -> Any:
            try:
                return member_of(value)
            except LookupError as error:
                raise DamagedDataError(f"“{clean_line(str(value), 40)}” is no {self.name}") from error

        return process


def _by_value(enum: type[StrEnum], name: str) -> SqlEnum:
    return _Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


_ZERO = {"server_default": text("0")}
"""For what came later than the rows that were there."""


def _one_to_five(name: str) -> Column[int | None]:
    return Column(Integer, CheckConstraint(f"{name} BETWEEN 1 AND 5", name=name), nullable=True)


class Table(SQLModel):
    """What all tables share: one metadata with one naming convention."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


class Profile(Table, table=True):
    """The person themselves (R6): one row. ``introduction`` is the ten-second one (R23)."""

    __tablename__ = "profile"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    name: str = ""
    email: str = ""
    phone: str = ""
    introduction: str = ""
    skills: str = ""
    values: str = ""
    interests: str = ""
    experience: str = ""
    circumstances: str = ""
    updated_at: datetime = Field(sa_type=Instant)


class Organization(Table, table=True):
    """Where a contact works (R1)."""

    __tablename__ = "organizations"
    __table_args__ = (Index("uq_organizations_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    industry: str = ""
    why: str = ""
    created_at: datetime = Field(sa_type=Instant)


class Path(Table, table=True):
    """A career that the person explores, and why (R1)."""

    __tablename__ = "paths"
    __table_args__ = (Index("uq_paths_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    why: str = ""
    created_at: datetime = Field(sa_type=Instant)


class Contact(Table, table=True):
    """A person who may be interviewed (R2). Identified across imports by profile address, then by email."""

    __tablename__ = "contacts"
    __table_args__ = (
        Index("ix_contacts_board", "stage", text("place IS NULL"), "place", text("name COLLATE NOCASE")),
        Index("uq_contacts_profile_url", "profile_url", unique=True, sqlite_where=text("profile_url <> ''")),
        Index("ix_contacts_email", "email", sqlite_where=text("email <> ''")),
        CheckConstraint("name <> ''", name="named"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    title: str = ""
    organization_id: int | None = Field(default=None, foreign_key="organizations.id", ondelete="SET NULL", index=True)
    stage: Stage = Field(default=Stage.RESEARCHING, sa_type=_by_value(Stage, "stage"))
    stage_since: datetime = Field(sa_type=Instant)
    place: int | None = None
    tie: Tie | None = Field(default=None, sa_type=_by_value(Tie, "tie"))
    how_known: str = ""
    why: str = ""
    referrer_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    location: str = ""
    channel: Channel | None = Field(default=None, sa_type=_by_value(Channel, "channel"))
    connected_on: date | None = None
    last_contact_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)


class ContactPath(Table, table=True):
    """A contact speaks to a path."""

    __tablename__ = "contact_paths"

    contact_id: int = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE")
    path_id: int = Field(primary_key=True, foreign_key="paths.id", ondelete="CASCADE", index=True)


class Tag(Table, table=True):
    """A word of the person's own by which contacts are found again."""

    __tablename__ = "tags"
    __table_args__ = (Index("uq_tags_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str


class ContactTag(Table, table=True):
    """A contact bears a tag."""

    __tablename__ = "contact_tags"

    contact_id: int = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE")
    tag_id: int = Field(primary_key=True, foreign_key="tags.id", ondelete="CASCADE", index=True)


class Finding(Table, table=True):
    """Something learned in research, with its source (R16); common ground (R22) and warmer ways (R5) too."""

    __tablename__ = "findings"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    kind: FindingKind = Field(default=FindingKind.FINDING, sa_type=_by_value(FindingKind, "kind"))
    text: str
    source: str = ""
    created_at: datetime = Field(sa_type=Instant)


class Hypothesis(Table, table=True):
    """A belief about a path, an organization or an industry, to be tested in interviews (R17)."""

    __tablename__ = "hypotheses"

    id: int | None = Field(default=None, primary_key=True)
    text: str
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    path_id: int | None = Field(default=None, foreign_key="paths.id", ondelete="SET NULL", index=True)
    organization_id: int | None = Field(default=None, foreign_key="organizations.id", ondelete="SET NULL", index=True)
    created_at: datetime = Field(sa_type=Instant)


class Offering(Table, table=True):
    """Something to bring to the conversation (R18)."""

    __tablename__ = "offerings"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    text: str
    source: str = ""
    created_at: datetime = Field(sa_type=Instant)


class Interview(Table, table=True):
    """One conversation: its date, its clock, and the debrief (R31).

    ``spoken_seconds`` is how long was spoken until ``spoken_at``; where that is missing, the clock stands: the call has
    not begun, is paused, or has ended. ``turned_seconds`` is when the current question was turned to, on that clock.
    Energy is the person's own, before and after, from 1 to 5.
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
    state: InterviewState = Field(default=InterviewState.PLANNED, sa_type=_by_value(InterviewState, "state"))
    starts_at: datetime | None = Field(default=None, sa_type=Instant)
    minutes: int = 20
    medium: Medium = Field(default=Medium.VIDEO, sa_type=_by_value(Medium, "medium"))
    started_at: datetime | None = Field(default=None, sa_type=Instant)
    extra_minutes: int = 0
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    spoken_seconds: int = Field(default=0, sa_column_kwargs=_ZERO)
    spoken_at: datetime | None = Field(default=None, sa_type=Instant)
    off_record: bool = Field(default=False, sa_column_kwargs=_ZERO)
    current_question_id: int | None = None
    turned_seconds: int = Field(default=0, sa_column_kwargs=_ZERO)
    learned: str = ""
    want_to_know: str = ""
    next_steps: str = ""
    energy_before: int | None = Field(default=None, sa_column=_one_to_five("energy_before"))
    energy_after: int | None = Field(default=None, sa_column=_one_to_five("energy_after"))
    debriefed_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)


class UnfinishedLine(Table, table=True):
    """The half-typed line of a call, by the window in which it is typed, and the note that it edits."""

    __tablename__ = "unfinished_lines"

    interview_id: int = Field(primary_key=True, foreign_key="interviews.id", ondelete="CASCADE")
    window: str = Field(primary_key=True)
    line: str
    note_id: int | None = None


class PlannedQuestion(Table, table=True):
    """A question chosen for one interview (R19), with its own copy of the bank's words.

    ``spent_seconds`` is how long was spoken while it was the current one, but for the present turn.
    """

    __tablename__ = "planned_questions"
    __table_args__ = (
        Index("ix_planned_questions_interview_id_place", "interview_id", "place"),
        CheckConstraint("minutes BETWEEN 1 AND 60", name="minutes"),
    )

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE")
    place: int
    bank_id: str = ""
    topic: str = ""
    text: str
    probes: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    minutes: int = 3
    must_ask: bool = False
    state: QuestionState = Field(default=QuestionState.OPEN, sa_type=_by_value(QuestionState, "state"))
    spent_seconds: int = Field(default=0, sa_column_kwargs=_ZERO)


class Note(Table, table=True):
    """One line or passage written during a call. ``seconds`` is the time in the call."""

    __tablename__ = "notes"
    __table_args__ = (
        Index("ix_notes_interview_id_place", "interview_id", "place"),
        CheckConstraint("seconds >= 0", name="seconds"),
    )

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE")
    question_id: int | None = Field(default=None, foreign_key="planned_questions.id", ondelete="SET NULL", index=True)
    place: int
    kind: NoteKind = Field(default=NoteKind.NOTE, sa_type=_by_value(NoteKind, "kind"))
    text: str
    starred: bool = False
    seconds: int = 0
    referred_contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    created_at: datetime = Field(sa_type=Instant)


class HypothesisVerdict(Table, table=True):
    """What one interview says of a hypothesis: one voice each (R36)."""

    __tablename__ = "verdicts"
    __table_args__ = (Index("uq_verdicts_hypothesis_id_interview_id", "hypothesis_id", "interview_id", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    hypothesis_id: int = Field(foreign_key="hypotheses.id", ondelete="CASCADE")
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE", index=True)
    verdict: Verdict = Field(sa_type=_by_value(Verdict, "verdict"))
    because: str = ""
    note_id: int | None = None
    created_at: datetime = Field(sa_type=Instant)


class Rating(Table, table=True):
    """How a path looks after one interview, on one topic: from 1 to 5, with how sure the person is (R35)."""

    __tablename__ = "ratings"
    __table_args__ = (
        Index("uq_ratings_interview_id_path_id_topic", "interview_id", "path_id", "topic", unique=True),
        CheckConstraint("score BETWEEN 1 AND 5", name="score"),
    )

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE")
    path_id: int = Field(foreign_key="paths.id", ondelete="CASCADE", index=True)
    topic: str
    score: int
    sureness: Sureness = Field(default=Sureness.FAIR, sa_type=_by_value(Sureness, "sureness"))
    created_at: datetime = Field(sa_type=Instant)


class Outcome(Table, table=True):
    """What came of an interview (R37)."""

    __tablename__ = "outcomes"

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE", index=True)
    kind: OutcomeKind = Field(sa_type=_by_value(OutcomeKind, "kind"))
    text: str = ""
    created_at: datetime = Field(sa_type=Instant)


class Message(Table, table=True):
    """A request, nudge, thank-you or update: drafted, checked, sent, answered."""

    __tablename__ = "messages"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="SET NULL", index=True)
    kind: MessageKind = Field(sa_type=_by_value(MessageKind, "kind"))
    channel: Channel = Field(default=Channel.EMAIL, sa_type=_by_value(Channel, "channel"))
    state: MessageState = Field(default=MessageState.DRAFT, sa_type=_by_value(MessageState, "state"))
    subject: str = ""
    body: str = ""
    sent_at: datetime | None = Field(default=None, sa_type=Instant)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)


class Action(Table, table=True):
    """Something with a due date. Open until it is done or dropped; ``late_at`` is where due becomes late (R32)."""

    __tablename__ = "actions"
    __table_args__ = (
        Index("ix_actions_open_due_at", "due_at", sqlite_where=text("done_at IS NULL AND dropped_at IS NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="CASCADE", index=True)
    note_id: int | None = Field(default=None, foreign_key="notes.id", ondelete="SET NULL", index=True)
    kind: ActionKind = Field(default=ActionKind.TODO, sa_type=_by_value(ActionKind, "kind"))
    text: str = ""
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    late_at: datetime | None = Field(default=None, sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)


class View(Table, table=True):
    """A filter of the board with its order, saved under a name."""

    __tablename__ = "views"
    __table_args__ = (Index("uq_views_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    query: str = ""
    sort: Sort = Field(default=Sort.URGENCY, sa_type=_by_value(Sort, "sort"))
    created_at: datetime = Field(sa_type=Instant)


class Event(Table, table=True):
    """What was done, when: the log from which timeline, funnel and undo are told.

    It has no foreign keys: it outlives what it speaks of, and ids of contacts and interviews are never given twice.
    """

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_contact_id_at", "contact_id", "at"), Index("ix_events_kind_at", "kind", "at"))

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Instant)
    kind: str
    label: str
    contact_id: int | None = None
    interview_id: int | None = None
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    undone_at: datetime | None = Field(default=None, sa_type=Instant)
