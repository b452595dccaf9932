"""Call screen: note taking during an interview, with every key stroke saved at once (R26–R30)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.call.call_actions import CallActions
from infoview_tui.ui.call.capture_input import CaptureInput
from infoview_tui.ui.call.display import CallDisplay
from infoview_tui.ui.call.draft_line import DraftLine
from infoview_tui.ui.call.line_focus import LineFocus
from infoview_tui.ui.call.menu_actions import MenuActions
from infoview_tui.ui.call.mode import CallMode, RealCall
from infoview_tui.ui.call.note_actions import NoteActions
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.question_actions import QuestionActions
from infoview_tui.ui.call.questions_panel import QuestionList
from infoview_tui.ui.call.state import CallState
from infoview_tui.ui.call.ticker import CallTicker
from infoview_tui.ui.call.undo_actions import UndoActions
from infoview_tui.ui.call.verdict_actions import VerdictActions
from infoview_tui.ui.shared.bindings import CALL
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

    from infoview_tui.services.interviews.queries import CallDetails
    from infoview_tui.ui.shared.context import Context


class CallScreen(InfoviewScreen):
    """Screen for one call. It opens no dialogs, and its input line always keeps the focus.

    It consists of parts, to which it passes on what happens on its widgets.
    """

    BINDINGS = [*CALL]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("During an interview",)
    FOOTER_KEYS = 99  # chords, which are hard to remember
    HELP_COMMON_GROUPS = ()
    AUTO_FOCUS = ""  # the line takes the focus itself, after it has received the keys that were typed before

    def __init__(self, interview_id: int, mode: CallMode | None = None, *, call: CallDetails | None = None) -> None:
        """Show the call of an interview, which starts with the first typed key unless it is running.

        *call* is the call if it has just been read.
        """
        super().__init__()
        self.mode = mode or RealCall()
        self.line = CaptureInput(id="line")
        self.state = state = CallState(self, interview_id, call)
        self.view = display = CallDisplay(self, state, self.line)
        self.draft = draft = DraftLine(self, state, display, self.line)
        self.notes = NoteActions(self, state, display, draft, self.line)
        self.questions = QuestionActions(self, state, display, draft, self.line)
        self.menus = MenuActions(display, draft, self.notes.save_line)
        verdicts = VerdictActions(self, state, display, draft)
        self.calls = CallActions(
            self, state, display, draft, lambda interview: self.navigation.open_debrief(interview, replace=True)
        )
        undo = UndoActions(self, state, display, draft, self.questions)
        self.ticker = CallTicker(self, state, display, draft, self.calls)
        self.line_focus = LineFocus(self, self.line)
        self.line.connect(draft, self.menus, self.notes)
        self.parts = (self.menus, self.notes, self.questions, verdicts, self.calls, undo, display, *self.parts)

    @property
    def interview_id(self) -> int:
        """The id of the interview, or of a placeholder for it until something is written."""
        return self.state.interview_id

    @cached_property
    def context(self) -> Context:
        """The app, or the context of a practice."""
        return self.mode.context or super().context

    def compose_body(self) -> ComposeResult:
        """Compose the call."""
        yield from self.mode.compose_banner()
        yield from self.view.compose()

    def on_mount(self) -> None:
        """Start the timer."""
        self.ticker.start()

    def on_unmount(self) -> None:
        """End a practice."""
        self.mode.close()

    def load(self) -> None:
        """Read the call and show it. Typed text stays."""
        was_off_record = self.state.is_loaded and self.state.off_record
        self.state.read(keep_question=bool(self.draft.autosave.error))
        if was_off_record and not self.state.off_record and self.draft.text:
            self.draft.sign_off_record()
        self.view.show_call()

    def on_screen_resume(self) -> None:
        """Restore the draft and focus the input line. Close the screen if the call has ended."""
        state = self.state
        is_first, was_running = not state.is_loaded, state.is_loaded and state.is_running

        def show() -> None:
            if was_running and state.has_ended and not self.draft.text:
                self.app.pop_screen()  # it was ended on another screen of this call, and the debrief is done
                return
            with self.reporting_errors():
                self.draft.restore()
                if is_first:
                    self.calls.report_other_call()
                self.view.show_notes()
                self.view.update_input_status()
            self.line_focus.take()

        self.call_next(show)  # Textual calls the method of the base class after this one: it reads the call

    def on_key(self, event: events.Key) -> None:
        """Pass a key that was typed before the input line had the focus to it."""
        self.line_focus.pass_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Pass text that was pasted before the input line had the focus to it."""
        self.line_focus.pass_paste(event)

    def on_resize(self) -> None:
        """Fill the widgets that are visible at the new width."""
        if self.state.is_loaded:
            self.view.show_questions()

    @on(NoteLog.NoteClicked)
    def edit_clicked_note(self, message: NoteLog.NoteClicked) -> None:
        """Edit the clicked note."""
        self.notes.edit_clicked(message.note_id)

    @on(QuestionList.Selected, "#plan")
    def go_to_clicked_question(self, message: QuestionList.Selected) -> None:
        """Go to the clicked question; a tangent is no question."""
        if isinstance(message.key, int):
            self.questions.go_to_clicked(message.key)

    def on_top_bar_clicked(self, message: TopBar.Clicked) -> None:
        """Ignore a click on the running call in the top bar: its screen is already open."""
        if message.target == "call":
            message.prevent_default()

    def unsaved_text(self) -> str:
        """Return the line if it could not be saved; otherwise an empty string."""
        return self.draft.unsaved_text()

    def unsaved_source(self) -> str:
        """Return the name of this screen for the list of unsaved texts; off the record, it says so."""
        return self.draft.source

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Show the message of an InfoviewError above the input line, where it does not cover the typed text."""
        try:
            yield
        except InfoviewError as error:
            self.show_status(str(error))

    def show_status(self, message: str) -> None:
        """Show a message above the input line until the next key."""
        self.view.show_status(message)

    def clear_status(self) -> None:
        """Remove the message about an earlier change."""
        if self.view.status:
            self.show_status("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable most actions once the call has ended."""
        return super().check_action(action, parameters) if self.view.labels.is_enabled(action) else False

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing once the call has ended."""
        return self.view.labels.disabled_reason(action)

    def key_name(self, binding: Binding) -> str:
        """Return the current name of a key; empty to leave it out of the footer."""
        return self.view.labels.name(binding)

    def action_back(self) -> None:
        """Close the menu, or else stop editing, or else leave the screen. An unsaved line needs a second key press."""
        if self.menus.close() or not self.draft.step_back():
            return
        message = self.mode.leave(self.state, self.navigation.leave_interview)
        super().action_back()
        if message:
            self.context.show_notification(message)
