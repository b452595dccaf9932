"""Interview plan review: six to eight open questions that fit the agreed time (R19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.plan_size import MAX_QUESTIONS, MIN_QUESTIONS
from infoview_tui.domain.question_checks import QUESTION_CODES, check_question

OPENING_MINUTES = 2
"""Minutes before the first question for thanks, the introduction, and agreeing on the end time (R23)."""

SHORTEST_QUESTION_MINUTES = 2
"""With less time left, another question does not fit."""

CLOSING_MINUTES = 3
"""Minutes after the last question for what is still open, next steps, and thanks."""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A question to be planned: from a bank (``bank_id``) or the person's own. ``minutes`` is what it tends to take."""

    text: str
    topic: str = ""
    minutes: int = 3
    probes: tuple[str, ...] = ()
    bank_id: str = ""


class QuestionLike(Protocol):
    """The attributes of a question that a plan needs. Rows from the database have them."""

    @property
    def text(self) -> str:
        """The wording of the question."""

    @property
    def minutes(self) -> int:
        """Estimated minutes to answer it."""

    @property
    def topic(self) -> str:
        """A topic of R20, or a custom one."""

    @property
    def must_ask(self) -> bool:
        """Whether it must be asked before the call ends."""


class PlanWarning(NamedTuple):
    """A warning about a plan. Warnings never block.

    ``code`` is ``few``, ``many``, ``over_time``, ``no_names``, or that of a problem with the wording of a question
    (`QUESTION_CODES`); ``position`` is the index of the question concerned, if any.
    """

    code: str
    text: str
    position: int | None = None

    @property
    def is_about_wording(self) -> bool:
        """Whether it is about the wording of one question."""
        return self.code in QUESTION_CODES


class TimeBudget(NamedTuple):
    """Time budget of a plan in minutes. ``remaining`` is negative if the plan is too long."""

    planned_minutes: int
    agreed_minutes: int
    remaining: int


def compute_budget(questions: Sequence[QuestionLike], agreed_minutes: int) -> TimeBudget:
    """Compare the time for the opening, the questions, and the closing with the agreed length, in minutes."""
    planned = OPENING_MINUTES + sum(question.minutes for question in questions) + CLOSING_MINUTES
    return TimeBudget(planned, agreed_minutes, agreed_minutes - planned)


def review_plan(questions: Sequence[QuestionLike], agreed_minutes: int) -> tuple[PlanWarning, ...]:
    """Check a plan: number of questions, time, their wording, and no request for referrals (R19, R21, R29).

    If the plan is too long, ``position`` is the last optional question, the easiest one to remove.
    """
    warnings: list[PlanWarning] = []
    remaining = compute_budget(questions, agreed_minutes).remaining
    if len(questions) < MIN_QUESTIONS:
        is_full = 0 <= remaining < SHORTEST_QUESTION_MINUTES
        text = _format_too_few(len(questions), is_full=is_full)
        warnings.append(PlanWarning("few", text))
    if len(questions) > MAX_QUESTIONS:
        text = f"{len(questions)} questions: more than eight feel like an interrogation"
        warnings.append(PlanWarning("many", text))
    over = -remaining
    if over > 0:
        optional = [index for index, question in enumerate(questions) if not question.must_ask]
        text = f"{over} min over the agreed {agreed_minutes}: remove a question"
        warnings.append(PlanWarning("over_time", text, optional[-1] if optional else None))
    warnings += [
        PlanWarning(problem.code, problem.text, index)
        for index, question in enumerate(questions)
        for problem in check_question(question.text)
    ]
    if questions and not any(_asks_for_names(question) for question in questions):
        warnings.append(PlanWarning("no_names", "No question asks who else to talk to"))
    return tuple(warnings)


def asks_for_names(text: str) -> bool:
    """Whether a question asks who else to talk to (R29)."""
    return bool(_names_pattern().search(text))


def _format_too_few(count: int, *, is_full: bool) -> str:
    if count == 0:
        return "No questions yet: choose six to eight"
    if is_full:
        return f"{format_count(count, 'question')}, and the time is full: shorten one to ask six"
    return f"{format_count(count, 'question')} so far: add at least {MIN_QUESTIONS - count} more"


def _asks_for_names(question: QuestionLike) -> bool:
    return question.topic == Topic.CLOSING or asks_for_names(question.text)


@cache
def _names_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\bwho(?:m)? else\b|\b(?:any|some)(?:one|body) else\b|\bwho(?:m)? (?:should|would|could|might|can) (?:i|you)\b"
        r"|^who do you (?:know|respect|admire|trust)\b|\bother people\b|\bintroduce me\b|\bput me in touch\b",
        re.IGNORECASE,
    )
