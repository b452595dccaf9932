"""Question banks and question sets: loaded once per run, searchable, with their errors reported once (R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.library_loader import LibraryLoader
from infoview_tui.storage.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from infoview_tui.storage.banks import (
        BankLibrary as BankLibrary,
        Question as Question,
        QuestionFields as QuestionFields,
        TopicQuestions as TopicQuestions,
    )
    from infoview_tui.storage.question_sets import QuestionSet as QuestionSet


class BankLoader(LibraryLoader["BankLibrary"]):
    """Loads the question banks and question sets."""

    noun = "question bank"
    command = "infoview banks check"

    def read(self) -> BankLibrary:
        """Read all banks and question sets."""
        with IMPORT_LOCK:
            from infoview_tui.storage.banks import load_library  # imports pydantic

        return load_library(self.bundled, self.own)


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
