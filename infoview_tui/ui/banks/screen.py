"""Banks screen: browse, filter, star, write, edit, and retire questions, and see what each has brought (R20, R21)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.question_checks import check_question
from infoview_tui.services import banks
from infoview_tui.services.banks.browsing import QuestionIndex
from infoview_tui.services.banks.library import find_bundled, is_english
from infoview_tui.services.banks.queries import QuestionSettings, read_history, read_settings, read_usage
from infoview_tui.ui.banks.details import DetailsPane, QuestionDetails
from infoview_tui.ui.shared.bindings import BANKS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.idle_timer import IdleTimer
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question
    from infoview_tui.ui.banks.form import QuestionEntry


TYPING_PAUSE = 0.2
TYPING_LIMIT = 0.5
"""Details follow the filter after a pause of so many seconds in typing, and at the latest after so many."""


class BanksScreen(InfoviewScreen):
    """All questions on the left, the one under the cursor on the right, or below where there is no room."""

    BINDINGS = [*BANKS]
    TAB = "banks"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Banks", "In a list")
    AUTO_FOCUS = "QuestionList RowList"

    def __init__(self) -> None:
        """Hide retired questions at first."""
        super().__init__()
        self.shows_retired = False
        self.settings = QuestionSettings()
        self._shown: object = None
        """The library, the settings, and whether retired questions are shown, as the list has them."""
        self._details_timer = IdleTimer(self, self._show_current, TYPING_PAUSE, TYPING_LIMIT)
        self._wanted: str | None = None
        """The id of the question to go to when the banks have been read."""

    def compose_body(self) -> ComposeResult:
        """Compose the summary, the questions, and the details."""
        yield Static(id="summary")
        with Horizontal(id="banks"):
            yield QuestionList(
                no_questions="There are no question banks. Press n to write your own question.",
                no_match_hint="Press escape to clear the filter, or then n to write your own.",
            )
            yield DetailsPane(self.zone)

    # Showing

    def load(self) -> None:
        """Show the questions; if the banks are not read yet, read them in a thread first."""
        self.context.banks.refresh()
        if self.context.banks.is_loaded:
            self._show_questions()
        else:
            self.run_worker(self.context.banks.load, name="banks", thread=True)

    def on_worker_state_changed(self, message: Worker.StateChanged) -> None:
        """Show the questions when the banks are read."""
        if message.worker.name == "banks" and message.state is WorkerState.SUCCESS:
            with self.reporting_errors():
                self._show_questions()

    def _show_questions(self) -> None:
        library = self.context.banks.load()
        self.settings = read_settings(self.workspace)
        usage = read_usage(self.workspace)
        shown = (library, self.settings, self.shows_retired, usage)
        wanted, self._wanted = self._wanted, None
        if shown != self._shown or wanted:
            index = QuestionIndex(library, self.settings)
            self.query_one(QuestionList).show(index, usage=usage, with_retired=self.shows_retired, cursor_to=wanted)
            self._shown = shown
        else:
            self._show_details(self.query_one(QuestionList).current_question)
        self._show_summary()
        problem = self.context.banks.pop_problem_message()
        if problem:
            self.context.show_notification(problem, error=True)

    def _show_summary(self) -> None:
        library = self.context.banks.load()
        starred, retired = (sum(library.get_question(key) is not None for key in keys) for keys in self.settings)
        own = sum(len(bank.questions) for bank in library.banks if bank.is_custom)
        shown, known = self.query_one(QuestionList).counts
        is_filtered = bool(self.query_one(QuestionList).filter_text.strip())
        facts = (
            f"{shown:,} of {format_count(known, 'question')}" if is_filtered else format_count(known, "question"),
            f"{own:,} yours" if own else "",
            f"{starred:,} starred" if starred else "",
            f"{retired:,} retired{' (c hides them)' if self.shows_retired else ' (c shows them)'}" if retired else "",
        )
        self.query_one("#summary", Static).update(assemble(" · ".join(filter(None, facts))), layout=False)

    def on_question_list_highlighted(self) -> None:
        """Show the details of the question under the cursor; while a filter is typed, only in the next pause."""
        if self.is_typing:
            self._details_timer.key_pressed()
        else:
            self._show_current()

    def _show_current(self) -> None:
        """Show the details of the question under the cursor, and how many match the filter."""
        self._details_timer.stop()
        with self.reporting_errors():
            self._show_details(self.query_one(QuestionList).current_question)
            self._show_summary()

    def _show_details(self, question: Question | None) -> None:
        pane = self.query_one(DetailsPane)
        pane.show(self._read_details(question) if question is not None else None)
        self.query_one(QuestionList).name_enter("Interviews" if pane.was_asked else "")

    def _read_details(self, question: Question) -> QuestionDetails:
        library = self.context.banks.load()
        titles = {topic.topic: topic.title for topic in library.topics}
        return QuestionDetails(
            question,
            titles.get(question.topic, question.topic),
            read_history(self.workspace, question.id),
            [problem.text for problem in check_question(question.text)] if is_english(question.language) else (),
            question.id in self.settings.starred,
            question.id in self.settings.retired,
            question.is_custom and find_bundled(library, question.id) is not None,
        )

    def show_question(self, question_id: str) -> None:
        """Go to a question, also if it is retired or does not match the filter."""
        self.query_one(QuestionList).clear_filter()
        self._wanted = question_id
        self.shows_retired = self.shows_retired or question_id in read_settings(self.workspace).retired
        self.reload()

    # Moving around

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key, by what it does with the question under the cursor."""
        question = self.query_one(QuestionList).current_question
        if binding.id == "banks.retire" and question is not None and question.id in self.settings.retired:
            return "Restore"
        if binding.id == "banks.other_side" and not self.query_one(DetailsPane).was_asked:
            return "Questions"
        return binding.description

    def on_question_list_picked(self) -> None:
        """Go to the interviews in which the question was asked."""
        self._show_current()
        pane = self.query_one(DetailsPane)
        if pane.was_asked:
            pane.focus_interviews()
        else:
            self.show_status("Not asked in an interview yet. e edits the question.")

    def on_details_pane_interview_chosen(self, message: DetailsPane.InterviewChosen) -> None:
        """Open the interview at the first note on the question."""
        self.navigation.open_interview(message.interview_id, note_id=message.note_id)

    def action_switch_pane(self) -> None:
        """Switch between the questions and the interviews of the current one."""
        pane = self.query_one(DetailsPane)
        if pane.was_asked and self.focused not in pane.walk_children():
            pane.focus_interviews()
        else:
            self.query_one(QuestionList).focus_list()

    def action_filter(self) -> None:
        """Focus the filter."""
        self.query_one(QuestionList).focus_filter()

    def action_clear(self) -> None:
        """Return to the questions, or clear the filter."""
        pane = self.query_one(DetailsPane)
        if self.focused in pane.walk_children():
            self.query_one(QuestionList).focus_list()
        else:
            self.query_one(QuestionList).clear_filter()

    def action_toggle_retired(self) -> None:
        """Show or hide retired questions."""
        if not self.settings.retired:
            self.show_status("No question is retired. x retires one.")
            return
        self.shows_retired = not self.shows_retired
        self.reload()

    # Changing

    def action_toggle_star(self) -> None:
        """Star the question, or remove its star."""
        question = self._require_question()
        if question is not None:
            is_starred = question.id not in self.settings.starred
            self._wanted = self.query_one(QuestionList).neighbor
            with self.reporting_errors():
                banks.commands.set_starred(self.workspace, question, is_starred, self.now())
                self.reload()
                self.show_status(
                    "Starred: it is at the top now. u undoes it." if is_starred else "Star removed. u undoes it."
                )

    def action_retire(self) -> None:
        """Retire the question, or restore it."""
        question = self._require_question()
        if question is not None:
            is_retired = question.id not in self.settings.retired
            with self.reporting_errors():
                banks.commands.set_retired(self.workspace, question, is_retired, self.now())
                self.reload()
                done = "Retired: plans no longer offer it. u undoes it." if is_retired else "Restored. u undoes it."
                self.show_status(done)

    def action_delete(self) -> None:
        """Delete the user's own question; if it was a version of a bundled one, that comes back."""
        question = self._require_question()
        if question is not None:
            with self.reporting_errors():
                is_back = banks.own_questions.delete_question(self.workspace, self.context.banks, question, self.now())
                self.reload()
                done = "Your version is deleted; the original is back." if is_back else "Question deleted."
                self.show_status(f"{done} u undoes it.")

    def action_new(self) -> None:
        """Write a new question, by default in the topic of the current one."""
        from infoview_tui.services.banks.library import new_fields
        from infoview_tui.ui.banks.form import QuestionEntry

        question = self.query_one(QuestionList).current_question
        topic = question.topic if question else banks.own_questions.OWN_TOPIC

        def save(entry: QuestionEntry) -> str:
            return banks.own_questions.add_question(
                self.workspace, self.context.banks, entry.topic, entry.fields, self.now()
            )

        self._ask("New question", QuestionEntry(topic, new_fields()), save, is_new=True)

    def action_edit(self) -> None:
        """Edit the question; one of a bundled bank gets a version of the user's own."""
        from infoview_tui.ui.banks.form import QuestionEntry

        question = self._require_question()
        if question is None:
            return

        def save(entry: QuestionEntry) -> str:
            banks.own_questions.edit_question(self.workspace, self.context.banks, question, entry.fields, self.now())
            return question.id

        entry = QuestionEntry(question.topic, question.fields, question.language)
        self._ask("The question in your words", entry, save, is_new=False)

    def _ask(
        self,
        title: str,
        entry: QuestionEntry,
        save: Callable[[QuestionEntry], str],
        *,
        is_new: bool,
        is_unsaved: bool = False,
    ) -> None:
        """Ask for a question and save it. If that fails, show the error and ask again with the same text."""
        from infoview_tui.ui.banks.form import QuestionDialog

        topics = {topic.topic: topic.title for topic in self.context.banks.load().topics}
        topics.setdefault(banks.own_questions.OWN_TOPIC, banks.own_questions.OWN_TITLE)

        def answered(entered: QuestionEntry | None) -> None:
            if entered is None:
                return
            saved_id = ""
            with self.reporting_errors():
                saved_id = save(entered)
            if saved_id:
                self.show_question(saved_id) if is_new else self.reload()
                self.show_status("Saved to your own question banks. u undoes it.")
            else:
                self.reload()
                self._ask(title, entered, save, is_new=is_new, is_unsaved=True)

        dialog = QuestionDialog(title, topics, entry, is_new=is_new, is_unsaved=is_unsaved)
        self.app.push_screen(dialog, answered)

    def _require_question(self) -> Question | None:
        question = self.query_one(QuestionList).current_question
        if question is None:
            self.show_status("Move to a question first.")
        return question
