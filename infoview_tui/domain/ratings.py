"""How a path looks, topic by topic: which topics there are, and which are asked for first (R20, R35)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from infoview_tui.domain.enums import Confidence, Topic

RATED_TOPICS: tuple[Topic, ...] = tuple(topic for topic in Topic if topic is not Topic.CLOSING)
"""The topics that say something of a path; how a conversation is closed says nothing of it."""

MIN_SCORE, MAX_SCORE = 1, 5
"""From "not for me" to "just what I look for"."""


class PathTopic(NamedTuple):
    """One topic of one path."""

    path_id: int
    topic: Topic


def order_topics(discussed: Iterable[str]) -> list[Topic]:
    """Return all topics that are rated: those that the conversation touched first, in its order, then the others.

    A topic of the person's own bank that the process does not know is left out.
    """
    first = [Topic(topic) for topic in dict.fromkeys(discussed) if topic in set(RATED_TOPICS)]
    return [*first, *(topic for topic in RATED_TOPICS if topic not in first)]


def format_topic(topic: Topic) -> str:
    """Return a topic as a person reads it: ``day to day``."""
    return topic.value.replace("-", " ")


def adjust_confidence(confidence: Confidence, steps: int) -> Confidence:
    """Return how sure one is after so many steps up (or down); it ends at a guess and at sure."""
    order = list(Confidence)
    return order[max(0, min(len(order) - 1, order.index(confidence) + steps))]
