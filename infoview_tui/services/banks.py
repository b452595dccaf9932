"""The question banks of one run: read once, filtered as one types, their mistakes told once (R20)."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line

if TYPE_CHECKING:
    from infoview_tui.storage.banks import (
        BankLibrary as BankLibrary,
        Question as Question,
        TopicQuestions as TopicQuestions,
    )


class BankLoader:
    """Holds the library from the first time that it is asked for. It may be asked from any thread."""

    def __init__(self, bundled: Path, own: Path | None) -> None:
        """Take the directories of the bundled banks and of the person's own; nothing is read yet."""
        self._bundled = bundled
        self._own = own
        self._lock = Lock()
        self._library: BankLibrary | None = None
        self._problem_reported = False

    @property
    def is_loaded(self) -> bool:
        """Whether `library` answers at once."""
        return self._library is not None

    def load(self) -> BankLibrary:
        """Return all banks, read at the first call (some 50 ms). A broken file is among its problems; never raises."""
        with self._lock:
            if self._library is None:
                from infoview_tui.storage.banks import load_library

                self._library = load_library(self._bundled, self._own)
            return self._library

    def pop_problem_message(self) -> str:
        """Return a sentence on what is wrong in the banks, the first time only; empty where nothing is."""
        problems = self.load().problems
        if self._problem_reported or not problems:
            return ""
        self._problem_reported = True
        files = len({problem.path for problem in problems})
        left_out = "A question bank is left out" if files == 1 else f"{files} question banks are left out"
        more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
        return f"{left_out} in whole or in part. {problems[0]}.{more} `infoview banks check` names every mistake."


def search_questions(library: BankLibrary, query: str) -> list[TopicQuestions]:
    """Return the topics with the questions that have every typed word in text, topic or what they are good for.

    Part of a word will do, in any case. Topics without such a question are left out.
    """
    words = clean_line(query).casefold().split()
    if not words:
        return list(library.topics)
    found = []
    for topic in library.topics:
        topic_text = f"{topic.title}\n{topic.topic}".casefold()
        questions = tuple(question for question in topic.questions if _matches_all_words(words, topic_text, question))
        if questions:
            found.append(topic._replace(questions=questions))
    return found


def form_from_question(question: Question) -> QuestionForm:
    """Return a bank's question as it goes into a plan."""
    return QuestionForm(question.text, question.topic, question.minutes, question.probes, question.id)


def _matches_all_words(words: list[str], topic_text: str, question: Question) -> bool:
    text = f"{question.text}\n{question.good_for}\n{topic_text}".casefold()
    return all(word in text for word in words)
