"""Question banks: loaded once per run, searchable, with their errors reported once (R20)."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from infoview_tui.storage.banks import (
        BankLibrary as BankLibrary,
        Question as Question,
        TopicQuestions as TopicQuestions,
    )


class BankLoader:
    """Loads the question banks on first use and caches them. Thread-safe."""

    def __init__(self, bundled: Path, own: Path | None) -> None:
        """Store the directories of the bundled banks and of the user's own, without reading them."""
        self._bundled = bundled
        self._own = own
        self._lock = Lock()
        self._library: BankLibrary | None = None
        self._problem_reported = False

    @property
    def is_loaded(self) -> bool:
        """Whether the banks are loaded, so that `load` returns immediately."""
        return self._library is not None

    def load(self) -> BankLibrary:
        """Return all banks, reading them on the first call (about 50 ms). Errors in files are in its ``problems``."""
        with self._lock:
            if self._library is None:
                with IMPORT_LOCK:
                    from infoview_tui.storage.banks import load_library  # imports pydantic

                self._library = load_library(self._bundled, self._own)
            return self._library

    def pop_problem_message(self) -> str:
        """Return a message about errors in the banks on the first call; an empty string later or without errors."""
        problems = self.load().problems
        if self._problem_reported or not problems:
            return ""
        self._problem_reported = True
        files = len({problem.path for problem in problems})
        skipped = "A question bank was skipped" if files == 1 else f"{files} question banks were skipped"
        more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
        return f"{skipped}, fully or partly. {problems[0]}.{more} Run `infoview banks check` to list all errors."


def search_questions(library: BankLibrary, query: str) -> list[TopicQuestions]:
    """Return the questions, by topic, that contain every word of the query in their text, topic or purpose.

    Ignores case and matches parts of words. Topics without a match are omitted.
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
    """Convert a question from a bank to a question for a plan."""
    return QuestionForm(question.text, question.topic, question.minutes, question.probes, question.id)


def _matches_all_words(words: list[str], topic_text: str, question: Question) -> bool:
    text = f"{question.text}\n{question.good_for}\n{topic_text}".casefold()
    return all(word in text for word in words)
