"""Reads the details of a bank question: where it was asked, what is wrong with it, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.question_checks import check_question
from infoview_tui.services.banks.library import find_bundled, is_english
from infoview_tui.services.banks.queries import QuestionSettings, read_history
from infoview_tui.ui.banks.details import QuestionDetails

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question
    from infoview_tui.ui.shared.context import Context


def read_details(context: Context, question: Question, settings: QuestionSettings) -> QuestionDetails:
    """Read what the details pane shows of a question."""
    library = context.banks.load()
    titles = {topic.topic: topic.title for topic in library.topics}
    return QuestionDetails(
        question,
        titles.get(question.topic, question.topic),
        read_history(context.workspace, question.id),
        [problem.text for problem in check_question(question.text)] if is_english(question.language) else (),
        question.id in settings.starred,
        question.id in settings.retired,
        question.is_custom and find_bundled(library, question.id) is not None,
    )
