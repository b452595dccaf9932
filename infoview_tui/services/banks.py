"""The question banks of one run: read once, filtered as one types, their mistakes told once (R20)."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews.planning import QuestionForm

if TYPE_CHECKING:
    from infoview_tui.storage.banks import Library, Question, TopicQuestions


class BankShelf:
    """Holds the library from the first time that it is asked for. It may be asked from any thread."""

    def __init__(self, bundled: Path, own: Path | None) -> None:
        """Take the directories of the bundled banks and of the person's own; nothing is read yet."""
        self._bundled = bundled
        self._own = own
        self._lock = Lock()
        self._library: Library | None = None
        self._told = False

    @property
    def is_read(self) -> bool:
        """Whether `library` answers at once."""
        return self._library is not None

    def library(self) -> Library:
        """Return all banks, read at the first call (some 50 ms). A broken file is among its problems; never raises."""
        with self._lock:
            if self._library is None:
                from infoview_tui.storage.banks import load_library

                self._library = load_library(self._bundled, self._own)
            return self._library

    def problem_to_tell(self) -> str:
        """Return a sentence on what is wrong in the banks, the first time only; empty where nothing is."""
        problems = self.library().problems
        if self._told or not problems:
            return ""
        self._told = True
        files = len({problem.path for problem in problems})
        left_out = "A question bank is left out" if files == 1 else f"{files} question banks are left out"
        more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
        return f"{left_out} in whole or in part. {problems[0]}.{more} `infoview banks check` names every mistake."


def find_questions(library: Library, typed: str) -> list[TopicQuestions]:
    """Return the topics with the questions that have every typed word in text, topic or what they are good for.

    Part of a word will do, in any case. Topics without such a question are left out.
    """
    words = clean_line(typed).casefold().split()
    if not words:
        return list(library.topics)
    found = []
    for topic in library.topics:
        of_topic = f"{topic.title}\n{topic.topic}".casefold()
        questions = tuple(question for question in topic.questions if _has_all(words, of_topic, question))
        if questions:
            found.append(topic._replace(questions=questions))
    return found


def form_of(question: Question) -> QuestionForm:
    """Return a bank's question as it goes into a plan."""
    return QuestionForm(question.text, question.topic, question.minutes, question.probes, question.id)


def _has_all(words: list[str], of_topic: str, question: Question) -> bool:
    text = f"{question.text}\n{question.good_for}\n{of_topic}".casefold()
    return all(word in text for word in words)
