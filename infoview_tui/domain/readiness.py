"""Whether a contact is ready and what is missing: research comes first (R16–R19, R22, R23)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infoview_tui.domain.planning import MIN_QUESTIONS

_REQUIRED_WEIGHT = 3
"""An essential counts for three pieces of advice in the percentage."""


class ReadinessFacts(NamedTuple):
    """What has been gathered for one contact; counts, and what is at hand."""

    findings: int = 0
    common_ground: int = 0
    hypotheses: int = 0
    offerings: int = 0
    questions_planned: int = 0
    has_introduction: bool = False
    is_reachable: bool = False
    is_scheduled: bool = False


class ReadinessItem(NamedTuple):
    """One thing that is missing, with a sentence that says what to do; advice may be left."""

    code: str
    text: str
    is_required: bool


def missing_items(facts: ReadinessFacts) -> tuple[ReadinessItem, ...]:
    """List what is missing, the essential first."""
    return tuple(need for need, is_met in _evaluate_items(facts) if not is_met)


def is_ready(facts: ReadinessFacts) -> bool:
    """Whether all that is essential is there: something found, and a way to reach them (R16)."""
    return not any(need.is_required for need in missing_items(facts))


def readiness_percent(facts: ReadinessFacts) -> int:
    """How much is there, from 0 to 100; what is essential weighs more."""
    weights = [(_REQUIRED_WEIGHT if need.is_required else 1, is_met) for need, is_met in _evaluate_items(facts)]
    return 100 * sum(weight for weight, is_met in weights if is_met) // sum(weight for weight, _ in weights)


def _evaluate_items(facts: ReadinessFacts) -> Iterator[tuple[ReadinessItem, bool]]:
    yield _FINDINGS, facts.findings > 0
    yield _CONTACT_DETAILS, facts.is_reachable
    yield _HYPOTHESES, facts.hypotheses > 0
    yield _OFFERINGS, facts.offerings > 0
    yield _COMMON_GROUND, facts.common_ground > 0
    yield _INTRODUCTION, facts.has_introduction
    if facts.is_scheduled:  # before there is a date, nobody needs questions
        yield _QUESTIONS, facts.questions_planned >= MIN_QUESTIONS


_FINDINGS = ReadinessItem("findings", "Nothing found yet: write one line about the person or the organization", True)
_CONTACT_DETAILS = ReadinessItem(
    "way_to_reach", "No way to reach them: add an email address, a phone number or who may introduce you", True
)
_HYPOTHESES = ReadinessItem("hypotheses", "Nothing to test: write what you believe about this path, after a ?", False)
_OFFERINGS = ReadinessItem(
    "offerings", "Nothing to bring: write news, an article or a contact they may like, after a $", False
)
_COMMON_GROUND = ReadinessItem(
    "common_ground", "No common ground yet: write what you share beyond work, after a ~", False
)
_INTRODUCTION = ReadinessItem(
    "introduction", "No introduction yet: write in your profile who you are, in ten seconds", False
)
_QUESTIONS = ReadinessItem("questions", "Too few questions: plan six to eight for the call", False)
