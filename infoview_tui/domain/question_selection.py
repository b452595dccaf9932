"""Selects the questions of an interview: six to eight, within the agreed time, each with its reason (R19).

What the user added, locked, or must ask stays. The rest is taken in the order of `domain/question_ranking.py`, each one
unless it would leave no way to a plan of six that fits. So the result is the first of all such plans in the order of
priority, and it stays the same when some of it is locked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from infoview_tui.domain.find_out import hypothesis_id_of
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.plan_size import MAX_QUESTIONS, MIN_QUESTIONS
from infoview_tui.domain.planning import (
    CLOSING_MINUTES,
    OPENING_MINUTES,
    QuestionForm,
)
from infoview_tui.domain.question_facts import RankingFacts, StartingSet, words_of_text
from infoview_tui.domain.question_ranking import (
    NAMES_KEY,
    LeftOut,
    Priority,
    RankedQuestion,
    phase_of,
    rank_questions,
    subject_of,
)

MAX_HYPOTHESES = 3
"""Most questions on hypotheses in one plan: with more, the conversation turns into a survey."""


class PlanEntry(NamedTuple):
    """A question that is in the plan now. ``reason`` is empty if the user added it.

    ``is_used`` is whether it was asked or has notes.
    """

    id: int
    form: QuestionForm
    reason: str = ""
    is_locked: bool = False
    must_ask: bool = False
    is_used: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether a new selection may not remove it."""
        return not self.reason or self.is_locked or self.must_ask or self.is_used


