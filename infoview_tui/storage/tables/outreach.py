"""Messages to contacts, and actions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Answer, Channel, MessageKind, MessageState, ResumeChoice
from infoview_tui.storage.tables.columns import (
    IdentifiedRow,
    UtcDateTime,
    day_column,
    enum_type,
    text_column,
    text_list_column,
)


class Message(IdentifiedRow, table=True):
    """A message of any kind. A sent message stays as it was sent: at ``sent_at``, or at no known time of ``sent_on``.

    ``target`` is the organization or person that an introduction is asked to, or what an update is about. ``extras``
    are values of `Extra`: what goes with a thank-you.
    """

    __tablename__ = "messages"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="SET NULL", index=True)
    kind: MessageKind = Field(sa_type=enum_type(MessageKind, "kind"))
    channel: Channel = Field(default=Channel.EMAIL, sa_type=enum_type(Channel, "channel"))
    state: MessageState = Field(default=MessageState.DRAFT, sa_type=enum_type(MessageState, "state"))
    subject: str = ""
    body: str = ""
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    template_id: str = Field(default="", sa_column=text_column())
    target: str = Field(default="", sa_column=text_column())
    resume: ResumeChoice | None = Field(default=None, sa_type=enum_type(ResumeChoice, "resume"))
    answer: Answer | None = Field(default=None, sa_type=enum_type(Answer, "answer"))
    extras: list[str] = Field(default_factory=list, sa_column=text_list_column())
    sent_on: date | None = Field(default=None, sa_column=day_column("sent_on", "one_sent", "sent_at"))

    @property
    def sent(self) -> DayOrMoment | None:
        """When it was sent; None for a draft."""
        return DayOrMoment.from_columns(self.sent_on, self.sent_at)


_IS_OPEN = text("done_at IS NULL AND dismissed_at IS NULL")


class Action(IdentifiedRow, table=True):
    """A task. It is open until done or dismissed; after ``late_at``, it is late (R32).

    It is due on the day ``due_on``, at the moment ``due_at``, or, if both are None, at no set time.
    """

    __tablename__ = "actions"
    __table_args__ = (
        Index("ix_actions_open_due_at", "due_at", sqlite_where=_IS_OPEN),
        Index("ix_actions_open_due_on", "due_on", sqlite_where=_IS_OPEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="CASCADE", index=True)
    note_id: int | None = Field(default=None, foreign_key="notes.id", ondelete="SET NULL", index=True)
    kind: ActionKind = Field(default=ActionKind.TODO, sa_type=enum_type(ActionKind, "kind"))
    text: str = ""
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    dismissed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    due_on: date | None = Field(default=None, sa_column=day_column("due_on", "one_due", "due_at"))

    @property
    def due(self) -> Due | None:
        """When it is due; None at no set time."""
        return Due.from_columns(self.due_on, self.due_at)

    def set_due(self, due: Due | None) -> None:
        """Change when it is due."""
        self.due_on, self.due_at = due_columns(due)


def due_columns(due: Due | None) -> tuple[date | None, datetime | None]:
    """Return the values of the columns ``due_on`` and ``due_at``."""
    return (None, None) if due is None else (due.on, due.at)
