"""What the user decides about paths: how much each topic matters, and how a path fits the profile."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from infoview_tui.domain.enums import FitAspect, FitSide
from infoview_tui.storage.tables.columns import TableModel, UtcDateTime, enum_type


class TopicWeight(TableModel, table=True):
    """How much a topic matters to the user, from 0 (not at all) to 5. A topic without a row has its default weight."""

    __tablename__ = "topic_weights"
    __table_args__ = (CheckConstraint("weight BETWEEN 0 AND 5", name="weight"),)

    topic: str = Field(primary_key=True)
    weight: int


class FitPoint(TableModel, table=True):
    """A reason for or against a path in one aspect of the profile, with the note that supports it, if any (R35)."""

    __tablename__ = "fit_points"

    id: int | None = Field(default=None, primary_key=True)
    path_id: int = Field(foreign_key="paths.id", ondelete="CASCADE", index=True)
    aspect: FitAspect = Field(sa_type=enum_type(FitAspect, "aspect"))
    side: FitSide = Field(sa_type=enum_type(FitSide, "side"))
    text: str
    note_id: int | None = Field(default=None, foreign_key="notes.id", ondelete="SET NULL", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
