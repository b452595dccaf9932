"""What a question bank is once it has been read, and how the person's own banks join the bundled ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.sanitize import clean_line


@dataclass(frozen=True)
class Question:
    """One open question with its probing follow-ups (R21). `minutes` is what it tends to take in a call."""

    id: str
    topic: str
    text: str
    probes: tuple[str, ...]
    good_for: str
    minutes: int
    language: str
    is_custom: bool


@dataclass(frozen=True)
class Bank:
    """The questions of one file, in its order. `own` tells the person's banks from the bundled ones."""

    topic: str
    title: str
    language: str
    questions: tuple[Question, ...]
    path: Path
    is_custom: bool


@dataclass(frozen=True)
class BankProblem:
    """Something wrong in a file, and where; lines and columns count from 1."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """``path:line:column: message``, safe to print whatever the file is called."""
        return f"{clean_line(str(self.path))}:{self.line}:{self.column}: {self.message}"


class TopicQuestions(NamedTuple):
    """One topic as a person browses it."""

    topic: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class BankLibrary:
    """All banks together. A question in an own bank takes the place of a bundled one with the same id."""

    banks: tuple[Bank, ...]
    problems: tuple[BankProblem, ...]

    @cached_property
    def topics(self) -> tuple[TopicQuestions, ...]:
        """Topics with their questions: first those of R20 in their order, then the person's own as their files come."""
        bundled_first = sorted(self.banks, key=lambda bank: bank.is_custom)
        known = [topic.value for topic in Topic]
        present = dict.fromkeys(bank.topic for bank in bundled_first)
        order = [topic for topic in known if topic in present] + [topic for topic in present if topic not in known]
        return tuple(_merge_banks(topic, [bank for bank in bundled_first if bank.topic == topic]) for topic in order)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question once, topic by topic."""
        return tuple(question for topic in self.topics for question in topic.questions)

    def get_question(self, id: str) -> Question | None:
        """The question with this id, or None."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}


def default_title(topic: str) -> str:
    """The title of a topic whose bank names none: ``day-to-day`` is ``Day to day``."""
    return topic.replace("-", " ").capitalize()


def _merge_banks(topic: str, banks: Iterable[Bank]) -> TopicQuestions:
    """One topic out of its banks, bundled ones first: an id keeps its place, and the last question and title win."""
    questions: dict[str, Question] = {}
    title = default_title(topic)
    for bank in banks:
        questions.update((question.id, question) for question in bank.questions)
        if bank.title != default_title(topic):
            title = bank.title
    return TopicQuestions(topic, title, tuple(questions.values()))
