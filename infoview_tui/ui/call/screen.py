"""The call: every key is a note or one chord, and what is on the screen is on the disk (R26–R30)."""

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

UNSAVED_LINE_WARNING = "This line is not saved and would be lost. Escape once more leaves it."
"""What is said before an unsaved line is left."""


class CallScreen(CallKeyNames):
    """One call. Nothing here opens a dialog or takes the focus from the line."""

    BINDINGS = [*CALL]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Call",)
    AUTO_FOCUS = ""  # the line takes the focus itself, once the keys that came before it are in it

    def compose_body(self) -> ComposeResult:
        """Give the clock, the columns and the line."""
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
        """Let the seconds pass."""
        self.set_timer(1, self.tick)

    # Keys that came before the line had the focus

    def on_screen_resume(self) -> None:
        """Show the call, then give the line what was typed before it was there, then the focus."""
        opens = not self.is_loaded
        super().on_screen_resume()
        with self.reporting_errors():
            self.restore_line()
            if opens:
                self._report_other_call()
            self.show_notes()
            self.update_input_status()
        self._focus_line()

    def _report_other_call(self) -> None:
        """Say that another call still runs: nothing else would, and its clock goes on."""
        other = None if self.ended else find_other_running_interview(self.workspace, self.interview_id)
        if other is not None:
            runs = f"The call with {first_name(other.contact)} still runs; F10 there ends it."
            self._status = f"{self._status} {runs}".strip()

    def _focus_line(self) -> None:
        """Take the focus once every key that waits for this screen has gone to the line: none overtakes another."""
        if self.message_queue_size:
            self.call_later(self._focus_line)
        elif self.is_current and not self.line.disabled:
            self.set_focus(self.line)

    def on_key(self, event: events.Key) -> None:
        """Hand the line what was typed before it had the focus."""
        if not self.line.disabled:
            event.stop()
            event.prevent_default()
            self.line.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Hand the line what was pasted before it had the focus."""
        event.stop()
        self.line.post_message(events.Paste(event.text))

    def handle_character(self, character: str) -> bool:
        """Let a character choose, where choices are open; one that is none of them leaves them and is typed."""
        choices = self.choice_menu
        if choices is None:
            return False
        self.open_choice_menu(None)
        if not choices.has_character(character):
            return False
        choices.apply(character)
        return True

    def before_action(self, action: str) -> None:
        """Leave the choices that are open, unless the key is for them."""
        if self.choice_menu is not None and action not in (self.choice_menu.action, "back"):
            self.open_choice_menu(None)

    # Each second

    def tick(self) -> None:
        """Save what is not saved yet, and show the time."""
        past = self.elapsed().total_seconds() % 1 if self.clock.running_since else 0
        self.set_timer(1.01 - past, self.tick)  # right behind the next second, so that none is left out
        if self.autosave.error and self.autosave.is_due:
            self.save_line()
        if not self.is_current:
            return
        self._correct_clock_drift()
        self.show_clock()

    def _correct_clock_drift(self) -> None:
        """Where the machine's clock was set, write the call's in its new time: a restart will read it so."""
        now = self.now()
        if self.clock.running_since is not None and self.autosave.is_due and self.monotonic_clock.has_drifted(now):
            elapsed = self.elapsed()
            if self.autosave.try_save(
                lambda: interviews.call_clock.save_clock(self.workspace, self.interview_id, elapsed, now)
            ):
                self.reload()

    def on_resize(self) -> None:
        """Fill what another width shows."""
        if self.is_loaded:
            self.show_questions()

    # The course of the call

    def action_extend_call(self) -> None:
        """Invited to stay: the agreed length grows by ten minutes."""
        if not self.running:
            self.show_status(CALL_NOT_STARTED)
            return
        now = self.now()
        if self.autosave.try_save(
            lambda: interviews.call_clock.extend_call(self.workspace, self.interview_id, EXTENSION_MINUTES, now)
        ):
            self._status = f"Invited to stay: {EXTENSION_MINUTES} minutes more."
            self.reload()

    def action_toggle_off_record(self) -> None:
        """Go off the record, where every note is, or back on."""
        off = not self.off_record
        if self.autosave.try_save(
            lambda: interviews.call_questions.set_off_record(self.workspace, self.interview_id, off)
        ):
            self._status = "Off the record: nothing of it leaves this program." if off else "On the record again."
            self.reload()

    def action_toggle_pause(self) -> None:
        """Let the clock stand, or go on."""
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
            self._status = "The clock goes on." if paused else "The clock stands. F8 lets it go on; notes are kept."
            self.reload()

    def action_end_call(self) -> None:
        """End the call, with the unfinished line kept as a note, and open the debrief."""
        if not self.running and not self.ended:
            self.show_status("The call has not begun. Escape leaves it.")
            return
        elapsed = self.elapsed()
        if not self.save_note() or not (self.ended or self.autosave.try_save(lambda: self._end_call(elapsed))):
            return
        self.navigation.open_debrief(self.interview_id, replace=True)

    def _end_call(self, elapsed: timedelta) -> None:
        interviews.abandoned_drafts.save_abandoned_drafts(
            self.workspace, self.interview_id, self.now()
        )  # no debrief looks for the line of a window that is gone
        interviews.call_clock.end_call(self.workspace, self.interview_id, self.now(), elapsed)

    def action_back(self) -> None:
        """Leave a choice, else the note, else the screen: the call goes on. What is not saved takes a second key."""
        if self.choice_menu is not None:
            self.open_choice_menu(None)
        elif self.unsaved_text() and not self.save_line() and self._status != UNSAVED_LINE_WARNING:
            self.show_status(UNSAVED_LINE_WARNING)
        elif self.edited_note is not None:
            self._status = "The note stays as it was."
            self.clear_line()
            self.update_input_status()
        else:
            running, paused = self.is_loaded and self.running, self.is_loaded and self.paused
            super().action_back()
            if running:
                self.context.show_notification(f"The call {'is paused' if paused else 'goes on'}. F9 comes back to it.")

    def action_undo(self) -> None:
        """Take the last change back; what is being typed is never taken away."""
        self._undo_or_redo(is_undo=True)

    def action_redo(self) -> None:
        """Do the last undone change again."""
        self._undo_or_redo(is_undo=False)

    def _undo_or_redo(self, *, is_undo: bool) -> None:
        if clean_line(self.line.value) or self.edited_note is not None:
            self.show_status("This works from an empty line: what you are typing stays.")
            return
        running, questions = self.running, self.call.questions
        said = ""
        with self.reporting_errors():
            label = (self.workspace.undo if is_undo else self.workspace.redo)(self.now())
            said = f"{'Undone' if is_undo else 'Done again'}: {label}"
            if (
                running
                and read_call_details(self.workspace, self.interview_id).interview.state == InterviewState.PLANNED
            ):
                self.workspace.redo(self.now())  # its clock would be lost with the next key
                said = "Nothing else is to undo: the call has begun."
        self.reload()
        self.restore_added_questions(questions)
        if said:
            self.show_status(said)

    def action_return_to_call(self) -> None:
        """Say that this is the call."""
        self.show_status(f"This is the call with {first_name(self.call.interview.contact)}.")

    def on_top_bar_clicked(self, message: TopBar.Clicked) -> None:
        """Go where the top bar was clicked, but not to a second screen of this call."""
        if message.target == "call":
            message.prevent_default()
