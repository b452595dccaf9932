"""How prepared a talk with a contact is: a sum of named parts, and what is still to do (R16–R19, R22, R23).

It warns and never blocks. "Ready" is a stage and not used here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.plan_size import MIN_QUESTIONS
from infoview_tui.domain.research_subjects import SubjectKind

_BEFORE_TALK = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)

MAX_NAMED_PARTS = 2
"""Number of parts still to do that are named in a summary; the others are counted."""


class ReadinessFacts(NamedTuple):
    """What is known and prepared for a talk with one contact: counts, and names that are empty if not set.

    ``path`` is one that the contact can speak to. ``findings`` about the person do not count those about the
    organization, the industry, and the paths.
    """

    findings: int = 0
    organization: str = ""
    organization_findings: int = 0
    industry: str = ""
    industry_findings: int = 0
    path: str = ""
    path_findings: int = 0
    has_why: bool = False
    hypotheses: int = 0
    offerings: int = 0
    common_ground: int = 0
    has_introduction: bool = False
    is_reachable: bool = False
    is_scheduled: bool = False
    questions_planned: int = 0


class Remedy(Enum):
    """Where a part is added: a research line, the form of the contact, its organization, the profile, or the plan."""

    LINE = auto()
    CONTACT_FORM = auto()
    ORGANIZATION = auto()
    PROFILE = auto()
    PLAN = auto()


class ReadinessPart(NamedTuple):
    """One part of the preparation: how many percent it is worth, and if it is still to do, why and where to add it.

    ``sign`` and ``subject`` are of the research line that adds it. A part that is worth nothing is only pointed out.
    """

    code: str
    name: str
    percent: int
    is_done: bool
    reason: str
    remedy: Remedy = Remedy.LINE
    sign: str = ""
    subject: SubjectKind | None = None
    is_required: bool = False


def list_parts(facts: ReadinessFacts) -> tuple[ReadinessPart, ...]:
    """Return the nine parts, whose percentages add up to 100, and what is pointed out besides, in order."""
    return tuple(_list_parts(facts))


def missing_parts(facts: ReadinessFacts) -> tuple[ReadinessPart, ...]:
    """Return the parts still to do, required ones first, then those that are worth most."""
    missing = [part for part in _list_parts(facts) if not part.is_done]
    return tuple(sorted(missing, key=lambda part: (not part.is_required, -part.percent)))


def has_required_parts(facts: ReadinessFacts) -> bool:
    """Whether all required parts are done: something found about the person, and a way to reach them (R16)."""
    return not any(part.is_required for part in missing_parts(facts))


def readiness_percent(facts: ReadinessFacts) -> int:
    """Return how much is done, from 0 to 100: the sum of the parts that are done."""
    return sum(part.percent for part in _list_parts(facts) if part.is_done)


def is_talk_ahead(stage: Stage, facts: ReadinessFacts) -> bool:
    """Whether there is a talk to prepare for: before Met, or with another interview scheduled. Else nothing is said."""
    return stage in _BEFORE_TALK or (stage is not Stage.CLOSED and facts.is_scheduled)


def summarize_readiness(facts: ReadinessFacts, *, with_parts: bool = True) -> str:
    """Return the percentage and, *with_parts*, what is still to do: ``65% prepared, still to do: person and role``."""
    percent = f"{readiness_percent(facts)}% prepared"
    names = [part.name.lower() for part in missing_parts(facts) if part.percent]
    if not names or not with_parts:
        return percent
    more = len(names) - MAX_NAMED_PARTS
    shown = names if more <= 0 else [*names[:MAX_NAMED_PARTS], f"{more} more"]
    return f"{percent}, still to do: {', '.join(shown[:-1])}{' and ' if shown[:-1] else ''}{shown[-1]}"


def missing_before_interview(*, question_count: int, is_confirmation_open: bool) -> tuple[str, ...]:
    """List what is still missing before an interview besides the preparation, in a few words each (R19, R24)."""
    missing = []
    if question_count < MIN_QUESTIONS:
        missing.append(f"{question_count} of {MIN_QUESTIONS} questions" if question_count else "no questions yet")
    if is_confirmation_open:
        missing.append("not confirmed yet")
    return tuple(missing)


def _list_parts(facts: ReadinessFacts) -> Iterator[ReadinessPart]:
    yield ReadinessPart(
        *("person", "Person", 20, facts.findings > 0, "What do they do and care about?"),
        subject=SubjectKind.CONTACT,
        is_required=True,
    )
    yield _organization_part(facts)
    yield _industry_part(facts)
    yield _role_part(facts)
    yield ReadinessPart(
        *("why_them", "Why them", 10, facts.has_why, "Why do you want to talk to them?"),
        remedy=Remedy.CONTACT_FORM,
    )
    yield ReadinessPart(
        *(
            "hypotheses",
            "Hypothesis",
            15,
            facts.hypotheses > 0,
            "What do you believe about it?",
        ),
        sign="?",
    )
    yield ReadinessPart(
        *("offerings", "Something to offer", 10, facts.offerings > 0),
        "News, an article, or a contact",
        sign="$",
    )
    yield ReadinessPart(
        *("common_ground", "Common ground", 5, facts.common_ground > 0, "What do you share outside work?"),
        sign="~",
    )
    yield ReadinessPart(
        *("introduction", "Introduction", 10, facts.has_introduction, "Who you are, in ten seconds"),
        remedy=Remedy.PROFILE,
    )
    yield ReadinessPart(
        *("way_to_reach", "Way to reach them", 0, facts.is_reachable, "No email, phone, or profile page"),
        remedy=Remedy.CONTACT_FORM,
        is_required=True,
    )
    if facts.is_scheduled:  # questions are not needed before there is a date
        yield ReadinessPart(
            *("questions", "Questions", 0, facts.questions_planned >= MIN_QUESTIONS, _explain_questions(facts)),
            remedy=Remedy.PLAN,
        )


def _organization_part(facts: ReadinessFacts) -> ReadinessPart:
    if not facts.organization:
        reason, remedy = "Where do they work?", Remedy.CONTACT_FORM
    else:
        reason, remedy = f"Nothing found about {facts.organization}", Remedy.LINE
    is_done = facts.organization_findings > 0
    return ReadinessPart("organization", "Organization", 15, is_done, reason, remedy, subject=SubjectKind.ORGANIZATION)


def _industry_part(facts: ReadinessFacts) -> ReadinessPart:
    if not facts.organization:
        reason, remedy = "No organization, so no industry", Remedy.CONTACT_FORM
    elif not facts.industry:
        reason, remedy = f"The industry of {facts.organization} is not set", Remedy.ORGANIZATION
    else:
        reason, remedy = f"Nothing found about {facts.industry}", Remedy.LINE
    is_done = facts.industry_findings > 0
    return ReadinessPart("industry", "Industry", 5, is_done, reason, remedy, subject=SubjectKind.INDUSTRY)


def _role_part(facts: ReadinessFacts) -> ReadinessPart:
    if not facts.path:
        reason, remedy = "Which path can they speak to?", Remedy.CONTACT_FORM
    else:
        reason, remedy = f"Nothing found about {facts.path}", Remedy.LINE
    return ReadinessPart("role", "Role", 10, facts.path_findings > 0, reason, remedy, subject=SubjectKind.PATH)


def _explain_questions(facts: ReadinessFacts) -> str:
    many = facts.questions_planned
    return f"{many} of {MIN_QUESTIONS} questions planned" if many else "No questions planned yet"


def find_part(parts: Sequence[ReadinessPart], code: str) -> ReadinessPart | None:
    """Return the part with this code, or None."""
    return next((part for part in parts if part.code == code), None)
