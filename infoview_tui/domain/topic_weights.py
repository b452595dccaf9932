"""How much each topic matters to the user: a default, more for what the profile's values name, and the user's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.ratings import RATED_TOPICS

DEFAULT_WEIGHT = 2

VALUED_WEIGHT = 4
"""The weight at the beginning of a topic that the user's values name."""

TOPIC_WORDS = {
    Topic.WORK_ENVIRONMENT: "environment office remote home autonomy freedom independence quiet team",
    Topic.INDUSTRY_TRENDS: "trends innovation technology progress change industry",
    Topic.LIFESTYLE: "lifestyle family balance flexibility evenings weekends travel health time",
    Topic.SKILLS: "skills mastery craft expertise competence qualifications",
    Topic.CHALLENGES_REWARDS: "challenge challenges rewards impact meaning purpose difference feel helping recognition",
    Topic.COMPENSATION: "compensation pay money salary income earnings wealth",
    Topic.CAREER_PATH: "career growth advancement promotion ambition leadership",
    Topic.DAY_TO_DAY: "variety routine structure hands tasks",
    Topic.CULTURE: "culture colleagues honesty respect fairness community kindness trust diversity",
    Topic.ENTRY: "training entry",
    Topic.HINDSIGHT: "hindsight",
    Topic.OUTLOOK: "outlook security stability future",
}
"""Words of the user's values that name a topic, besides words for learning, which name two."""

_LEARNING = frozenset({"learn", "learning", "development", "education"})


def choose_weights(values: str, own: Mapping[Topic, int]) -> dict[Topic, int]:
    """Return the weight of every topic, from 0 to 5: the user's own, or more if the profile's values name the topic.

    The closing of a conversation can't be rated, so its weight is 0.
    """
    named = find_valued_topics(values)
    return {
        topic: 0 if topic not in RATED_TOPICS else own.get(topic, VALUED_WEIGHT if topic in named else DEFAULT_WEIGHT)
        for topic in Topic
    }


def find_valued_topics(values: str) -> set[Topic]:
    """Return the topics that a free text names by a word of their own."""
    words = set(re.findall(r"\w+", fold(values)))
    named = {topic for topic, terms in TOPIC_WORDS.items() if words & set(terms.split())}
    return named | ({Topic.SKILLS, Topic.ENTRY} if words & _LEARNING else set())
