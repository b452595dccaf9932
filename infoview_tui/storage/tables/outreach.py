"""What is written to contacts, and what is due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from infoview_tui.domain.enums import ActionKind, Channel, MessageKind, MessageState
from infoview_tui.storage.tables.columns import Instant, Table, by_value


class Message(Table, table=True):
    """A request, nudge, thank-you or update: drafted, checked, sent, answered."""

    __tablename__ = "messages"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="SET NULL", index=True)
    kind: MessageKind = Field(sa_type=by_value(MessageKind, "kind"))
    channel: Channel = Field(default=Channel.EMAIL, sa_type=by_value(Channel, "channel"))
    state: MessageState = Field(default=MessageState.DRAFT, sa_type=by_value(MessageState, "state"))
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
    kind: ActionKind = Field(default=ActionKind.TODO, sa_type=by_value(ActionKind, "kind"))
    text: str = ""
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    late_at: datetime | None = Field(default=None, sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)
