"""The plan review: six to eight open questions that fit the agreed time."""

from __future__ import annotations

from dataclasses import dataclass

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.planning import PlanWarning, compute_budget, review_plan


@dataclass(frozen=True)
class Question:
    text: str = "What does a good week look like?"
    minutes: int = 3
    topic: str = Topic.DAY_TO_DAY
    must_ask: bool = False


REFERRAL_QUESTION = Question("Who else should I talk to?", 1, Topic.CLOSING, must_ask=True)
GOOD = [Question()] * 5 + [REFERRAL_QUESTION]


def codes(warnings: tuple[PlanWarning, ...]) -> list[str]:
    return [warning.code for warning in warnings]


def test_good_plan_has_no_warnings() -> None:
    assert review_plan(GOOD, 25) == ()


def test_warning_for_too_few_questions() -> None:
    assert codes(review_plan(GOOD[1:], 20)) == ["few"]
    assert review_plan([], 20) == (PlanWarning("few", "No questions yet: choose six to eight"),)


def test_warning_for_more_than_eight_questions() -> None:
    assert codes(review_plan([*GOOD, *[Question()] * 2], 60)) == []
    assert codes(review_plan([*GOOD, *[Question()] * 3], 60)) == ["many"]


def test_opening_and_closing_count_toward_the_budget() -> None:
    assert (compute_budget(GOOD, 25).planned_minutes, compute_budget(GOOD, 25).remaining) == (21, 4)
    assert compute_budget([], 15).planned_minutes == 2 + 3


def test_over_time_warning_has_minutes_and_a_question_to_remove() -> None:
    (warning,) = review_plan(GOOD, 15)
    assert warning == PlanWarning("over_time", "6 min over the agreed 15: remove a question", 4)


def test_over_time_warning_never_suggests_a_must_ask_question() -> None:
    (warning,) = review_plan([Question(must_ask=True)] * 5 + [REFERRAL_QUESTION], 15)
    assert warning.position is None


def test_closed_question_warning_has_its_position() -> None:
    (warning,) = review_plan([*GOOD[:2], Question("Do you like it?"), *GOOD[3:]], 25)
    assert (warning.code, warning.position) == ("closed", 2)


def test_warning_for_a_plan_without_a_referral_question() -> None:
    assert codes(review_plan([Question()] * 6, 25)) == ["no_names"]
    assert codes(review_plan([*[Question()] * 5, Question("Whom else would you ask about this?")], 25)) == []
