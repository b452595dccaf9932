"""Closing card: what to say in the last minutes of a call, and which steps are done (R28, R29)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from infoview_tui.domain.call_clock import CallClock, CallPhase
from infoview_tui.domain.enums import NoteKind, Topic

WHO_ELSE_QUESTION_ID = "network-and-closing.who-else"
"""ID of the bank question that asks for referrals."""

LEFT_OUT_QUESTION_ID = "network-and-closing.left-out"
"""ID of the bank question that asks what was missed."""


class ClosingStepKind(StrEnum):
    """Steps of the closing, in order."""

    OFFER = "offer"
    WHO_ELSE = "who_else"
    LEFT_OUT = "left_out"
    THANK = "thank"
    NEXT_STEP = "next_step"


class ClosingStep(NamedTuple):
    """One step: its title, a suggested sentence, and whether the notes or the plan show that it is done."""

    kind: ClosingStepKind
    title: str
    suggestion: str
    is_done: bool


class AnsweredQuestion(NamedTuple):
    """A planned question that was answered, with the fields that the closing needs."""

    bank_id: str
    topic: str


_STEP_TEXTS: dict[ClosingStepKind, tuple[str, str]] = {
    ClosingStepKind.OFFER: ("offer to end", "Our time is almost up. Should we wrap up?"),
    ClosingStepKind.WHO_ELSE: ("ask for names", "Who else should I talk to, and may I mention your name?"),
    ClosingStepKind.LEFT_OUT: ("ask what you missed", "What should I have asked that I didn't?"),
    ClosingStepKind.THANK: ("say thank you", "Thank you. What you said about … helps me most."),
    ClosingStepKind.NEXT_STEP: ("agree on next steps", "I'll …, and I'll let you know how it went."),
}


def is_closing_due(clock: CallClock, now: datetime) -> bool:
    """Whether to show the closing card: from three minutes before the agreed end until the call ends (R28)."""
    return clock.phase(now) in {CallPhase.CLOSING, CallPhase.OVERTIME}


def list_closing_steps(
    note_kinds: Collection[str], answered: Collection[AnsweredQuestion], *, was_extended: bool = False
) -> list[ClosingStep]:
    """Return the closing steps, with those that are done marked.

    *note_kinds* are the kinds of the notes so far: a referral completes the who-else step, and a commitment the
    next-step one. *answered* are the answered questions: a bank question for a step completes it, and a custom question
    on the closing topic counts as asking what was missed. A call that *was_extended* counts as offered to end.
    """
    answered_bank_ids = {question.bank_id for question in answered}
    has_custom_closing = any(not question.bank_id and question.topic == Topic.CLOSING for question in answered)
    done = {
        ClosingStepKind.OFFER: was_extended,
        ClosingStepKind.WHO_ELSE: NoteKind.REFERRAL in note_kinds or WHO_ELSE_QUESTION_ID in answered_bank_ids,
        ClosingStepKind.LEFT_OUT: LEFT_OUT_QUESTION_ID in answered_bank_ids or has_custom_closing,
        ClosingStepKind.THANK: False,  # nothing in the notes shows it
        ClosingStepKind.NEXT_STEP: NoteKind.COMMITMENT in note_kinds,
    }
    return [ClosingStep(step, title, words, done[step]) for step, (title, words) in _STEP_TEXTS.items()]
