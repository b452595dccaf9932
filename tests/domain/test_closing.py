"""The closing card: five steps, and what is known of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.closing import LEFT_OUT, WHO_ELSE, Asked, Closing, closing_due, closing_steps
from infoview_tui.domain.enums import NoteKind, Topic
from infoview_tui.paths import bundled_banks
from infoview_tui.storage.banks import load_library

START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
CLOCK = CallClock(begun=True, since=START, agreed_minutes=20)


def done(
    kinds: set[NoteKind] | None = None, answered: list[Asked] | None = None, *, extended: bool = False
) -> set[Closing]:
    return {step.step for step in closing_steps(kinds or set(), answered or [], extended=extended) if step.done}


@pytest.mark.parametrize(("minutes", "due"), [(0, False), (16.9, False), (17, True), (20, True), (45, True)])
def test_the_card_comes_three_minutes_before_the_end_and_stays(minutes: float, due: bool) -> None:
    assert closing_due(CLOCK, START + timedelta(minutes=minutes)) is due


def test_the_card_goes_in_a_pause_and_at_the_end() -> None:
    late = START + timedelta(minutes=19)
    standing = CLOCK._replace(spoken=timedelta(minutes=19), since=None)
    assert not closing_due(standing, late)
    assert not closing_due(standing._replace(ended=True), late)


def test_the_card_goes_when_one_is_invited_to_stay() -> None:
    assert not closing_due(CLOCK._replace(extra_minutes=10), START + timedelta(minutes=19))


def test_the_steps_come_in_their_order_and_none_is_done_at_first() -> None:
    steps = closing_steps([], [])
    assert [step.step for step in steps] == list(Closing)
    assert not any(step.done for step in steps)
    assert all(step.title and step.words for step in steps)


def test_a_name_given_and_a_promise_made_are_known() -> None:
    assert done({NoteKind.REFERRAL}) == {Closing.WHO_ELSE}
    assert done({NoteKind.PROMISE, NoteKind.QUOTE}) == {Closing.NEXT_STEP}


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        (Asked(WHO_ELSE, Topic.CLOSING), Closing.WHO_ELSE),
        (Asked(LEFT_OUT, Topic.CLOSING), Closing.LEFT_OUT),
        (Asked("", Topic.CLOSING), Closing.LEFT_OUT),
    ],
)
def test_an_answered_question_shows_that_its_step_is_done(asked: Asked, step: Closing) -> None:
    assert done(answered=[asked]) == {step}


def test_any_other_question_shows_nothing() -> None:
    others = [Asked("network-and-closing.meeting-places", Topic.CLOSING), Asked("", ""), Asked("", Topic.CULTURE)]
    assert done(answered=others) == set()


def test_who_was_invited_to_stay_has_offered_to_end() -> None:
    assert done(extended=True) == {Closing.OFFER}


def test_the_questions_of_the_ending_are_in_the_bank() -> None:
    library = load_library(bundled_banks(), None)
    ids = {question.id for bank in library.banks for question in bank.questions}
    assert {WHO_ELSE, LEFT_OUT} <= ids
