"""The line of a call: it is saved as a draft at every key before it is painted, and becomes a note on enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.capture import mark_off_record, parse_call_line
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import interviews, outreach
from infoview_tui.services.interviews.draft_state import read_draft_state
from infoview_tui.ui.call.capture_input import to_single_line
from infoview_tui.ui.shared.autosave import Autosave

if TYPE_CHECKING:
    from infoview_tui.services.interviews.queries import NoteRow
    from infoview_tui.ui.call.host import CallHost, CallView, LineText
    from infoview_tui.ui.call.state import CallState

CHANGED_ELSEWHERE = "That note was changed in another window. Your text is saved as a new note."

UNSAVED_LINE_WARNING = "This line is not saved. Press escape again to discard it and leave."
"""Warning before an unsaved line is discarded."""


class DraftLine:
    """Saves the line as a draft, as a new note, or as the new text of the edited note."""

    def __init__(self, host: CallHost, state: CallState, view: CallView, text: LineText) -> None:
        """Set the screen, the call, and where its line is."""
        self._host = host
        self._state = state
        self._view = view
        self._text = text
        self.autosave = Autosave(view.show_save_error)
        self._started: int | None = None

    # The text

    @property
    def text(self) -> str:
        """The line as it was typed."""
        return self._text.value

    @property
    def is_off_record(self) -> bool:
        """Whether the line would become a note off the record."""
        return parse_call_line(clean_line(self.text), self._state.off_record).kind is NoteKind.OFF_RECORD

    @property
    def source(self) -> str:
        """The name of the line in the list of unsaved texts; off the record, it says so."""
        off = ", off the record" if self.is_off_record else ""
        return f"Interview with {self._state.call.interview.contact}{off}"

    def unsaved_text(self) -> str:
        """Return the line if it could not be saved; otherwise an empty string."""
        return self.text if self.autosave.error else ""

    def sign_off_record(self) -> None:
        """Sign the line, which was written off the record: it stays so, whatever key saves it."""
        line, from_end = self.text, len(self.text) - self._text.cursor_position
        self._text.set_text(mark_off_record(line, is_edit=self._state.edited_note is not None))
        self._text.cursor_position = max(0, len(self.text) - from_end)

    def replace(self, line: str) -> None:
        """Replace the line as if it were typed; the cursor keeps its distance from the end."""
        from_end = len(self.text) - self._text.cursor_position
        self._text.value = line
        self._text.cursor_position = max(0, len(line) - from_end)

    # The draft

    def handle_change(self, line: str) -> None:
        """Save the changed line, starting the clock at the first key, and show what it will become."""
        self._view.status = ""
        if self._view.menu is not None:
            self._view.open_menu(None)
        if not line:
            self._started = None
        elif self._started is None:
            self.set_time()
        if self.autosave.is_due:
            self.save()
        self._view.update_input_status()

    def save(self) -> bool:
        """Save the line as a draft, which starts the call with its first character; return whether it succeeded."""
        state, line = self._state, self._text.value
        note_id = state.edited_note.id if state.edited_note else None
        was_going_on = state.is_running or state.has_ended

        def save() -> None:
            if line and not was_going_on:
                self._start_call()
            workspace, interview_id = self._host.context.workspace, state.call.interview.id
            interviews.live_draft.save_live_draft(workspace, interview_id, line, note_id)

        is_saved = self.autosave.try_save(save)
        if is_saved and not was_going_on:
            self._host.reload()
        return is_saved

    def _start_call(self) -> None:
        host, state = self._host, self._state
        interviews.call_clock.start_call(
            host.workspace, state.interview_id, host.now(), contact_id=state.call.interview.contact_id
        )

    def retry(self) -> None:
        """Try a failed save again, if it is time to."""
        if self.autosave.error and self.autosave.is_due:
            self.save()

    def restore(self) -> None:
        """Show the saved draft of this window, or of a closed one, unless the line could not be saved."""
        if self.autosave.error:
            return
        workspace, state = self._host.workspace, self._state
        found = read_draft_state(workspace, state.interview_id)
        if found is None:
            found = interviews.abandoned_drafts.open_live_draft(workspace, state.interview_id, self._host.now())
        if state.edited_note is None or state.edited_note.id != found.note_id:
            state.edited_note = state.find_note(found.note_id)
        if to_single_line(self.text) != found.line:
            self._text.set_text(found.line)
        if found.saved_count:
            count = found.saved_count
            self._view.show_status(
                f"{format_count(count, 'unfinished line')} {'was' if count == 1 else 'were'} saved as notes."
            )
        elif found.other_drafts:
            self._view.show_status("This interview is open in another window, which has an unfinished line.")

    # From the line to a note

    def save_note(self) -> bool:
        """Save the line as a note, or as the new text of the edited note; return whether it succeeded."""
        line = self.text
        if not clean_line(line):
            return self.clear()
        if self._state.edited_note is not None:
            return self._save_edit(self._state.edited_note, line)
        return self.save_notes([line]) or self._rescue_line(line)

    def save_notes(self, lines: Sequence[str], *, remainder: str = "") -> bool:
        """Save lines as notes in one command, leave *remainder* in the line, and return whether it succeeded."""
        host, state = self._host, self._state
        started, was_running = self._started, state.is_running
        seconds = state.elapsed_seconds() if started is None else started
        added: list[NoteRow] = []

        def save() -> None:
            if not was_running and not state.has_ended:
                self._start_call()
            added.extend(
                interviews.notes.add_notes(
                    host.workspace,
                    state.interview_id,
                    lines,
                    host.now(),
                    seconds=seconds,
                    question_id=state.question_id,
                    remaining_line=remainder,
                    off_record=state.off_record,
                )
            )

        if not self.autosave.try_save(save):
            return False
        self._started = None
        self._text.set_text(remainder)
        if was_running:
            state.add_notes(added)
            self._view.show_notes()
        else:
            host.reload()
        return True

    def _save_edit(self, note: NoteRow, line: str) -> bool:
        saved: list[interviews.notes.EditedNote] = []

        def save() -> None:
            edit, now, off_record = interviews.notes.edit_note, self._host.now(), self._state.off_record
            saved.append(edit(self._host.workspace, note.id, line, now, original=note, off_record=off_record))

        if not self.autosave.try_save(save):
            return False
        self.reset()
        (edited,) = saved
        if edited.is_copy:
            self._view.status = CHANGED_ELSEWHERE
            self._host.reload()
        else:
            self._view.status = self.format_quotes(edited.note)
            self._state.update_notes(edited.note)
            self._view.show_notes()
        return True

    def _rescue_line(self, line: str) -> bool:
        """Write the line to the recovery file if the data file is lost, so that the call can go on. Return False."""
        if self._host.workspace.is_file_lost:
            try:
                status = self._host.context.rescue_line(self.source, line)
            except InfoviewError as error:
                status = str(error)
            else:
                self.reset()
            self._view.show_status(status)
        return False

    def format_quotes(self, note: NoteRow) -> str:
        """Say what still quotes a note off the record, or once which backups do. A call opens no dialogs."""
        from infoview_tui.services.interviews.quotes import format_quotes, list_quotes  # rarely needed

        with self._host.reporting_errors():
            quotes = format_quotes(list_quotes(self._host.workspace, note.id))
            return quotes or outreach.explanations.explain_backups(self._host.workspace, note, self._host.now())
        return ""

    # The note being edited

    def edit(self, note: NoteRow, line: str) -> None:
        """Put a note into the line as *line* to edit it."""
        self._state.edited_note, self._started = note, note.seconds
        self._text.set_text(line)

    def set_time(self) -> None:
        """Set the time of the note that the line will become to now; that of an empty line is not known yet."""
        self._started = self._state.elapsed_seconds() if self.text else None

    def clear(self) -> bool:
        """Clear the line and leave the edited note unchanged; return whether the empty draft was saved."""
        self.reset()
        self._view.show_notes()
        return self.save()

    def reset(self) -> None:
        """Clear the line, which has become something else, without saving an empty draft."""
        self._state.edited_note = self._started = None
        self._text.set_text("")

    def step_back(self) -> bool:
        """Stop editing, or say that the line is not saved. Return whether there is nothing left but to leave.

        After the warning, an unsaved line is left with the screen.
        """
        if self.unsaved_text() and not self.save() and self._view.status != UNSAVED_LINE_WARNING:
            self._view.show_status(UNSAVED_LINE_WARNING)
        elif self._state.edited_note is not None:
            self._view.status = "Editing canceled."
            self.clear()
            self._view.update_input_status()
        else:
            return True
        return False
