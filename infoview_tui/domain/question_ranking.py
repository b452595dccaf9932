"""Which questions could be in a plan, in which order of priority, and the reason for each (R17, R20, R29).

`domain/question_selection.py` takes as many of them as fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.evidence import EvidenceStatus
from infoview_tui.domain.find_out import (
    contested_question,
    hypothesis_bank_id,
    hypothesis_id_of,
    refuting_question,
    testing_question,
)
from infoview_tui.domain.format_dates import format_month_day
from infoview_tui.domain.labels import format_count, format_people
from infoview_tui.domain.planning import QuestionForm, asks_for_names
from infoview_tui.domain.question_facts import (
    MIN_INSIGHTS,
    BankQuestion,
    HypothesisFacts,
    RankingFacts,
    StartingSet,
    words_of_text,
)

HYPOTHESIS_MINUTES = 3
HYPOTHESIS_PROBES = ("What makes you see it that way?", "When did you last see an example?")

WARM_UP_MINUTES = 3
"""A question to begin with takes at most this long."""

FEW_PEOPLE = 2
"""Up to this many people on a topic are few."""

TOPIC_ORDER = (
    Topic.DAY_TO_DAY,
    Topic.CAREER_PATH,
    Topic.CHALLENGES_REWARDS,
    Topic.SKILLS,
    Topic.ENTRY,
    Topic.CULTURE,
    Topic.WORK_ENVIRONMENT,
    Topic.LIFESTYLE,
    Topic.INDUSTRY_TRENDS,
    Topic.HINDSIGHT,
    Topic.OUTLOOK,
    Topic.COMPENSATION,
    Topic.CLOSING,
)
"""What to ask about first, among topics of the same weight: what the work is like before what surrounds it."""

_TOPIC_PLACES: Mapping[str, float] = {topic: float(place) for place, topic in enumerate(TOPIC_ORDER)}

NAMES_KEY = "names"
"""The subject of every question that asks who else to talk to."""


class Priority(IntEnum):
    """Why a question is in, the most urgent first."""

    NAMES = 0
    SET = 1
    WARM_UP = 2
    UNTESTED = 3
    CONTESTED = 4
    TOPIC = 5
    PROVEN = 6
    ONE_SOURCE = 7
    FRESH = 8


class Phase(IntEnum):
    """Where in a conversation a question belongs: what is easy to answer first, requests last."""

    WARM_UP = 0
    MIDDLE = 1
    HYPOTHESES = 2
    LATE = 3
    CLOSING = 4
    NAMES = 5


_PHASES: Mapping[str, Phase] = {
    Topic.DAY_TO_DAY: Phase.WARM_UP,
    Topic.CAREER_PATH: Phase.WARM_UP,
    Topic.COMPENSATION: Phase.LATE,
    Topic.HINDSIGHT: Phase.LATE,
    Topic.OUTLOOK: Phase.LATE,
    Topic.CLOSING: Phase.CLOSING,
}


@dataclass(frozen=True, slots=True)
class RankedQuestion:
    """A question that could be in the plan. Of those with the same ``subject``, only one is taken."""

    form: QuestionForm
    priority: Priority
    reason: str
    subject: str
    phase: Phase
    is_starred: bool = False


class LeftOut(NamedTuple):
    """A question that is not in the plan, and why."""

    text: str
    reason: str


class Ranking(NamedTuple):
    """Questions in the order of priority, no two alike, and those that can't be in the plan."""

    questions: tuple[RankedQuestion, ...]
    left_out: tuple[LeftOut, ...]


def subject_of(form: QuestionForm) -> str:
    """Return what a question is about: a hypothesis, names, its topic, or else its own words."""
    if hypothesis_id_of(form.bank_id) is not None:
        return form.bank_id
    if form.topic in ("", Topic.CLOSING) and asks_for_names(form.text):
        return NAMES_KEY
    return form.topic or f"text:{words_of_text(form.text)}"


def phase_of(form: QuestionForm) -> Phase:
    """Return where in a conversation a question belongs."""
    if hypothesis_id_of(form.bank_id) is not None:
        return Phase.HYPOTHESES
    if subject_of(form) == NAMES_KEY:
        return Phase.NAMES
    return _PHASES.get(form.topic, Phase.MIDDLE)


