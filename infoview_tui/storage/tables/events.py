"""The event log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from infoview_tui.storage.tables.columns import TableModel, UtcDateTime


class Event(TableModel, table=True):
    """An entry in the event log, the source of the timeline and the funnel. Undo sets ``undone_at``.

    It has no foreign keys, because entries outlive the rows they refer to. IDs of contacts and interviews are never
    reused.
    """

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_contact_id_at", "contact_id", "at"), Index("ix_events_kind_at", "kind", "at"))

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str
    label: str
    contact_id: int | None = None
    interview_id: int | None = None
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
