"""Line editing on the call screen: the line is saved at every key and becomes a note on enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import interviews, outreach
from infoview_tui.services.interviews.draft_state import read_draft_state
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.services.interviews.quotes import format_quotes, list_quotes
from infoview_tui.ui.call.base import CallScreenBase
from infoview_tui.ui.call.capture_input import to_single_line

CHANGED_ELSEWHERE = "That note was changed in another window. Your text is saved as a new note."


class CallLineEditing(CallScreenBase):
    """Call screen that saves the line as a draft, a new note, or the new text of the edited note."""

    _line_started: int | None = None
    """When the line was started, in seconds of the call; None if it is empty."""

    def unsaved_text(self) -> str:
        """Return the line if it could not be saved; otherwise an empty string."""
        return self.line.value if self.autosave.error else ""

    def restore_line(self) -> None:
        """Show the saved draft of this window, or of a closed one, unless the line could not be saved."""
        if self.autosave.error:
            return
        found = read_draft_state(self.workspace, self.interview_id)
        if found is None:
            found = interviews.abandoned_drafts.open_live_draft(self.workspace, self.interview_id, self.now())
        if self.edited_note is None or self.edited_note.id != found.note_id:
            self.edited_note = self.find_note(found.note_id)
        if to_single_line(self.line.value) != found.line:
            self.line.set_text(found.line)
        if found.saved_count:
            count = found.saved_count
            self.show_status(
                f"{format_count(count, 'unfinished line')} {'was' if count == 1 else 'were'} saved as notes."
            )
        elif found.other_drafts:
            self.show_status("This interview is open in another window, which has an unfinished line.")

    def handle_line_change(self, line: str) -> None:
        """Save the changed line, starting the clock at the first key, and show what it will become."""
        self._status = ""
        if self.choice_menu is not None:
            self.open_choice_menu(None)
        if not line:
            self._line_started = None
        elif self._line_started is None:
            self._line_started = self._elapsed_seconds()
        if self.autosave.is_due:
            self.save_line()
        self.update_input_status()

    def save_line(self) -> bool:
        """Save the line as a draft and return whether it succeeded."""
        editing = self.edited_note.id if self.edited_note else None

        def save() -> None:
            if self.line.value:
                self._start_call()
            interviews.live_draft.save_live_draft(self.workspace, self.interview_id, self.line.value, editing)

        return self._save_and_start(save)

    def _start_call(self) -> None:
        """Start the clock, unless the call is running or has ended."""
        if not self.running and not self.ended:
            interviews.call_clock.start_call(
                self.workspace, self.interview_id, self.now(), contact_id=self.call.interview.contact_id
            )

    def _save_and_start(self, save: Callable[[], object]) -> bool:
        """Run *save*, which may start the call, and return whether it succeeded."""
        running = self.running
        is_saved = self.autosave.try_save(save)
        if is_saved and not running and not self.ended:
            self.reload()
        return is_saved

    def save_note(self) -> bool:
        """Save the line as a note, or as the new text of the edited note; return whether it succeeded."""
        line = self.line.value
        if not clean_line(line):
            return self.clear_line()
        if self.edited_note is not None:
            return self._save_edit(self.edited_note, line)
        return self.save_notes([line]) or self._rescue_line(line)

    def _rescue_line(self, line: str) -> bool:
        """Write the line to the recovery file if the data file is lost, so that the call can go on. Return False."""
        if self.workspace.is_file_lost:
            try:
                status = self.context.rescue_line(self.unsaved_source(), line)
            except InfoviewError as error:
                status = str(error)
            else:
                self._reset_line()
            self.show_status(status)
        return False

    def save_notes(self, lines: Sequence[str], *, remainder: str = "") -> bool:
        """Save lines as notes in one command, leave *remainder* in the line, and return whether it succeeded."""
        added: list[NoteRow] = []
        started = self._elapsed_seconds() if self._line_started is None else self._line_started

        def save() -> None:
            self._start_call()
            added.extend(
                interviews.notes.add_notes(
                    self.workspace,
                    self.interview_id,
                    lines,
                    self.now(),
                    seconds=started,
                    question_id=self.question_id,
                    remaining_line=remainder,
                    off_record=self.off_record,
                )
            )

        running = self.running
        if not self.autosave.try_save(save):
            return False
        self._line_started = None
        self.line.set_text(remainder)
        if running:
            self.call.notes.extend(added)
            self.show_notes()
        else:
            self.reload()
        return True

    def _save_edit(self, note: NoteRow, line: str) -> bool:
        saved: list[interviews.notes.EditedNote] = []

        def save() -> None:
            edit, off_record = interviews.notes.edit_note, self.off_record
            saved.append(edit(self.workspace, note.id, line, self.now(), original=note, off_record=off_record))

        if not self.autosave.try_save(save):
            return False
        self._reset_line()
        (edited,) = saved
        if edited.is_copy:
            self._status = CHANGED_ELSEWHERE
            self.reload()
        else:
            self._status = self.format_quotes(edited.note)
            self.update_notes(edited.note)
        return True

    def format_quotes(self, note: NoteRow) -> str:
        """Say what still quotes a note off the record, or once which backups do. This screen opens no dialogs."""
        with self.reporting_errors():
            quotes = format_quotes(list_quotes(self.workspace, note.id))
            return quotes or outreach.explanations.explain_backups(self.workspace, note, self.now())
        return ""

    def clear_line(self) -> bool:
        """Clear the line and leave the edited note unchanged; return whether the empty draft was saved."""
        self._reset_line()
        self.show_notes()
        return self.save_line()

    def _reset_line(self) -> None:
        self.edited_note = self._line_started = None
        self.line.set_text("")

    def update_notes(self, *changed: NoteRow, removed_id: int | None = None) -> None:
        """Update the shown notes. A new note is inserted after the one that precedes it in *changed*."""
        rows = self.call.notes
        at = len(rows)
        for note in changed:
            found = next((index for index in range(len(rows) - 1, -1, -1) if rows[index].id == note.id), None)
            if found is None:
                rows.insert(at, note)
            else:
                at = found
                rows[at] = note
            at += 1
        if removed_id is not None:
            rows[:] = [row for row in rows if row.id != removed_id]
        self.show_notes()

    def _elapsed_seconds(self) -> int:
        return int(self.elapsed().total_seconds())
