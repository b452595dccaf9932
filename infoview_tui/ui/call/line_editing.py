"""The line of a call: it is saved at every key, and becomes a note. What could not be saved stays in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.services.interviews.draft_state import read_draft_state
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.ui.call.base import CallScreenBase
from infoview_tui.ui.call.capture_input import to_single_line

CHANGED_ELSEWHERE = "That note was changed in another window: your text is kept as a new note."


class CallLineEditing(CallScreenBase):
    """A call whose line is kept: as it is typed, as a note, or as the new text of the note that is edited."""

    _line_started: int | None = None
    """When the line was begun, in seconds of the call; None while it is empty."""

    def unsaved_text(self) -> str:
        """Return what stands in the line and is not on the disk; empty while all is."""
        return self.line.value if self.autosave.error else ""

    def restore_line(self) -> None:
        """Show the half-typed line as the disk has it, unless it could not be saved: of this window, or of one gone."""
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
            one = found.saved_count == 1
            lines_are = (
                "1 line that was left half-typed is a note"
                if one
                else f"{found.saved_count} lines that were left half-typed are notes"
            )
            self.show_status(f"{lines_are} now.")
        elif found.other_drafts:
            self.show_status("Another window is typing in this call; its line stays there.")

    def handle_line_change(self, line: str) -> None:
        """The person changed the line: start the clock at the first key, save it, and say what it will become."""
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
        """Save the line as it stands, and tell whether that worked."""
        editing = self.edited_note.id if self.edited_note else None

        def keep() -> None:
            if self.line.value:
                self._start_call()
            interviews.live_draft.save_live_draft(self.workspace, self.interview_id, self.line.value, editing)

        return self._save_and_start(keep)

    def _start_call(self) -> None:
        """Start the clock, unless the call runs or is over."""
        if not self.running and not self.ended:
            interviews.call_clock.start_call(self.workspace, self.interview_id, self.now())

    def _save_and_start(self, save: Callable[[], object]) -> bool:
        """Save what may have begun the call."""
        running = self.running
        kept = self.autosave.try_save(save)
        if kept and not running and not self.ended:
            self.reload()
        return kept

    def save_note(self) -> bool:
        """Keep what stands in the line, as a note or as the note's new text; tell whether that worked."""
        line = self.line.value
        if not clean_line(line):
            return self.clear_line()
        if self.edited_note is not None:
            return self._save_edit(self.edited_note, line)
        return self.save_notes([line])

    def save_notes(self, lines: Sequence[str], *, remainder: str = "") -> bool:
        """Keep lines as notes, as one deed; ``rest`` is what stands in the line from then on."""
        kept: list[NoteRow] = []
        began = self._elapsed_seconds() if self._line_started is None else self._line_started

        def keep() -> None:
            self._start_call()
            kept.extend(
                interviews.notes.add_notes(
                    self.workspace,
                    self.interview_id,
                    lines,
                    self.now(),
                    seconds=began,
                    question_id=self.question_id,
                    remaining_line=remainder,
                )
            )

        running = self.running
        if not self.autosave.try_save(keep):
            return False
        self._line_started = None
        self.line.set_text(remainder)
        if running:
            self.call.notes.extend(kept)
            self.show_notes()
        else:
            self.reload()
        return True

    def _save_edit(self, note: NoteRow, line: str) -> bool:
        kept: list[interviews.notes.EditedNote] = []
        if not self.autosave.try_save(
            lambda: kept.append(interviews.notes.edit_note(self.workspace, note.id, line, self.now(), original=note))
        ):
            return False
        self._reset_line()
        (edited,) = kept
        if edited.is_copy:
            self._status = CHANGED_ELSEWHERE
            self.reload()
        else:
            self.update_notes(edited.note)
        return True

    def clear_line(self) -> bool:
        """Empty the line, and leave the note that it edits as it was."""
        self._reset_line()
        self.show_notes()
        return self.save_line()

    def _reset_line(self) -> None:
        self.edited_note = self._line_started = None
        self.line.set_text("")

    def update_notes(self, *changed: NoteRow, removed_id: int | None = None) -> None:
        """Show notes as they are now; one that was not there comes behind the one before it in ``changed``."""
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