def rank_questions(facts: RankingFacts, start: StartingSet | None = None) -> Ranking:
    """Rank all questions that could be asked, those of a set first if there is one. Deterministic."""
    left_out: list[LeftOut] = []
    ranked = [*_rank_bank(facts, start, left_out), *_rank_hypotheses(facts, left_out)]
    ranked.sort(key=lambda entry: entry[0])
    _promote_warm_up(ranked)
    unique: dict[str, RankedQuestion] = {}
    for _, question in ranked:
        unique.setdefault(words_of_text(question.form.text), question)
    return Ranking(tuple(unique.values()), tuple(left_out))


_SortKey = tuple[Priority, tuple[float, ...]]


def _promote_warm_up(ranked: list[tuple[_SortKey, RankedQuestion]]) -> None:
    """Give the best question to begin with a place before the hypotheses, unless a set brings one."""
    openers = [at for at, (_, question) in enumerate(ranked) if question.phase is Phase.WARM_UP]
    if not openers or ranked[openers[0]][1].priority is Priority.SET:
        return
    short = (at for at in openers if ranked[at][1].form.minutes <= WARM_UP_MINUTES)
    _, question = ranked.pop(next(short, openers[0]))
    match question.priority:
        case Priority.TOPIC:
            reason = question.reason
        case Priority.PROVEN:
            reason = _join("A good first question", question.reason)
        case _:
            reason = "A good first question"
    at = next((at for at, (key, _) in enumerate(ranked) if key[0] > Priority.WARM_UP), len(ranked))
    ranked.insert(at, ((Priority.WARM_UP, ()), replace(question, priority=Priority.WARM_UP, reason=reason)))


def _rank_bank(
    facts: RankingFacts, start: StartingSet | None, left_out: list[LeftOut]
) -> Iterator[tuple[_SortKey, RankedQuestion]]:
    set_order = {bank_id: index for index, bank_id in enumerate(start.question_ids)} if start else {}
    set_subjects: set[str] = set()
    usable = [
        (index, question)
        for index, question in enumerate(facts.questions)
        if not _explain_exclusion(facts, question, question.form.bank_id in set_order, left_out)
    ]
    usable.sort(key=lambda entry: set_order.get(entry[1].form.bank_id, len(set_order)))
    for index, question in usable:
        form, subject = question.form, subject_of(question.form)
        place, order = set_order.get(form.bank_id), _order_in_topic(question, index)
        if subject == NAMES_KEY:
            was_asked = float(facts.asked_day(form) is not None)
            at = float(len(set_order) if place is None else place)
            key: _SortKey = Priority.NAMES, (was_asked, at, -float(question.is_starred), float(index))
            yield key, _ranked(question, Priority.NAMES, "Asks for names, as every interview should", subject)
        elif place is not None and start is not None:
            # Several questions of a set may be on one topic; other questions on it are left out all the same.
            subject = f"{subject}#{form.bank_id}" if subject in set_subjects else subject
            set_subjects.add(subject)
            yield (
                (Priority.SET, (float(place),)),
                _ranked(question, Priority.SET, f"From the set “{start.title}”", subject),
            )
        else:
            entry = _rank_by_topic(facts, question, order)
            if entry is not None:
                yield entry


def _rank_by_topic(
    facts: RankingFacts, question: BankQuestion, order: tuple[float, ...]
) -> tuple[_SortKey, RankedQuestion] | None:
    """Rank a question by what is still to be heard on its topic; None if the user gave the topic no weight."""
    topic = question.form.topic
    need = facts.need_of(topic)
    if not need.weight and topic != Topic.CLOSING and not question.is_starred:
        return None
    place = (-float(need.weight), _TOPIC_PLACES.get(topic, float(len(TOPIC_ORDER))))
    about, on_path = topic.replace("-", " "), f" on {need.path}" if need.path else ""
    if not need.people and topic and topic != Topic.CLOSING:
        reason = f"Not heard yet{on_path}: {about}"
        key: _SortKey = Priority.TOPIC, (*place, *order)
        priority = Priority.TOPIC
    elif question.is_starred or question.is_proven:
        reason = ""
        key, priority = (Priority.PROVEN, (*order, *place)), Priority.PROVEN
    else:
        few = bool(need.people) and need.people <= FEW_PEOPLE
        reason = (
            f"Only {format_people(need.people)} so far{on_path}: {about}"
            if few
            else f"You haven't asked {facts.contact} this"
        )
        key, priority = (Priority.FRESH, (float(need.people), *place, *order)), Priority.FRESH
    return key, _ranked(question, priority, _join(reason, _describe_yield(question)), subject_of(question.form))


