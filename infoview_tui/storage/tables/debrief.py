"""Results of an interview: verdicts on hypotheses, path ratings, and outcomes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from infoview_tui.domain.enums import Confidence, OutcomeKind, Verdict
from infoview_tui.storage.tables.columns import IdentifiedRow, UtcDateTime, enum_type


class HypothesisVerdict(IdentifiedRow, table=True):
    """What one interview says about a hypothesis. Each person counts once (R36)."""

    __tablename__ = "verdicts"
    __table_args__ = (Index("uq_verdicts_hypothesis_id_interview_id", "hypothesis_id", "interview_id", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    hypothesis_id: int = Field(foreign_key="hypotheses.id", ondelete="CASCADE")
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE", index=True)
    verdict: Verdict = Field(sa_type=enum_type(Verdict, "verdict"))
    reason: str = ""
    note_id: int | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Rating(IdentifiedRow, table=True):
    """The user's rating of a path on one topic after an interview: 1 to 5, with a confidence level (R35)."""

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
    confidence: Confidence = Field(default=Confidence.FAIR, sa_type=enum_type(Confidence, "confidence"))
    created_at: datetime = Field(sa_type=UtcDateTime)


class Outcome(IdentifiedRow, table=True):
    """An outcome of an interview (R37)."""

    __tablename__ = "outcomes"

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interviews.id", ondelete="CASCADE", index=True)
    kind: OutcomeKind = Field(sa_type=enum_type(OutcomeKind, "kind"))
    text: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
