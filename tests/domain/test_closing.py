"""The closing card: its five steps and when each is done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.closing import (
    LEFT_OUT_QUESTION_ID,
    WHO_ELSE_QUESTION_ID,
    AnsweredQuestion,
    ClosingStepKind,
    is_closing_due,
    list_closing_steps,
)
from infoview_tui.domain.enums import NoteKind, Topic
from infoview_tui.paths import bundled_banks
from infoview_tui.storage.banks import load_library

START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
CLOCK = CallClock(has_started=True, running_since=START, agreed_minutes=20)


def done(
    kinds: set[NoteKind] | None = None, answered: list[AnsweredQuestion] | None = None, *, extended: bool = False
) -> set[ClosingStepKind]:
    return {
        step.kind for step in list_closing_steps(kinds or set(), answered or [], was_extended=extended) if step.is_done
    }


@pytest.mark.parametrize(("minutes", "due"), [(0, False), (16.9, False), (17, True), (20, True), (45, True)])
def test_card_is_shown_from_three_minutes_before_the_end(minutes: float, due: bool) -> None:
    assert is_closing_due(CLOCK, START + timedelta(minutes=minutes)) is due


def test_card_is_hidden_while_paused_and_after_the_end() -> None:
    late = START + timedelta(minutes=19)
    standing = CLOCK._replace(accumulated=timedelta(minutes=19), running_since=None)
    assert not is_closing_due(standing, late)
    assert not is_closing_due(standing._replace(has_ended=True), late)


def test_card_is_hidden_after_an_extension() -> None:
    assert not is_closing_due(CLOCK._replace(extra_minutes=10), START + timedelta(minutes=19))


def test_steps_are_in_order_and_initially_not_done() -> None:
    steps = list_closing_steps([], [])
    assert [step.kind for step in steps] == list(ClosingStepKind)
    assert not any(step.is_done for step in steps)
    assert all(step.title and step.suggestion for step in steps)


def test_referral_and_commitment_complete_their_steps() -> None:
    assert done({NoteKind.REFERRAL}) == {ClosingStepKind.WHO_ELSE}
    assert done({NoteKind.COMMITMENT, NoteKind.QUOTE}) == {ClosingStepKind.NEXT_STEP}


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        (AnsweredQuestion(WHO_ELSE_QUESTION_ID, Topic.CLOSING), ClosingStepKind.WHO_ELSE),
        (AnsweredQuestion(LEFT_OUT_QUESTION_ID, Topic.CLOSING), ClosingStepKind.LEFT_OUT),
        (AnsweredQuestion("", Topic.CLOSING), ClosingStepKind.LEFT_OUT),
    ],
)
def test_answered_question_completes_its_step(asked: AnsweredQuestion, step: ClosingStepKind) -> None:
    assert done(answered=[asked]) == {step}


def test_unrelated_question_completes_no_step() -> None:
    others = [
        AnsweredQuestion("network-and-closing.meeting-places", Topic.CLOSING),
        AnsweredQuestion("", ""),
        AnsweredQuestion("", Topic.CULTURE),
    ]
    assert done(answered=others) == set()


def test_extension_completes_the_offer_to_end() -> None:
    assert done(extended=True) == {ClosingStepKind.OFFER}


def test_closing_questions_are_in_the_bank() -> None:
    library = load_library(bundled_banks(), None)
    ids = {question.id for bank in library.banks for question in bank.questions}
    assert {WHO_ELSE_QUESTION_ID, LEFT_OUT_QUESTION_ID} <= ids
