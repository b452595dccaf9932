"""Changes of bank questions: starred, retired, written, edited, and deleted (R20, R21)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from infoview_tui.services import banks
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.host import ScreenHost

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question
    from infoview_tui.services.banks.queries import QuestionSettings
    from infoview_tui.ui.banks.form import QuestionEntry


class BanksHost(ScreenHost, Protocol):
    """The screen with the questions."""

    settings: QuestionSettings
    """Which questions are starred, and which are retired."""

    def keep_place(self) -> None:
        """Leave the cursor where it is when the current question moves, on the next one."""

    def show_question(self, question_id: str) -> None:
        """Go to a question."""


class CurrentQuestion(Protocol):
    """The list of questions."""

    @property
    def current_question(self) -> Question | None:
        """The question under the cursor."""


class QuestionActions:
    """Changes the question under the cursor, or adds one."""

    def __init__(self, screen: BanksHost, questions: CurrentQuestion) -> None:
        """Set the list of questions."""
        self._screen = screen
        self._list = questions

    def action_toggle_star(self) -> None:
        """Star the question, or remove its star."""
        screen = self._screen
        question = self._require_question()
        if question is not None:
            is_starred = question.id not in screen.settings.starred
            screen.keep_place()
            with screen.reporting_errors():
                banks.commands.set_starred(screen.workspace, question, is_starred, screen.now())
                screen.reload()
                screen.show_status(
                    "Starred: it is at the top now. u undoes it." if is_starred else "Star removed. u undoes it."
                )

    def action_retire(self) -> None:
        """Retire the question, or restore it."""
        screen = self._screen
        question = self._require_question()
        if question is not None:
            is_retired = question.id not in screen.settings.retired
            with screen.reporting_errors():
                banks.commands.set_retired(screen.workspace, question, is_retired, screen.now())
                screen.reload()
                done = "Retired: plans no longer offer it. u undoes it." if is_retired else "Restored. u undoes it."
                screen.show_status(done)

    def action_delete(self) -> None:
        """Delete the user's own question; if it was a version of a bundled one, that comes back."""
        screen = self._screen
        question = self._require_question()
        if question is not None:
            with screen.reporting_errors():
                is_back = banks.own_questions.delete_question(
                    screen.workspace, screen.context.banks, question, screen.now()
                )
                screen.reload()
                done = "Your version is deleted; the original is back." if is_back else "Question deleted."
                screen.show_status(f"{done} u undoes it.")

    def action_new(self) -> None:
        """Write a new question, by default in the topic of the current one."""
        from infoview_tui.services.banks.library import new_fields
        from infoview_tui.ui.banks.form import QuestionEntry

        screen = self._screen
        question = self._list.current_question
        topic = question.topic if question else banks.own_questions.OWN_TOPIC

        def save(entry: QuestionEntry) -> str:
            return banks.own_questions.add_question(
                screen.workspace, screen.context.banks, entry.topic, entry.fields, screen.now()
            )

        self._ask("New question", QuestionEntry(topic, new_fields()), save, is_new=True)

    def action_edit(self) -> None:
        """Edit the question; one of a bundled bank gets a version of the user's own."""
        from infoview_tui.ui.banks.form import QuestionEntry

        screen = self._screen
        question = self._require_question()
        if question is None:
            return

        def save(entry: QuestionEntry) -> str:
            banks.own_questions.edit_question(
                screen.workspace, screen.context.banks, question, entry.fields, screen.now()
            )
            return question.id

        entry = QuestionEntry(question.topic, question.fields, question.language)
        self._ask("The question in your words", entry, save, is_new=False)

    def _ask(self, title: str, entry: QuestionEntry, save: Callable[[QuestionEntry], str], *, is_new: bool) -> None:
        from infoview_tui.ui.banks.form import QuestionDialog

        screen = self._screen
        topics = {topic.topic: topic.title for topic in screen.context.banks.load().topics}
        topics.setdefault(banks.own_questions.OWN_TOPIC, banks.own_questions.OWN_TITLE)

        def save_entry(entered: QuestionEntry) -> bool:
            saved_id = ""
            with screen.reporting_errors():
                saved_id = save(entered)
            if saved_id and is_new:
                screen.show_question(saved_id)
            else:
                screen.reload()
            if saved_id:
                screen.show_status("Saved to your own question banks. u undoes it.")
            return bool(saved_id)

        def build(entered: QuestionEntry, is_unsaved: bool) -> QuestionDialog:
            return QuestionDialog(title, topics, entered, is_new=is_new, is_unsaved=is_unsaved)

        ask_until_saved(screen, build, entry, save_entry)

    def _require_question(self) -> Question | None:
        question = self._list.current_question
        if question is None:
            self._screen.show_status("Move to a question first.")
        return question
