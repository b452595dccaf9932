"""How a path looks, topic by topic: which topics there are, and which are asked for first (R20, R35)."""

from __future__ import annotations

from collections.abc import Iterable

from infoview_tui.domain.enums import Sureness, Topic

RATED: tuple[Topic, ...] = tuple(topic for topic in Topic if topic is not Topic.CLOSING)
"""The topics that say something of a path; how a conversation is closed says nothing of it."""

LOWEST, HIGHEST = 1, 5
"""From "not for me" to "just what I look for"."""


def topics_in_order(touched: Iterable[str]) -> list[Topic]:
    """Return all topics that are rated: those that the conversation touched first, in its order, then the others.

    A topic of the person's own bank that the process does not know is left out.
    """
    first = [Topic(topic) for topic in dict.fromkeys(touched) if topic in set(RATED)]
    return [*first, *(topic for topic in RATED if topic not in first)]


def name_of_topic(topic: Topic) -> str:
    """Return a topic as a person reads it: ``day to day``."""
    return topic.value.replace("-", " ")


def surer(sureness: Sureness, by: int) -> Sureness:
    """Return how sure one is after so many steps up (or down); it ends at a guess and at sure."""
    order = list(Sureness)
    return order[max(0, min(len(order) - 1, order.index(sureness) + by))]
