"""Actions for a whole call: its clock, whether it is on the record, and its end (R28)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from infoview_tui.domain.call_clock import EXTENSION_MINUTES
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.services.interviews.timing import find_other_running_interview
from infoview_tui.ui.call.host import CALL_NOT_STARTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.host import CallHost, CallView
    from infoview_tui.ui.call.state import CallState


class CallActions:
    """Extends, pauses, and ends the call, and goes off the record."""

    def __init__(
        self,
        host: CallHost,
        state: CallState,
        view: CallView,
        draft: DraftLine,
        open_debrief: Callable[[int], None],
    ) -> None:
        """*open_debrief* opens the debrief of an interview in the place of the call."""
        self._host = host
        self._state = state
        self._view = view
        self._draft = draft
        self._open_debrief = open_debrief

    def action_extend_call(self) -> None:
        """Extend the agreed length by ten minutes."""
        host, state = self._host, self._state
        if not state.is_running:
            self._view.show_status(CALL_NOT_STARTED)
            return
        extend, now = interviews.call_clock.extend_call, host.now()
        if self._draft.autosave.try_save(lambda: extend(host.workspace, state.interview_id, EXTENSION_MINUTES, now)):
            self._view.status = f"Extended by {EXTENSION_MINUTES} minutes."
            host.reload()

    def action_toggle_off_record(self) -> None:
        """Go off the record, which applies to all new notes, or back on the record."""
        host, state = self._host, self._state
        change, off, now = interviews.call_questions.set_off_record, not state.off_record, host.now()
        if self._draft.autosave.try_save(lambda: change(host.workspace, state.interview_id, off, now)):
            has_line = bool(clean_line(self._draft.text))
            back = "Back on the record, but not this line." if has_line else "Back on the record."
            self._view.status = "Off the record: new and edited notes are never exported." if off else back
            host.reload()

    def action_toggle_pause(self) -> None:
        """Pause or resume the clock."""
        host, state = self._host, self._state
        if not state.is_running:
            self._view.show_status(CALL_NOT_STARTED)
            return
        paused, elapsed, now = state.is_paused, state.elapsed(), host.now()

        def change() -> None:
            if paused:
                interviews.call_clock.resume_call(host.workspace, state.interview_id, now)
            else:
                interviews.call_clock.pause_call(host.workspace, state.interview_id, elapsed)

        if self._draft.autosave.try_save(change):
            paused_now = "Clock paused. You can still take notes. Press F8 to resume."
            self._view.status = "Clock resumed." if paused else paused_now
            host.reload()

    def action_end_call(self) -> None:
        """Save the unfinished line as a note, end the call, and open the debrief."""
        state = self._state
        if not state.is_running and not state.has_ended:
            self._view.show_status("Not started yet. Press escape to leave.")
            return
        elapsed = state.elapsed()
        if not self._draft.save_note():
            return
        if state.has_ended or self._draft.autosave.try_save(lambda: self._end_call(elapsed)):
            self._open_debrief(state.interview_id)

    def _end_call(self, elapsed: timedelta) -> None:
        host, interview_id = self._host, self._state.interview_id
        interviews.abandoned_drafts.save_abandoned_drafts(
            host.workspace, interview_id, host.now()
        )  # the debrief does not read the drafts of closed windows
        interviews.call_clock.end_call(host.workspace, interview_id, host.now(), elapsed)

    def correct_clock_drift(self) -> None:
        """If the system clock was changed, save the clock of the call in the new time, for a restart."""
        host, state, autosave = self._host, self._state, self._draft.autosave
        now = host.now()
        if state.clock.running_since is not None and autosave.is_due and state.monotonic_clock.has_drifted(now):
            save, elapsed = interviews.call_clock.save_clock, state.elapsed()
            if autosave.try_save(lambda: save(host.workspace, state.interview_id, elapsed, now)):
                host.reload()

    def report_other_call(self) -> None:
        """Add to the message that another call is still running, if one is: its clock goes on."""
        host, state = self._host, self._state
        other = None if state.has_ended else find_other_running_interview(host.workspace, state.interview_id)
        if other is not None:
            warning = f"The interview with {first_name(other.contact)} is still running. Press F10 there to end it."
            self._view.status = f"{self._view.status} {warning}".strip()

    def action_return_to_call(self) -> None:
        """Show that this is the running call."""
        self._view.show_status(f"This is the interview with {first_name(self._state.call.interview.contact)}.")
