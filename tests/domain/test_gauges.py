"""Gauges of a path: the newest score counts, and the history stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from infoview_tui.domain.gauges import (
    GAUGE_NAMES,
    GAUGE_QUESTIONS,
    Assessment,
    Gauge,
    PathGauges,
    adjust_gauge,
    format_history,
)

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
GAUGES = PathGauges(
    (
        Assessment(AT, {Gauge.LIKING: 2, Gauge.CONFIDENCE: 4}),
        Assessment(AT, {Gauge.LIKING: 5}, 1),
        Assessment(AT, {Gauge.COHERENCE: 1}, 2),
    )
)


def test_the_newest_score_of_each_gauge_counts() -> None:
    assert GAUGES.scores == {Gauge.LIKING: 5, Gauge.CONFIDENCE: 4, Gauge.COHERENCE: 1}
    assert GAUGES.history(Gauge.LIKING) == [2, 5]
    assert GAUGES.current(Gauge.RESOURCES) is None


def test_one_interview_is_told_from_the_others() -> None:
    assert GAUGES.after(1) == {Gauge.LIKING: 5}
    assert GAUGES.after(3) == {}
    assert GAUGES.without(1).scores == {Gauge.LIKING: 2, Gauge.CONFIDENCE: 4, Gauge.COHERENCE: 1}


@pytest.mark.parametrize(("score", "by", "expected"), [(None, 1, 3), (None, -1, 3), (5, 1, 5), (1, -1, 1), (3, 1, 4)])
def test_a_score_stays_between_one_and_five(score: int | None, by: int, expected: int) -> None:
    assert adjust_gauge(score, by) == expected


@pytest.mark.parametrize(("scores", "shown"), [([], ""), ([3], "3"), ([3, 3, 4, 3], "3 → 4 → 3")])
def test_the_history_names_each_change(scores: list[int], shown: str) -> None:
    assert format_history(scores) == shown


def test_each_gauge_has_a_name_and_a_question() -> None:
    assert set(GAUGE_NAMES) == set(GAUGE_QUESTIONS) == set(Gauge)