def _rank_hypotheses(facts: RankingFacts, left_out: list[LeftOut]) -> Iterator[tuple[_SortKey, RankedQuestion]]:
    for index, hypothesis in enumerate(facts.hypotheses):
        if hypothesis.is_known:
            left_out.append(LeftOut(hypothesis.text, f"You have asked {facts.contact} about it"))
            continue
        if hypothesis.elsewhere:
            left_out.append(LeftOut(hypothesis.text, f"It is about {hypothesis.elsewhere}: ask somebody there"))
            continue
        choice = _test_hypothesis(hypothesis)
        if choice is None:
            left_out.append(LeftOut(hypothesis.text, f"Tested: {hypothesis.views or hypothesis.status.label}"))
            continue
        priority, text, reason = choice
        form = QuestionForm(text, "", HYPOTHESIS_MINUTES, HYPOTHESIS_PROBES, hypothesis_bank_id(hypothesis.id))
        if form.bank_id in facts.removed_ids:
            left_out.append(LeftOut(text, "You removed it from this plan"))
            continue
        yield (
            (priority, (float(index),)),
            RankedQuestion(form, priority, reason, subject_of(form), Phase.HYPOTHESES),
        )


def _test_hypothesis(hypothesis: HypothesisFacts) -> tuple[Priority, str, str] | None:
    """Return the priority, the question, and the reason to test a hypothesis; None if it is tested enough."""
    views = f": {hypothesis.views}" if hypothesis.views else ""
    match hypothesis.status:
        case EvidenceStatus.UNTESTED:
            return Priority.UNTESTED, testing_question(hypothesis.text), "Tests a hypothesis: nobody was asked yet"
        case EvidenceStatus.CONTESTED:
            ask = contested_question if hypothesis.has_support else testing_question  # one against is no disagreement
            return Priority.CONTESTED, ask(hypothesis.text), f"A contested hypothesis{views}"
        case EvidenceStatus.ONE_VOICE:
            return Priority.ONE_SOURCE, testing_question(hypothesis.text), f"A hypothesis from one person only{views}"
        case EvidenceStatus.SEVERAL if hypothesis.is_single_circle:
            reason = f"A hypothesis from one source only{views}"
            return Priority.ONE_SOURCE, refuting_question(hypothesis.text), reason
        case _:
            return None


def _explain_exclusion(facts: RankingFacts, question: BankQuestion, is_in_set: bool, left_out: list[LeftOut]) -> bool:
    """Return whether a question can't be in the plan. Say why if the user would look for it."""
    day = facts.asked_day(question.form)
    if question.is_retired:
        reason, is_wanted = "You retired it", is_in_set
    elif question.form.bank_id in facts.removed_ids:
        reason, is_wanted = "You removed it from this plan", True
    elif day is not None and subject_of(question.form) != NAMES_KEY:
        reason, is_wanted = f"You asked {facts.contact} on {format_month_day(day)}", True
    elif not is_in_set and _needs_situation().search(question.form.text):
        reason, is_wanted = "It is only for some contacts: choose its set, or pick it yourself", question.is_starred
    else:
        return False
    if is_wanted:
        left_out.append(LeftOut(question.form.text, reason))
    return True


@cache
def _needs_situation() -> re.Pattern[str]:
    """Match a question that is only true of some contacts: a referral, an alumnus, or a second talk."""
    return re.compile(r"\bput us in touch\b|\bour school\b|\bsince we last (?:talked|spoke|met)\b", re.IGNORECASE)


def _ranked(question: BankQuestion, priority: Priority, reason: str, subject: str) -> RankedQuestion:
    return RankedQuestion(question.form, priority, reason, subject, phase_of(question.form), question.is_starred)


def _order_in_topic(question: BankQuestion, index: int) -> tuple[float, float, float]:
    """Starred ones first, then those that brought most, then in the order of the bank."""
    return -float(question.is_starred), -question.average_yield, float(index)


def _describe_yield(question: BankQuestion) -> str:
    """Return ``You starred it``, or what the question brought; empty if neither is worth mentioning."""
    brought = ""
    if question.is_proven:
        has_insights = question.insights >= MIN_INSIGHTS
        what = f"{question.insights} insights and quotes" if has_insights else format_count(question.notes, "note")
        brought = f"Brought {what} in {format_count(question.interviews, 'interview')}"
    return _join("You starred it" if question.is_starred else "", brought)


def _join(*parts: str) -> str:
    """Join sentences; only the first one begins with a capital letter."""
    shown = list(filter(None, parts))
    return " · ".join([*shown[:1], *(part[0].lower() + part[1:] for part in shown[1:])])
