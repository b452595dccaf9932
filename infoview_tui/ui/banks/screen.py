"""Banks screen: browse, filter, star, write, edit, and retire questions, and see what each has brought (R20, R21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from infoview_tui.domain.labels import format_count
from infoview_tui.services.banks.browsing import QuestionIndex
from infoview_tui.services.banks.queries import QuestionSettings, read_settings, read_usage
from infoview_tui.ui.banks.details import DetailsPane
from infoview_tui.ui.banks.pane_actions import PaneActions
from infoview_tui.ui.banks.question_actions import QuestionActions
from infoview_tui.ui.banks.reading import read_details
from infoview_tui.ui.shared.bindings import BANKS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.idle_timer import IdleTimer
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question


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
    _details = getters.query_one(DetailsPane)

    def __init__(self) -> None:
        """Hide retired questions at first."""
        super().__init__()
        self.shows_retired = False
        self.settings = QuestionSettings()
        self.questions = QuestionList(
            no_questions="There are no question banks. Press n to write your own question.",
            no_match_hint="Press escape to clear the filter, or then n to write your own.",
        )
        panes = PaneActions(self.questions, lambda: self._details, lambda: self.focused)
        self.parts = (QuestionActions(self, self.questions), panes, self.common_actions)
        self._shown: object = None
        """The library, the settings, and whether retired questions are shown, as the list has them."""
        self._details_timer = IdleTimer(self, self._show_current, TYPING_PAUSE, TYPING_LIMIT)
        self._wanted: str | None = None
        """The id of the question to go to when the banks have been read."""

    def compose_body(self) -> ComposeResult:
        """Compose the summary, the questions, and the details."""
        yield Static(id="summary")
        with Horizontal(id="banks"):
            yield self.questions
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
            self.questions.show(index, usage=usage, with_retired=self.shows_retired, cursor_to=wanted)
            self._shown = shown
        else:
            self._show_details(self.questions.current_question)
        self._show_summary()
        problem = self.context.banks.pop_problem_message()
        if problem:
            self.context.show_notification(problem, error=True)

    def _show_summary(self) -> None:
        library = self.context.banks.load()
        starred, retired = (sum(library.get_question(key) is not None for key in keys) for keys in self.settings)
        own = sum(len(bank.questions) for bank in library.banks if bank.is_custom)
        shown, known = self.questions.counts
        is_filtered = bool(self.questions.filter_text.strip())
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
            self._show_details(self.questions.current_question)
            self._show_summary()

    def _show_details(self, question: Question | None) -> None:
        pane = self._details
        pane.show(read_details(self.context, question, self.settings) if question is not None else None)
        self.questions.name_enter("Interviews" if pane.was_asked else "")

    def keep_place(self) -> None:
        """Leave the cursor where it is when the current question moves, on the next one."""
        self._wanted = self.questions.neighbor

    def show_question(self, question_id: str) -> None:
        """Go to a question, also if it is retired or does not match the filter."""
        self.questions.clear_filter()
        self._wanted = question_id
        self.shows_retired = self.shows_retired or question_id in read_settings(self.workspace).retired
        self.reload()

    # Moving around

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key, by what it does with the question under the cursor."""
        question = self.questions.current_question
        if binding.id == "banks.retire" and question is not None and question.id in self.settings.retired:
            return "Restore"
        if binding.id == "banks.other_side" and not self._details.was_asked:
            return "Questions"
        return binding.description

    def on_question_list_picked(self) -> None:
        """Go to the interviews in which the question was asked."""
        self._show_current()
        pane = self._details
        if pane.was_asked:
            pane.focus_interviews()
        else:
            self.show_status("Not asked in an interview yet. e edits the question.")

    def on_details_pane_interview_chosen(self, message: DetailsPane.InterviewChosen) -> None:
        """Open the interview at the first note on the question."""
        self.navigation.open_interview(message.interview_id, note_id=message.note_id)

    def action_toggle_retired(self) -> None:
        """Show or hide retired questions."""
        if not self.settings.retired:
            self.show_status("No question is retired. x retires one.")
            return
        self.shows_retired = not self.shows_retired
        self.reload()
