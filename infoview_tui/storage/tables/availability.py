"""Times that are offered to contacts, and the calendar entries of interviews."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from infoview_tui.domain.enums import OfferState
from infoview_tui.storage.tables.columns import IdentifiedRow, TableModel, UtcDateTime, enum_type


class Offer(IdentifiedRow, table=True):
    """A time that is offered to a contact for an interview (R10), held until it is accepted or withdrawn."""

    __tablename__ = "offers"
    __table_args__ = (
        Index("ix_offers_state_starts_at", "state", "starts_at"),
        CheckConstraint("minutes BETWEEN 1 AND 600", name="minutes"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    message_id: int | None = Field(default=None, foreign_key="messages.id", ondelete="SET NULL", index=True)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    minutes: int = 20
    state: OfferState = Field(default=OfferState.OPEN, sa_type=enum_type(OfferState, "state"))
    created_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CalendarEntry(TableModel, table=True):
    """What calendars know of an interview: the UID, and the SEQUENCE of its last exported version (RFC 5545).

    ``fingerprint`` is what was exported last; the sequence rises when it has changed. Undo does not change it, and it
    outlives the interview (so it has no foreign key): redo brings that back, and calendars ignore a lower sequence.
    """

    __tablename__ = "calendar_entries"

    interview_id: int = Field(primary_key=True)
    uid: str
    sequence: int = 0
    fingerprint: str = ""
