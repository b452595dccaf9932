"""The weights of topics."""

from __future__ import annotations

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.ratings import RATED_TOPICS
from infoview_tui.domain.topic_weights import TOPIC_WORDS, choose_weights, find_valued_topics


def test_values_of_the_profile_raise_the_topics_that_they_name() -> None:
    values = "Honesty about what we do not know; calm colleagues; room to learn"
    assert find_valued_topics(values) == {Topic.CULTURE, Topic.SKILLS, Topic.ENTRY}
    weights = choose_weights(values, {})
    assert (weights[Topic.CULTURE], weights[Topic.SKILLS], weights[Topic.COMPENSATION]) == (4, 4, 2)


def test_own_weight_wins_and_the_closing_has_none() -> None:
    weights = choose_weights("colleagues", {Topic.CULTURE: 0, Topic.CLOSING: 5})
    assert (weights[Topic.CULTURE], weights[Topic.CLOSING]) == (0, 0)
    assert weights.keys() == set(Topic)


def test_every_rated_topic_has_words() -> None:
    assert TOPIC_WORDS.keys() == set(RATED_TOPICS)
    assert find_valued_topics("") == set()
