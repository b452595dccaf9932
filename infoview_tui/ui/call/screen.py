"""Call screen: note taking during an interview, with every key stroke saved at once (R26–R30)."""

from __future__ import annotations

from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from infoview_tui.domain.call_clock import EXTENSION_MINUTES
from infoview_tui.domain.enums import InterviewState
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.services.interviews.queries import find_other_running_interview, read_call_details
from infoview_tui.ui.call.base import CALL_NOT_STARTED
from infoview_tui.ui.call.capture_input import CaptureInput
from infoview_tui.ui.call.choices import ChoiceList
from infoview_tui.ui.call.clock_bar import ClockBar
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.input_status import InputStatus
from infoview_tui.ui.call.key_names import CallKeyNames
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.question_actions import NO_QUESTIONS
from infoview_tui.ui.call.questions_panel import CurrentQuestion, QuestionList, RemainingQuestions
from infoview_tui.ui.call.reference_panel import ReferencePanel
from infoview_tui.ui.shared.bindings import CALL
from infoview_tui.ui.shared.widgets.top_bar import TopBar

UNSAVED_LINE_WARNING = "This line is not saved. Press escape again to discard it and leave."
"""Warning before an unsaved line is discarded."""


class CallScreen(CallKeyNames):
    """Screen for one call. It opens no dialogs, and its input line always keeps the focus."""

    BINDINGS = [*CALL]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("During an interview",)
    FOOTER_KEYS = 99  # chords, which are hard to remember
    HELP_COMMON_GROUPS = ()
    AUTO_FOCUS = ""  # the line takes the focus itself, after it has received the keys that were typed before

    def compose_body(self) -> ComposeResult:
        """Yield the clock, the columns, and the input line."""
        yield ClockBar(id="clock")
        with Horizontal(id="columns"):
            with Vertical(id="asking"):
                yield CurrentQuestion(id="question")
                yield ClosingCard(id="closing")
                yield RemainingQuestions(id="left")
                yield QuestionList(label_width=5, empty_text=NO_QUESTIONS, id="plan")
            yield NoteLog(id="log")
            with VerticalScroll(id="beside", can_focus=False):
                yield ClosingCard(show_wording=True, id="closing-beside")
                yield ReferencePanel(id="at-hand")
        with Vertical(id="entry"):
            yield Static(id="trouble")
            yield ChoiceList(id="choices")
            yield InputStatus(id="sign")
            yield CaptureInput(self, id="line")

    def on_mount(self) -> None:
        """Start the timer."""
        self.set_timer(1, self.tick)

    # Keys typed before the line has the focus

    def on_screen_resume(self) -> None:
        """Show the call, restore the draft, and focus the input line. Close the screen if the call has ended."""
        is_first = not self.is_loaded
        was_running = self.is_loaded and self.running
        super().on_screen_resume()
        if was_running and self.ended and not self.line.value:
            self.app.pop_screen()  # it was ended on another screen of this call, and the debrief is done
            return
        with self.reporting_errors():
            self.restore_line()
            if is_first:
                self._report_other_call()
            self.show_notes()
            self.update_input_status()
        self._focus_line()

    def _report_other_call(self) -> None:
        """Show a message if another call is still running: its clock goes on."""
        other = None if self.ended else find_other_running_interview(self.workspace, self.interview_id)
        if other is not None:
            warning = f"The interview with {first_name(other.contact)} is still running. Press F10 there to end it."
            self._status = f"{self._status} {warning}".strip()

    def _focus_line(self) -> None:
        """Focus the input line once all queued keys were passed to it, so that they stay in order."""
        if self.message_queue_size:
            self.call_later(self._focus_line)
        elif self.is_current and not self.line.disabled:
            self.set_focus(self.line)

    def on_key(self, event: events.Key) -> None:
        """Pass a key that was typed before the input line had the focus to it."""
        if not self.line.disabled:
            event.stop()
            event.prevent_default()
            self.line.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Pass text that was pasted before the input line had the focus to it."""
        event.stop()
        self.line.post_message(events.Paste(event.text))

    def handle_character(self, character: str) -> bool:
        """Apply a character to the open menu. If it matches no option, close the menu and let it be typed."""
        choices = self.choice_menu
        if choices is None:
            return False
        self.open_choice_menu(None)
        if not choices.has_character(character):
            return False
        choices.apply(character)
        return True

    def before_action(self, action: str) -> None:
        """Close the open menu, unless the action belongs to it or picks its proposed option."""
        menu = self.choice_menu
        if menu is not None and action not in (menu.action, "back") and action != "save_line":
            self.open_choice_menu(None)

    # Each second

    def tick(self) -> None:
        """Retry a failed save and update the clock."""
        past = self.elapsed().total_seconds() % 1 if self.clock.running_since else 0
        self.set_timer(1.01 - past, self.tick)  # just after the next full second, so that none is skipped
        if self.autosave.error and self.autosave.is_due:
            self.save_line()
        if not self.is_current:
            return
        self._correct_clock_drift()
        self.show_clock()

    def _correct_clock_drift(self) -> None:
        """If the system clock was changed, save the clock of the call in the new time, for a restart."""
        now = self.now()
        if self.clock.running_since is not None and self.autosave.is_due and self.monotonic_clock.has_drifted(now):
            elapsed = self.elapsed()
            if self.autosave.try_save(
                lambda: interviews.call_clock.save_clock(self.workspace, self.interview_id, elapsed, now)
            ):
                self.reload()

    def on_resize(self) -> None:
        """Fill the widgets that are visible at the new width."""
        if self.is_loaded:
            self.show_questions()

    def action_toggle_reference(self) -> None:
        """Show the reference instead of the notes, or the notes again; if it is beside them, go through its pages."""
        beside = self.query_one("#beside")
        if not self.has_class("-wide"):
            self.toggle_class("-reference")
            beside.scroll_home(animate=False)
            self.show_clock()
        elif beside.scroll_offset.y < beside.max_scroll_y:
            beside.scroll_relative(y=max(1, beside.size.height - 1), animate=False)
        elif beside.max_scroll_y:
            beside.scroll_home(animate=False)
        else:
            self.show_status("The whole preparation is shown beside the notes.")

    # Clock, record, and end of the call

    def action_extend_call(self) -> None:
        """Extend the agreed length by ten minutes."""
        if not self.running:
            self.show_status(CALL_NOT_STARTED)
            return
        now = self.now()
        if self.autosave.try_save(
            lambda: interviews.call_clock.extend_call(self.workspace, self.interview_id, EXTENSION_MINUTES, now)
        ):
            self._status = f"Extended by {EXTENSION_MINUTES} minutes."
            self.reload()

    def action_toggle_off_record(self) -> None:
        """Go off the record, which applies to all new notes, or back on the record."""
        off, now = not self.off_record, self.now()
        if self.autosave.try_save(
            lambda: interviews.call_questions.set_off_record(self.workspace, self.interview_id, off, now)
        ):
            has_line = bool(clean_line(self.line.value))
            back = "Back on the record, but not this line." if has_line else "Back on the record."
            self._status = "Off the record: new and edited notes are never exported." if off else back
            self.reload()

    def action_toggle_pause(self) -> None:
        """Pause or resume the clock."""
        if not self.running:
            self.show_status(CALL_NOT_STARTED)
            return
        paused, elapsed, now = self.paused, self.elapsed(), self.now()

        def change() -> None:
            if paused:
                interviews.call_clock.resume_call(self.workspace, self.interview_id, now)
            else:
                interviews.call_clock.pause_call(self.workspace, self.interview_id, elapsed)

        if self.autosave.try_save(change):
            self._status = "Clock resumed." if paused else "Clock paused. You can still take notes. Press F8 to resume."
            self.reload()

    def action_end_call(self) -> None:
        """Save the unfinished line as a note, end the call, and open the debrief."""
        if not self.running and not self.ended:
            self.show_status("Not started yet. Press escape to leave.")
            return
        elapsed = self.elapsed()
        if not self.save_note() or not (self.ended or self.autosave.try_save(lambda: self._end_call(elapsed))):
            return
        self.navigation.open_debrief(self.interview_id, replace=True)

    def _end_call(self, elapsed: timedelta) -> None:
        interviews.abandoned_drafts.save_abandoned_drafts(
            self.workspace, self.interview_id, self.now()
        )  # the debrief does not read the drafts of closed windows
        interviews.call_clock.end_call(self.workspace, self.interview_id, self.now(), elapsed)

    def action_back(self) -> None:
        """Close the menu, or else stop editing, or else leave the screen. An unsaved line needs a second key press."""
        if self.choice_menu is not None:
            self.open_choice_menu(None)
        elif self.unsaved_text() and not self.save_line() and self._status != UNSAVED_LINE_WARNING:
            self.show_status(UNSAVED_LINE_WARNING)
        elif self.edited_note is not None:
            self._status = "Editing canceled."
            self.clear_line()
            self.update_input_status()
        else:
            self.leave()

    def leave(self) -> None:
        """Leave the screen; an interview that has started goes on."""
        running, paused = self.is_loaded and self.running, self.is_loaded and self.paused
        self.navigation.leave_interview(self.interview_id)
        super().action_back()
        if running:
            self.context.show_notification(
                f"The interview is {'paused' if paused else 'still running'}. Press F9 to return."
            )

    def action_undo(self) -> None:
        """Undo the last change. Typed text is never removed."""
        self._undo_or_redo(is_undo=True)

    def action_redo(self) -> None:
        """Redo the last undone change."""
        self._undo_or_redo(is_undo=False)

    def _undo_or_redo(self, *, is_undo: bool) -> None:
        if clean_line(self.line.value) or self.edited_note is not None:
            self.show_status("Save or clear the line first to undo or redo.")
            return
        running, questions = self.running, self.call.questions
        status = ""
        with self.reporting_errors():
            label = (self.workspace.undo if is_undo else self.workspace.redo)(self.now())
            status = f"{'Undone' if is_undo else 'Redone'}: {label}"
            if (
                running
                and read_call_details(self.workspace, self.interview_id).interview.state == InterviewState.PLANNED
            ):
                self.workspace.redo(self.now())  # the next key would restart its clock
                status = "Nothing else to undo: the start of the interview can't be undone."
        self.reload()
        self.restore_added_questions(questions)
        if status:
            self.show_status(status)

    def action_return_to_call(self) -> None:
        """Show that this is the running call."""
        self.show_status(f"This is the interview with {first_name(self.call.interview.contact)}.")

    def on_top_bar_clicked(self, message: TopBar.Clicked) -> None:
        """Ignore a click on the running call in the top bar: its screen is already open."""
        if message.target == "call":
            message.prevent_default()
