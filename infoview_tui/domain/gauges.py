"""Gauges of a path: the user's own view of it, from 1 to 5, asked again after each interview about it (R35)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.enums import ClosedEnum
from infoview_tui.domain.ratings import MAX_SCORE, MIN_SCORE

SAME_ASSESSMENT = timedelta(hours=12)
"""For how long a score without an interview changes the last assessment instead of adding one."""


class Gauge(ClosedEnum):
    """What is assessed about a path. The values are columns of the table ``path_gauges``."""

    RESOURCES = "resources"
    LIKING = "liking"
    CONFIDENCE = "confidence"
    COHERENCE = "coherence"


GAUGE_NAMES: Mapping[Gauge, str] = {
    Gauge.RESOURCES: "Resources",
    Gauge.LIKING: "Liking",
    Gauge.CONFIDENCE: "Confidence",
    Gauge.COHERENCE: "Coherence",
}

GAUGE_QUESTIONS: Mapping[Gauge, str] = {
    Gauge.RESOURCES: "Do you have the time, money, and help?",
    Gauge.LIKING: "Would you like to do this work?",
    Gauge.CONFIDENCE: "Do you trust yourself to do it well?",
    Gauge.COHERENCE: "Does it go with what matters to you?",
}


class Assessment(NamedTuple):
    """The scores that were given at one time; a gauge that was left out has none."""

    at: datetime
    scores: Mapping[Gauge, int]
    interview_id: int | None = None


class PathGauges(NamedTuple):
    """All assessments of one path, the oldest first."""

    assessments: tuple[Assessment, ...] = ()

    def history(self, gauge: Gauge) -> list[int]:
        """Return the scores of a gauge, the oldest first."""
        return [assessment.scores[gauge] for assessment in self.assessments if gauge in assessment.scores]

    def current(self, gauge: Gauge) -> int | None:
        """Return the newest score of a gauge, or None."""
        return next(iter(reversed(self.history(gauge))), None)

    @property
    def scores(self) -> Mapping[Gauge, int]:
        """The newest score of each gauge that has one."""
        return {gauge: score for gauge in Gauge if (score := self.current(gauge)) is not None}

    def after(self, interview_id: int) -> Mapping[Gauge, int]:
        """Return the scores that were given after an interview."""
        found = (item.scores for item in self.assessments if item.interview_id == interview_id)
        return next(found, {})

    def without(self, interview_id: int) -> PathGauges:
        """Return the assessments without that after an interview."""
        return PathGauges(tuple(item for item in self.assessments if item.interview_id != interview_id))


def adjust_gauge(score: int | None, by: int) -> int:
    """Return a score that is raised or lowered, within its limits; without one, the middle."""
    return (MIN_SCORE + MAX_SCORE) // 2 if score is None else max(MIN_SCORE, min(MAX_SCORE, score + by))


def format_history(scores: Iterable[int]) -> str:
    """Return how a score has changed: ``2 → 3 → 5``; repeated scores count once, and empty for none."""
    changes: list[int] = []
    for score in scores:
        if not changes or changes[-1] != score:
            changes.append(score)
    return " → ".join(map(str, changes))
