"""Scores of paths: ratings by topic, totals as ranges, and which path is ahead (R35).

Unknown is not zero: a topic without a rating can turn out to be anything from the lowest to the highest score, so a
total is a range from the worst to the best that the missing answers allow. All scores are from 1 to 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from infoview_tui.domain.enums import Confidence, Topic
from infoview_tui.domain.ratings import MAX_SCORE, MIN_SCORE, RATED_TOPICS

Scores = Mapping[Topic, float]
"""The scores of the rated topics of one path."""

Weights = Mapping[Topic, int]
"""The weight of each topic, from 0 (does not matter) to `MAX_WEIGHT`."""

MIN_WEIGHT, MAX_WEIGHT = 0, 5


class Range(NamedTuple):
    """The lowest and the highest total that is possible."""

    low: float
    high: float

    @property
    def midpoint(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2

    @property
    def is_exact(self) -> bool:
        """Whether no answer is missing."""
        return self.low == self.high

    def overlaps(self, other: Range) -> bool:
        """Return whether both ranges have a total in common."""
        return self.low <= other.high and other.low <= self.high

    def __str__(self) -> str:
        """``3.1 to 4.2``, or ``4.2`` if no answer is missing."""
        low, high = f"{self.low:.1f}", f"{self.high:.1f}"
        return low if low == high else f"{low} to {high}"


class RankedPath(NamedTuple):
    """A path to compare: its id and its scores."""

    path_id: int
    scores: Scores


class WeightTurn(NamedTuple):
    """The smallest change of one weight after which another path is ahead."""

    topic: Topic
    current: int
    needed: int
    path_id: int


class AnswerTurn(NamedTuple):
    """A missing answer that could put another path ahead: the score of a topic of ``rated_path_id``."""

    rated_path_id: int
    topic: Topic
    score: int
    path_id: int


class TopicDifference(NamedTuple):
    """A topic that speaks for or against the path that is ahead, with the scores of the first two paths."""

    topic: Topic
    ahead: float
    second: float | None


class Comparison(NamedTuple):
    """Which path is ahead of which, whether their ranges overlap, why, and what could turn the order.

    ``ahead_id`` is None if fewer than two paths have a rating, all weights are 0, or the first two are level. The
    topics that matter most come first.
    """

    ahead_id: int | None = None
    second_id: int | None = None
    overlap: bool = False
    strengths: tuple[TopicDifference, ...] = ()
    weaknesses: tuple[TopicDifference, ...] = ()
    weight_turns: tuple[WeightTurn, ...] = ()
    answer_turns: tuple[AnswerTurn, ...] = ()


def average_score(scores: Sequence[int]) -> float | None:
    """Return the mean of the latest score of each voice; None without any."""
    return sum(scores) / len(scores) if scores else None


def combine_confidence(levels: Iterable[Confidence]) -> Confidence | None:
    """Return the mean confidence of several ratings, rounded down; None without any."""
    order = list(Confidence)
    positions = [order.index(level) for level in levels]
    return order[sum(positions) // len(positions)] if positions else None


def total_range(scores: Scores, weights: Weights) -> Range | None:
    """Return the weighted mean over all topics that can be rated; None if all their weights are 0.

    A topic without a rating counts from 1 to 5.
    """
    whole = sum(weights.get(topic, 0) for topic in RATED_TOPICS)
    if not whole:
        return None
    known = sum(weights.get(topic, 0) * scores[topic] for topic in RATED_TOPICS if topic in scores)
    missing = sum(weights.get(topic, 0) for topic in RATED_TOPICS if topic not in scores)
    return Range((known + MIN_SCORE * missing) / whole, (known + MAX_SCORE * missing) / whole)


def compare_paths(paths: Iterable[RankedPath], weights: Weights) -> Comparison:
    """Compare the paths that have a rating by the midpoints of their totals; ties are broken by id."""
    rated = [path for path in paths if path.scores]
    ranked = _rank(rated, weights)
    if len(ranked) < 2:
        return Comparison()
    (first, first_range), (second, second_range) = ranked[:2]
    overlap = first_range.overlaps(second_range)
    if _is_level(first_range, second_range):
        return Comparison(None, None, overlap)
    return Comparison(
        first.path_id,
        second.path_id,
        overlap,
        *_find_differences(first.scores, second.scores, weights),
        tuple(_find_weight_turns(first.path_id, rated, weights)),
        tuple(_find_answer_turns(first.path_id, rated, weights)),
    )


def _find_differences(
    ahead: Scores, second: Scores, weights: Weights
) -> tuple[tuple[TopicDifference, ...], tuple[TopicDifference, ...]]:
    """Return the topics that put a path ahead, and those that speak against it: behind the other, or below the middle.

    A topic that the other path has no rating for is compared with the middle, as in its total.
    """
    middle = (MIN_SCORE + MAX_SCORE) / 2
    differences = [
        (weights.get(topic, 0) * (ahead[topic] - second.get(topic, middle)), topic)
        for topic in RATED_TOPICS
        if topic in ahead and weights.get(topic, 0)
    ]
    differences.sort(key=lambda pair: -abs(pair[0]))
    strengths = [topic for difference, topic in differences if difference > 0]
    weaknesses = [topic for difference, topic in differences if difference < 0 or ahead[topic] < middle]

    def build(topics: list[Topic]) -> tuple[TopicDifference, ...]:
        return tuple(TopicDifference(topic, ahead[topic], second.get(topic)) for topic in topics)

    return build(strengths), build(weaknesses)


def _rank(paths: Iterable[RankedPath], weights: Weights) -> list[tuple[RankedPath, Range]]:
    totals = ((path, total_range(path.scores, weights)) for path in paths)
    known = [(path, total) for path, total in totals if total is not None]
    return sorted(known, key=lambda pair: (-round(pair[1].midpoint, 9), pair[0].path_id))


def _is_level(one: Range, other: Range) -> bool:
    return abs(one.midpoint - other.midpoint) < 1e-9


def _other_leader(leader_id: int, paths: Iterable[RankedPath], weights: Weights) -> int | None:
    """Return the path that is ahead of the leader by now, or None."""
    ranked = _rank(paths, weights)
    if not ranked or ranked[0][0].path_id == leader_id:
        return None
    leader = next(total for path, total in ranked if path.path_id == leader_id)
    return None if _is_level(ranked[0][1], leader) else ranked[0][0].path_id


def _find_weight_turns(leader_id: int, paths: Sequence[RankedPath], weights: Weights) -> Iterable[WeightTurn]:
    for topic in RATED_TOPICS:
        current = weights.get(topic, 0)
        for needed in sorted(range(MIN_WEIGHT, MAX_WEIGHT + 1), key=lambda weight: (abs(weight - current), weight)):
            path_id = _other_leader(leader_id, paths, {**weights, topic: needed})
            if path_id is not None:
                yield WeightTurn(topic, current, needed, path_id)
                break


def _find_answer_turns(leader_id: int, paths: Sequence[RankedPath], weights: Weights) -> Iterable[AnswerTurn]:
    """Yield the missing answers of the leader that could be as low as needed, and those of others as high."""
    for path in paths:
        order = range(MAX_SCORE, MIN_SCORE - 1, -1) if path.path_id == leader_id else range(MIN_SCORE, MAX_SCORE + 1)
        for topic in RATED_TOPICS:
            if topic in path.scores or not weights.get(topic, 0):
                continue
            for score in order:
                answered = [
                    RankedPath(other.path_id, {**other.scores, topic: float(score)}) if other is path else other
                    for other in paths
                ]
                path_id = _other_leader(leader_id, answered, weights)
                if path_id is not None:
                    yield AnswerTurn(path.path_id, topic, score, path_id)
                    break