class SelectedQuestion(NamedTuple):
    """A question of the new plan. ``id`` is that of the question in the plan now, None for a new one."""

    form: QuestionForm
    reason: str
    id: int | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """The proposed plan in order, what it leaves out and why, and remarks on it.

    ``removed_ids`` are the questions of the present plan that are not in it. Minutes are those of the questions alone.
    """

    questions: tuple[SelectedQuestion, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    removed_ids: tuple[int, ...]
    minutes: int
    available_minutes: int

    @property
    def is_unchanged(self) -> bool:
        """Whether it is the present plan."""
        return not self.removed_ids and all(question.id is not None for question in self.questions)


def available_minutes(agreed_minutes: int) -> int:
    """Return the minutes for questions: what the opening and the closing leave of the agreed length."""
    return max(0, agreed_minutes - OPENING_MINUTES - CLOSING_MINUTES)


def select_questions(
    facts: RankingFacts, plan: Sequence[PlanEntry], agreed_minutes: int, start: StartingSet | None = None
) -> Selection:
    """Propose a plan for an interview of *agreed_minutes*, if wanted from a question set. Deterministic."""
    ranking = rank_questions(facts, start)
    kept = [entry for entry in plan if entry.is_kept]
    kept_words = {words_of_text(entry.form.text) for entry in kept}
    kept_ids = {entry.form.bank_id for entry in kept if entry.form.bank_id}
    known = {question.form.bank_id: question.subject for question in ranking.questions if question.form.bank_id}
    candidates = [
        question
        for question in ranking.questions
        if question.form.bank_id not in kept_ids and words_of_text(question.form.text) not in kept_words
    ]
    room = _Room(
        available_minutes(agreed_minutes) - sum(entry.form.minutes for entry in kept),
        len(kept),
        {known.get(entry.form.bank_id) or subject_of(entry.form) for entry in kept},
        _shortest_by_subject(candidates),
    )
    room.aim()
    chosen: list[RankedQuestion] = []
    refused: list[tuple[RankedQuestion, str]] = []
    for question in candidates:
        obstacle = room.find_obstacle(question)
        if obstacle:
            refused.append((question, obstacle))
        else:
            room.take(question)
            chosen.append(question)
    left_out = [*_list_refused(refused, room.subjects), *ranking.left_out]
    return _build_selection(plan, kept, chosen, left_out, agreed_minutes)


@dataclass(slots=True)
class _Room:
    """What still fits: minutes, number of questions, and subjects that are not taken.

    ``shortest`` is the least number of minutes for each subject. ``goal`` is the number of questions to reach.
    """

    minutes: int
    count: int
    subjects: set[str]
    shortest: Mapping[str, int]
    goal: int = 0
    by_minutes: list[tuple[int, str]] = field(default_factory=list)

    def aim(self) -> None:
        """Aim at six questions if there is any way to them."""
        self.by_minutes = sorted((minutes, subject) for subject, minutes in self.shortest.items())
        needed = self._minutes_for(MIN_QUESTIONS - self.count, self.subjects)
        self.goal = MIN_QUESTIONS if needed is not None and needed <= self.minutes else 0

    def take(self, question: RankedQuestion) -> None:
        """Reserve the place of a question."""
        self.minutes -= question.form.minutes
        self.count += 1
        self.subjects.add(question.subject)

    def find_obstacle(self, question: RankedQuestion) -> str:
        """Return why a question has no place, as a sentence; empty if it has one."""
        if question.subject in self.subjects:
            return "Another question on this is in the plan."
        if self.count >= MAX_QUESTIONS:
            return "Eight questions are enough."
        if _is_hypothesis(question.subject) and _count_hypotheses(self.subjects) >= MAX_HYPOTHESES:
            return "Three hypotheses are enough for one interview."
        minutes = question.form.minutes
        if minutes > self.minutes:
            left = (
                f"{self.minutes} min {'is' if self.minutes == 1 else 'are'} left"
                if self.minutes > 0
                else "none is left"
            )
            return f"It takes {minutes} min; {left}."
        others = self._minutes_for(self.goal - self.count - 1, self.subjects | {question.subject})
        if others is None or others > self.minutes - minutes:
            return f"It takes {minutes} min: with it, six questions would not fit."
        return ""

    def _minutes_for(self, count: int, subjects: set[str]) -> int | None:
        """Return the least number of minutes for more questions; None if there are not that many."""
        total, hypotheses = 0, _count_hypotheses(subjects)
        for minutes, subject in self.by_minutes:
            if count <= 0:
                break
            if subject in subjects or (_is_hypothesis(subject) and hypotheses >= MAX_HYPOTHESES):
                continue
            hypotheses += _is_hypothesis(subject)
            total += minutes
            count -= 1
        return total if count <= 0 else None


def _shortest_by_subject(candidates: Iterable[RankedQuestion]) -> dict[str, int]:
    shortest: dict[str, int] = {}
    for question in candidates:
        minutes = question.form.minutes
        shortest[question.subject] = min(shortest.get(question.subject, minutes), minutes)
    return shortest


def _is_hypothesis(subject: str) -> bool:
    return hypothesis_id_of(subject) is not None


def _count_hypotheses(subjects: Iterable[str]) -> int:
    return sum(map(_is_hypothesis, subjects))


def _list_refused(refused: Iterable[tuple[RankedQuestion, str]], planned: Collection[str]) -> Iterator[LeftOut]:
    """Yield the questions that the user would look for: of each topic that nobody talked about, the first is enough."""
    seen = set(planned)
    for question, obstacle in refused:
        match question.priority:
            case Priority.SET | Priority.UNTESTED | Priority.CONTESTED | Priority.ONE_SOURCE:
                is_wanted = True
            case Priority.TOPIC:
                is_wanted = question.is_starred or question.subject not in seen
            case _:
                is_wanted = question.is_starred
        if is_wanted:
            seen.add(question.subject)
            yield LeftOut(question.form.text, f"{question.reason}. {obstacle}")


def _build_selection(
    plan: Sequence[PlanEntry],
    kept: Sequence[PlanEntry],
    chosen: Sequence[RankedQuestion],
    left_out: Sequence[LeftOut],
    agreed_minutes: int,
) -> Selection:
    """Put the questions in order. What stays in the plan keeps its order, and its edits if it is kept."""
    again = {(question.form.bank_id, question.form.text, question.form.minutes): question for question in chosen}
    staying: list[SelectedQuestion] = []
    for entry in plan:
        proposed = again.pop((entry.form.bank_id, entry.form.text, entry.form.minutes), None)
        if entry.is_kept:
            staying.append(SelectedQuestion(entry.form, entry.reason, entry.id, is_kept=True))
        elif proposed is not None:
            staying.append(SelectedQuestion(entry.form, proposed.reason, entry.id, is_kept=False))
    new = [SelectedQuestion(question.form, question.reason, None, is_kept=False) for question in again.values()]
    from_set = {question.form.text for question in chosen if question.priority is Priority.SET}
    others = sorted((q for q in new if q.form.text not in from_set), key=lambda q: phase_of(q.form))
    questions = _merge(staying, _merge([q for q in new if q.form.text in from_set], others))
    stay_ids = {question.id for question in staying}
    free = available_minutes(agreed_minutes)
    return Selection(
        tuple(questions),
        tuple(left_out),
        tuple(_remarks(questions, kept, free, agreed_minutes)),
        tuple(entry.id for entry in plan if entry.id not in stay_ids),
        sum(question.form.minutes for question in questions),
        free,
    )


def _merge(fixed: Sequence[SelectedQuestion], new: Sequence[SelectedQuestion]) -> list[SelectedQuestion]:
    """Insert new questions where they belong in a conversation, without changing the order of the others."""
    merged: list[SelectedQuestion] = []
    rest = list(fixed)
    for question in new:
        phase = phase_of(question.form)
        while rest and phase_of(rest[0].form) <= phase:
            merged.append(rest.pop(0))
        merged.append(question)
    return [*merged, *rest]


def _remarks(
    questions: Sequence[SelectedQuestion], kept: Sequence[PlanEntry], free: int, agreed_minutes: int
) -> Iterable[str]:
    """Yield sentences on what the selection could not do."""
    over = sum(entry.form.minutes for entry in kept) - free
    if over > 0:
        yield (
            f"The questions that stay are {over} min too long for {agreed_minutes} min: remove, unlock, or shorten one."
        )
    if len(questions) < MIN_QUESTIONS and over <= 0:
        count = format_count(len(questions), "question")
        used = sum(question.form.minutes for question in questions)
        if free - used <= 2 or free < 2 * MIN_QUESTIONS:
            yield f"{count} in {agreed_minutes} min: six would not fit."
        else:
            yield f"{count}: the banks have no more that you haven't asked. Write your own with n."
    if questions and not any(subject_of(question.form) == NAMES_KEY for question in questions):
        yield "No question asks who else to talk to."
