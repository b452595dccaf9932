"""Questions for gaps: open, and tied to their hypothesis."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.find_out import (
    OTHER_VIEW_QUESTION,
    TOPIC_QUESTIONS,
    contested_question,
    hypothesis_bank_id,
    hypothesis_id_of,
    refuting_question,
    testing_question as question_that_tests,
)
from infoview_tui.domain.planning import is_closed_question


def test_questions_are_open() -> None:
    assert TOPIC_QUESTIONS.keys() == set(Topic)
    rated = [text for topic, text in TOPIC_QUESTIONS.items() if topic is not Topic.CLOSING]
    assert [text for text in rated if is_closed_question(text)] == []
    assert not is_closed_question(OTHER_VIEW_QUESTION)
    for ask in (question_that_tests, contested_question, refuting_question):
        assert not is_closed_question(ask("Is it slow? Banks are"))
        assert "“Banks are slow.”" in ask("Banks are slow")
        assert "“Really?”" in ask("Really?")


@pytest.mark.parametrize(("bank_id", "found"), [("hypothesis:12", 12), ("hypothesis:x", None), ("outlook.12", None)])
def test_planned_question_knows_its_hypothesis(bank_id: str, found: int | None) -> None:
    assert hypothesis_id_of(bank_id) == found
    assert hypothesis_id_of(hypothesis_bank_id(3)) == 3
