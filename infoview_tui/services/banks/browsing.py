"""The questions of all banks as lists show them: filtered while the user types, starred ones first (R20)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.banks.queries import QuestionSettings

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import BankLibrary, Question, TopicQuestions

STARRED_TITLE = "Starred"
RETIRED_TITLE = "Retired"


class QuestionGroup(NamedTuple):
    """Questions under one heading: the starred ones, those of a topic, or the retired ones."""

    title: str
    questions: Sequence[Question]


class QuestionIndex:
    """Finds the questions of a library that contain every word of a query in their text, topic, or use.

    Ignores case and accents, and matches parts of words. What is compared at each key is computed once.
    """

    def __init__(self, library: BankLibrary, settings: QuestionSettings) -> None:
        """Index all questions."""
        self.library = library
        self.settings = settings
        self._topics = [(topic.title, _index_topic(topic)) for topic in library.topics]

    def find(self, typed: str, *, with_retired: bool = False) -> list[QuestionGroup]:
        """Return the questions that match, in groups that are not empty. An empty query matches all.

        Retired questions are left out, unless *with_retired*: then they are the last group.
        """
        words = fold(clean_line(typed)).split()
        starred, retired = self.settings
        special = starred | retired
        first: list[Question] = []
        last: list[Question] = []
        groups = []
        for title, matching in self._topics:
            for word in words:  # one pass for each is quicker than all words for each question
                matching = [entry for entry in matching if word in entry[0]]  # noqa: PLW2901
            found = [question for _, question in matching]
            if special and not special.isdisjoint(question.id for question in found):
                first += [question for question in found if question.id in starred - retired]
                last += [question for question in found if question.id in retired]
                found = [question for question in found if question.id not in special]
            groups.append(QuestionGroup(title, found))
        if not with_retired:
            last = []
        return [
            group
            for group in (QuestionGroup(STARRED_TITLE, first), *groups, QuestionGroup(RETIRED_TITLE, last))
            if group.questions
        ]


def _index_topic(topic: TopicQuestions) -> list[tuple[str, Question]]:
    names = f"{topic.title}\n{topic.topic}"
    return [(fold(f"{question.text}\n{question.good_for}\n{names}"), question) for question in topic.questions]
