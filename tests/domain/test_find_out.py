"""Questions for gaps: open, and tied to their hypothesis."""

from __future__ import annotations

import pytest

from infoview_tui.domain.closed_questions import is_closed_question
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
from infoview_tui.domain.question_checks import check_question


def test_questions_are_open() -> None:
    assert TOPIC_QUESTIONS.keys() == set(Topic)
    rated = [text for topic, text in TOPIC_QUESTIONS.items() if topic is not Topic.CLOSING]
    assert [text for text in rated if is_closed_question(text)] == []
    assert not is_closed_question(OTHER_VIEW_QUESTION)
    for ask in (question_that_tests, contested_question, refuting_question):
        assert not is_closed_question(ask("Is it slow? Banks are"))
        assert "“Banks are slow.”" in ask("Banks are slow")
        assert "“Really?”" in ask("Really?")


@pytest.mark.parametrize(
    ("hypothesis", "asked"),
    [
        ("Banks are slow", "I've heard this: “Banks are slow.” How does that compare with what you see?"),
        ("banks are slow", "I've heard this: “Banks are slow.” How does that compare with what you see?"),
        ("I think that banks are slow.", "I've heard this: “Banks are slow.” How does that compare with what you see?"),
        ("I’ve heard banks are slow", "I've heard this: “Banks are slow.” How does that compare with what you see?"),
        ("iOS pays better", "I've heard this: “iOS pays better.” How does that compare with what you see?"),
        ("They say “slow” in banks…", "I've heard this: “‘slow’ in banks…” How does that compare with what you see?"),
        ("Is it slow in banks?", "I've been asking myself: “Is it slow in banks?” What have you seen?"),
        ("I think", "I've heard this: “I think.” How does that compare with what you see?"),
        ("2 of 3 designers freelance", "I've heard this: “2 of 3 designers freelance.” How does that compare with what "
         "you see?"),
        ("設計師收入低", "I've heard this: “設計師收入低.” How does that compare with what you see?"),
    ],
)  # fmt: skip
def test_hypothesis_is_tested_without_asking_for_agreement(hypothesis: str, asked: str) -> None:
    assert question_that_tests(hypothesis) == asked
    assert check_question(asked) == ()


def test_a_web_address_in_a_hypothesis_is_not_read_aloud() -> None:
    assert question_that_tests("Remote first https://figma.com/jobs") == question_that_tests("Remote first")
    assert question_that_tests("Is it remote? https://figma.com/jobs") == question_that_tests("Is it remote?")
    assert "figma.com" in question_that_tests("https://figma.com/jobs"), "there is nothing else to say"


def test_other_questions_on_hypotheses() -> None:
    assert contested_question("I believe juniors rarely ship") == (
        "People I've talked to disagree on this: “Juniors rarely ship.” What does it depend on?"
    )
    assert refuting_question("Obviously, juniors rarely ship!") == (
        "Several people have told me this: “Juniors rarely ship!” Where have you seen the opposite?"
    )
    assert refuting_question("Do juniors ship?") == (
        "I keep getting the same answer to this: “Do juniors ship?” Where have you seen the opposite?"
    )


def test_leading_words_in_a_hypothesis_are_its_own() -> None:
    for hypothesis in ("Obviously, it must be hard", "Would you ever leave? Nobody does", "How old you are matters"):
        for ask in (question_that_tests, contested_question, refuting_question):
            assert check_question(ask(hypothesis)) == ()


@pytest.mark.parametrize(("bank_id", "found"), [("hypothesis:12", 12), ("hypothesis:x", None), ("outlook.12", None)])
def test_planned_question_knows_its_hypothesis(bank_id: str, found: int | None) -> None:
    assert hypothesis_id_of(bank_id) == found
    assert hypothesis_id_of(hypothesis_bank_id(3)) == 3
