"""Question banks and question sets: loaded once per run, searchable, with their errors reported once (R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.planning import QuestionForm
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


def form_from_question(question: Question) -> QuestionForm:
    """Convert a question from a bank to a question for a plan."""
    return QuestionForm(question.text, question.topic, question.minutes, question.probes, question.id)


def find_bundled(library: BankLibrary, question_id: str) -> Question | None:
    """Return the question of a bundled bank with an id, whether or not an own one takes its place."""
    questions = (question for bank in library.banks if not bank.is_custom for question in bank.questions)
    return next((question for question in questions if question.id == question_id), None)


def is_english(language: str) -> bool:
    """Return whether a language tag is one of English, whose wording can be checked."""
    return language.lower().split("-")[0] == "en"


def new_fields() -> QuestionFields:
    """Return the fields of a question that is not written yet."""
    with IMPORT_LOCK:
        from infoview_tui.storage.banks import QuestionFields

    return QuestionFields("")
