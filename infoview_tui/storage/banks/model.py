"""Question bank model: banks, questions, and the library that combines bundled banks and sets with the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.enums import Topic
from infoview_tui.storage.question_sets.model import QuestionSet, QuestionSetFile
from infoview_tui.storage.yaml_files import FileProblem


@dataclass(frozen=True)
class Question:
    """An open question with follow-up probes (R21). ``minutes`` is the estimated time in a call."""

    id: str
    topic: str
    text: str
    probes: tuple[str, ...]
    good_for: str
    minutes: int
    language: str
    is_custom: bool

    @property
    def fields(self) -> QuestionFields:
        """What the user can edit."""
        return QuestionFields(self.text, self.probes, self.good_for, self.minutes)


class QuestionFields(NamedTuple):
    """What the user writes of a question: one clean line each. ``minutes`` is the estimated time in a call."""

    text: str
    probes: tuple[str, ...] = ()
    good_for: str = ""
    minutes: int = 3


@dataclass(frozen=True)
class Bank:
    """The questions of one file, in order. ``is_custom`` is True for the user's own banks."""

    topic: str
    title: str
    language: str
    questions: tuple[Question, ...]
    path: Path
    is_custom: bool


class TopicQuestions(NamedTuple):
    """One topic with the questions of all its banks."""

    topic: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class BankLibrary:
    """All banks and question sets. One of the user's own questions or sets overrides a bundled one with the same ID."""

    banks: tuple[Bank, ...]
    problems: tuple[FileProblem, ...]
    skipped: tuple[FileProblem, ...] = ()
    """Backups of editors, which are not read."""

    set_files: tuple[QuestionSetFile, ...] = ()
    """The files of question sets, whose questions are all in the banks."""

    @cached_property
    def topics(self) -> tuple[TopicQuestions, ...]:
        """All topics with their questions: first those of R20 in order, then custom topics in file order."""
        bundled_first = sorted(self.banks, key=lambda bank: bank.is_custom)
        known = [topic.value for topic in Topic]
        present = dict.fromkeys(bank.topic for bank in bundled_first)
        order = [topic for topic in known if topic in present] + [topic for topic in present if topic not in known]
        return tuple(_merge_banks(topic, [bank for bank in bundled_first if bank.topic == topic]) for topic in order)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions without duplicates, by topic."""
        return tuple(question for topic in self.topics for question in topic.questions)

    def get_question(self, id: str) -> Question | None:
        """Return the question with this ID, or None."""
        return self._by_id.get(id)

    @cached_property
    def sets(self) -> tuple[QuestionSet, ...]:
        """All question sets without duplicates: the bundled ones in file order, then others of the user's own (R19)."""
        bundled_first = sorted(self.set_files, key=lambda file: file.is_custom)
        return tuple({each.id: each for file in bundled_first for each in file.sets}.values())

    def list_set_questions(self, question_set: QuestionSet) -> tuple[Question, ...]:
        """Return the questions of a set, in its order."""
        found = map(self.get_question, question_set.question_ids)
        return tuple(question for question in found if question is not None)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}


def default_title(topic: str) -> str:
    """Return the title of a topic whose bank has none: ``day-to-day`` becomes ``Day to day``."""
    return topic.replace("-", " ").capitalize()


def _merge_banks(topic: str, banks: Iterable[Bank]) -> TopicQuestions:
    """Merge the banks of one topic, bundled ones first. For the same ID, the last question wins; so does the title."""
    questions: dict[str, Question] = {}
    title = default_title(topic)
    for bank in banks:
        questions.update((question.id, question) for question in bank.questions)
        if bank.title != default_title(topic):
            title = bank.title
    return TopicQuestions(topic, title, tuple(questions.values()))
