"""The closing card: what to say in the last minutes of a call, and what of it is known to be done (R28, R29)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from infoview_tui.domain.call_clock import CallClock, CallPhase
from infoview_tui.domain.enums import NoteKind, Topic

WHO_ELSE_QUESTION_ID = "network-and-closing.who-else"
"""The bank's question for further names."""

LEFT_OUT_QUESTION_ID = "network-and-closing.left-out"
"""The bank's question for what was not asked."""


class ClosingStepKind(StrEnum):
    """The steps of an ending, in their order."""

    OFFER = "offer"
    WHO_ELSE = "who_else"
    LEFT_OUT = "left_out"
    THANK = "thank"
    NEXT_STEP = "next_step"


class ClosingStep(NamedTuple):
    """One step: what to do, a way to say it, and whether the notes or the plan show that it is done."""

    kind: ClosingStepKind
    title: str
    suggestion: str
    is_done: bool


class AnsweredQuestion(NamedTuple):
    """A planned question that was answered, as far as the closing asks for it."""

    bank_id: str
    topic: str


_STEP_TEXTS: dict[ClosingStepKind, tuple[str, str]] = {
    ClosingStepKind.OFFER: ("offer to end", "We have a few minutes left; shall I let you go?"),
    ClosingStepKind.WHO_ELSE: ("ask for names", "Who else would you talk to, and may I mention you?"),
    ClosingStepKind.LEFT_OUT: ("ask what is missing", "What have I not asked that I should have?"),
    ClosingStepKind.THANK: ("thank", "Thank you. What you said of … helps me most."),
    ClosingStepKind.NEXT_STEP: ("agree on what is next", "I will do …, and write to you how it went."),
}


def is_closing_due(clock: CallClock, now: datetime) -> bool:
    """Tell whether it is time for the closing card: from three minutes before the end, until the call ends (R28)."""
    return clock.phase(now) in {CallPhase.CLOSING, CallPhase.OVERTIME}


def list_closing_steps(
    note_kinds: Collection[str], answered: Collection[AnsweredQuestion], *, was_extended: bool = False
) -> list[ClosingStep]:
    """Return the steps of the ending with what is known to be done.

    ``kinds`` are the kinds of the notes so far: a name given answers who else, a promise is a next step. ``answered``
    are the answered questions: the bank's own for a step shows that it is done, and a question of one's own on the
    closing topic is taken for what was left out. Who was invited to stay (``extended``) has offered to end.
    """
    answered_bank_ids = {question.bank_id for question in answered}
    has_custom_closing = any(not question.bank_id and question.topic == Topic.CLOSING for question in answered)
    done = {
        ClosingStepKind.OFFER: was_extended,
        ClosingStepKind.WHO_ELSE: NoteKind.REFERRAL in note_kinds or WHO_ELSE_QUESTION_ID in answered_bank_ids,
        ClosingStepKind.LEFT_OUT: LEFT_OUT_QUESTION_ID in answered_bank_ids or has_custom_closing,
        ClosingStepKind.THANK: False,  # it is said and not written
        ClosingStepKind.NEXT_STEP: NoteKind.COMMITMENT in note_kinds,
    }
    return [ClosingStep(step, title, words, done[step]) for step, (title, words) in _STEP_TEXTS.items()]
