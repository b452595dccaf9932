"""Preparation status of a contact: percentage, and what is still to do (R16–R19, R22, R23)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.planning import MIN_QUESTIONS

_BEFORE_TALK = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)

_REQUIRED_WEIGHT = 3
"""Weight of a required item in the percentage; a suggested item has weight 1."""


class ReadinessFacts(NamedTuple):
    """Preparation done for one contact, mostly as counts."""

    findings: int = 0
    common_ground: int = 0
    hypotheses: int = 0
    offerings: int = 0
    questions_planned: int = 0
    has_introduction: bool = False
    is_reachable: bool = False
    is_scheduled: bool = False


class ReadinessItem(NamedTuple):
    """One item still to do, with a sentence that says how; it is required or suggested."""

    code: str
    text: str
    is_required: bool


def missing_items(facts: ReadinessFacts) -> tuple[ReadinessItem, ...]:
    """List the items still to do, required ones first."""
    return tuple(need for need, is_met in _evaluate_items(facts) if not is_met)


def is_ready(facts: ReadinessFacts) -> bool:
    """Whether all required items are done: research, and a way to reach the contact (R16)."""
    return not any(need.is_required for need in missing_items(facts))


def readiness_percent(facts: ReadinessFacts) -> int:
    """Return how much is done, from 0 to 100. Required items weigh more."""
    weights = [(_REQUIRED_WEIGHT if need.is_required else 1, is_met) for need, is_met in _evaluate_items(facts)]
    return 100 * sum(weight for weight, is_met in weights if is_met) // sum(weight for weight, _ in weights)


def is_talk_ahead(stage: Stage, facts: ReadinessFacts) -> bool:
    """Whether there is a talk to prepare for: before Met, or with another interview scheduled. Else nothing is said."""
    return stage in _BEFORE_TALK or (stage is not Stage.CLOSED and facts.is_scheduled)


def missing_before_interview(*, has_research: bool, question_count: int, is_confirmation_open: bool) -> tuple[str, ...]:
    """List what is still missing before an interview, in a few words each (R16, R19, R24)."""
    missing = []
    if not has_research:
        missing.append("no research yet")
    if question_count < MIN_QUESTIONS:
        missing.append(f"{question_count} of {MIN_QUESTIONS} questions" if question_count else "no questions yet")
    if is_confirmation_open:
        missing.append("not confirmed yet")
    return tuple(missing)


def _evaluate_items(facts: ReadinessFacts) -> Iterator[tuple[ReadinessItem, bool]]:
    yield _FINDINGS, facts.findings > 0
    yield _CONTACT_DETAILS, facts.is_reachable
    yield _HYPOTHESES, facts.hypotheses > 0
    yield _OFFERINGS, facts.offerings > 0
    yield _COMMON_GROUND, facts.common_ground > 0
    yield _INTRODUCTION, facts.has_introduction
    if facts.is_scheduled:  # questions are not needed before there is a date
        yield _QUESTIONS, facts.questions_planned >= MIN_QUESTIONS


_FINDINGS = ReadinessItem("findings", "No research yet: add a line about the person or the organization", True)
_CONTACT_DETAILS = ReadinessItem(
    "way_to_reach", "No way to reach them: add an email address, a phone number, or who can introduce you", True
)
_HYPOTHESES = ReadinessItem(
    "hypotheses", "No hypothesis yet: write what you believe about this path, starting with ?", False
)
_OFFERINGS = ReadinessItem(
    "offerings", "Nothing to offer yet: add news, an article, or a contact they may like, starting with $", False
)
_COMMON_GROUND = ReadinessItem(
    "common_ground", "No common ground yet: add something you share outside work, starting with ~", False
)
_INTRODUCTION = ReadinessItem(
    "introduction", "No introduction yet: write a ten-second introduction in your profile", False
)
_QUESTIONS = ReadinessItem("questions", "Too few questions: plan six to eight for the interview", False)
