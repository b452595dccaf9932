"""What the user decides about paths: how much topics matter, how a path fits the profile, and its gauges."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from infoview_tui.domain.enums import FitAspect, FitSide
from infoview_tui.storage.tables.columns import IdentifiedRow, TableModel, UtcDateTime, enum_type, one_to_five_column


class TopicWeight(TableModel, table=True):
    """How much a topic matters to the user, from 0 (not at all) to 5. A topic without a row has its default weight."""

    __tablename__ = "topic_weights"
    __table_args__ = (CheckConstraint("weight BETWEEN 0 AND 5", name="weight"),)

    topic: str = Field(primary_key=True)
    weight: int


class FitPoint(IdentifiedRow, table=True):
    """A reason for or against a path in one aspect of the profile, with the note that supports it, if any (R35)."""

    __tablename__ = "fit_points"

    id: int | None = Field(default=None, primary_key=True)
    path_id: int = Field(foreign_key="paths.id", ondelete="CASCADE", index=True)
    aspect: FitAspect = Field(sa_type=enum_type(FitAspect, "aspect"))
    side: FitSide = Field(sa_type=enum_type(FitSide, "side"))
    text: str
    note_id: int | None = Field(default=None, foreign_key="notes.id", ondelete="SET NULL", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)


class PathGauge(IdentifiedRow, table=True):
    """The user's own view of a path at one time, from 1 to 5 each; None if not answered. The newest one counts.

    The gauges are the resources for it, how much the user likes it, the confidence to do it, and its coherence with the
    user's values. ``interview_id`` is the interview after which it was given, if any.
    """

    __tablename__ = "path_gauges"

    id: int | None = Field(default=None, primary_key=True)
    path_id: int = Field(foreign_key="paths.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="SET NULL", index=True)
    resources: int | None = Field(default=None, sa_column=one_to_five_column("resources"))
    liking: int | None = Field(default=None, sa_column=one_to_five_column("liking"))
    confidence: int | None = Field(default=None, sa_column=one_to_five_column("confidence"))
    coherence: int | None = Field(default=None, sa_column=one_to_five_column("coherence"))
    created_at: datetime = Field(sa_type=UtcDateTime)
