"""Path ratings by topic: which topics can be rated, and in which order (R20, R35)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from infoview_tui.domain.enums import Confidence, Topic

RATED_TOPICS: tuple[Topic, ...] = tuple(topic for topic in Topic if topic is not Topic.CLOSING)
"""Topics that can be rated: all except the closing of the conversation."""

MIN_SCORE, MAX_SCORE = 1, 5
"""From "not for me" to "exactly what I want"."""


class PathTopic(NamedTuple):
    """One topic of one path."""

    path_id: int
    topic: Topic


def order_topics(discussed: Iterable[str]) -> list[Topic]:
    """Return all topics to rate: those discussed in the interview first, in order, then the others.

    Custom topics from the user's own banks are ignored.
    """
    first = [Topic(topic) for topic in dict.fromkeys(discussed) if topic in set(RATED_TOPICS)]
    return [*first, *(topic for topic in RATED_TOPICS if topic not in first)]


def format_topic(topic: Topic) -> str:
    """Return the display name of a topic: ``day to day``."""
    return topic.value.replace("-", " ")


def adjust_confidence(confidence: Confidence, steps: int) -> Confidence:
    """Return the confidence level that is *steps* higher (or lower), clamped to the lowest and highest level."""
    order = list(Confidence)
    return order[max(0, min(len(order) - 1, order.index(confidence) + steps))]
