"""Actions of a call that create and change notes. Each change is one command that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.capture import (
    CALL_SIGNS,
    STAR,
    change_line_kind,
    format_call_line,
    mark_off_record,
    note_kind_of_sign,
    parse_call_line,
    split_pasted_text,
)
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.labels import NOTE_LABELS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.ui.call.choices import Choice, ChoiceMenu
from infoview_tui.ui.call.host import CALL_NOT_STARTED
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from infoview_tui.services.interviews.queries import NoteRow
    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.host import CallHost, CallView, LineText
    from infoview_tui.ui.call.state import CallState

PLAIN_NOTE_SIGN = "-"
"""Key for a plain note, which has no sign."""

NO_NOTES = "No notes yet."


class NoteActions:
    """Saves, edits, splits, joins, moves, and removes notes."""

    def __init__(self, host: CallHost, state: CallState, view: CallView, draft: DraftLine, text: LineText) -> None:
        """Set the screen, and the parts that notes go through."""
        self._host = host
        self._state = state
        self._view = view
        self._draft = draft
        self._text = text

    def save_line(self) -> None:
        """Save the line as a note or as the text of the edited note, which is removed if the line is empty."""
        self._view.status, line = "", clean_line(self._draft.text)
        if self._state.edited_note is not None and not line:
            self.action_remove_note()
        elif self._draft.save_note() and line and self._view.is_reference_open:
            self._view.status = f"Saved: {line}"
        self._view.update_input_status()

    def handle_block_paste(self, block: str) -> bool:
        """Save each line of *block* as a note, which is the line with what was pasted into it.

        Return whether that was done; otherwise what was pasted goes into the line.
        """
        if self._view.menu is not None:
            self._view.open_menu(None)
        if self._state.edited_note is not None:
            return False
        self._view.status = ""
        lines = split_pasted_text(block)
        is_saved = len(lines) > 1 and self._draft.save_notes(lines)
        if is_saved:
            pasted = sum(1 for line in block.split("\n") if clean_line(line))
            rest = "; the last note has the rest" if pasted > len(lines) else ""
            self._view.show_status(f"{pasted} lines saved as {len(lines)} notes{rest}. Press ctrl+z to undo.")
        return is_saved

    # Moving through the notes

    def action_edit_adjacent_note(self, by: int) -> None:
        """Edit the previous or next note; changes to the current one are saved first."""
        rows = self._state.call.notes
        if self._state.edited_note is None:
            if self._draft.text:
                self._view.show_status("Save or clear the line first to edit notes.")
            elif by < 0 and rows:
                self.edit_note(rows[-1])
            elif not rows:
                self._view.show_status(NO_NOTES)
            return
        edited = self._state.edited_note
        at = next((index for index, row in enumerate(rows) if row.id == edited.id), len(rows))
        to = rows[max(0, at + by)].id if at + by < len(rows) else None
        changed = clean_line(self._draft.text) not in ("", _format_note_line(edited))
        if changed and not self._draft.save_note():
            return
        note = self._state.find_note(to)
        if note is None:
            self._draft.clear()
            self._view.update_input_status()
        else:
            status = "This is the first note." if at + by < 0 else self._view.status
            self.edit_note(note)
            if status:
                self._view.show_status(status)

    def edit_clicked(self, note_id: int) -> None:
        """Edit the clicked note if the line is empty."""
        note = self._state.find_note(note_id)
        if note is not None and not self._state.has_ended and not self._draft.text and self._state.edited_note is None:
            self.edit_note(note)

    def edit_note(self, note: NoteRow) -> None:
        """Load a note into the line for editing."""
        self._view.status = ""
        self._view.close_reference()
        line = _format_note_line(note)
        self._draft.edit(note, line)
        if note.starred:
            self._text.cursor_position = len(line) - len(f" {STAR}")  # typed text goes before the star
        self._draft.save()
        self._view.show_notes()
        self._view.update_input_status()

    # Changing a note

    def get_target_note(self) -> NoteRow | None:
        """Return the edited note, or else the last one. If there is none, show a message and return None."""
        if self._state.edited_note is not None:
            return self._state.edited_note
        if not self._state.call.notes:
            self._view.show_status(NO_NOTES)
            return None
        return self._state.call.notes[-1]

    def action_toggle_star(self) -> None:
        """Star a note for the thank-you, or remove its star."""
        if self._state.edited_note is not None:
            parsed = parse_call_line(clean_line(self._draft.text))
            if parsed.kind is NoteKind.OFF_RECORD:
                self._view.show_status("Off-the-record notes can't be starred.")
            elif parsed.text:
                self._draft.replace(format_call_line(parsed.kind, parsed.text, not parsed.starred))
            return
        last = self.get_target_note()
        if last is not None:
            with self._host.reporting_errors():
                self._show_changed(interviews.notes.toggle_note_star(self._host.workspace, last.id, self._host.now()))
                self._view.show_status("Star removed." if last.starred else "Starred for the thank-you.")

    def action_choose_kind(self) -> None:
        """Open a menu that changes the kind of the line, or else of the last note."""
        if not self._draft.text and self.get_target_note() is None:
            return
        signs = [Choice(row.sign or PLAIN_NOTE_SIGN, plain(row.label)) for row in CALL_SIGNS]
        which = "this note" if self._draft.text else "the last note"
        self._view.open_menu(ChoiceMenu("choose_kind", f"Kind of {which}?", signs, self._change_kind, is_inline=True))

    def _change_kind(self, sign: str) -> None:
        kind = note_kind_of_sign(sign) or NoteKind.NOTE
        if self._draft.text:
            self._draft.replace(change_line_kind(clean_line(self._draft.text), kind))
            return
        last = self.get_target_note()
        if last is not None:
            with self._host.reporting_errors():
                changed = interviews.notes.set_note_kind(self._host.workspace, last.id, kind, self._host.now())
                self._show_changed(changed)
                self._view.show_status(
                    self._draft.format_quotes(changed) or f"Changed the last note to: {NOTE_LABELS[kind]}."
                )

    def action_split_note(self) -> None:
        """Split the edited note at the cursor; in a new line, the text before the cursor becomes a note."""
        line, at, note = self._draft.text, self._text.cursor_position, self._state.edited_note
        if note is None:
            if not clean_line(line[:at]):
                self._view.show_status("Nothing to split: the cursor is at the start.")
            elif self._draft.save_notes([line[:at]], remainder=self._rest_after_split(line, at)):
                self._draft.set_time()
                self._view.show_status("Saved the text before the cursor as a note.")
            return
        with self._host.reporting_errors():
            both = interviews.note_split_merge.split_note(
                self._host.workspace, note.id, line, at, self._host.now(), original=note
            )
            self._draft.reset()
            self._show_changed(*both)
            self._view.show_status("Split the note in two.")

    def _rest_after_split(self, line: str, at: int) -> str:
        """Return what stays in the line; off the record if the whole line was."""
        is_secret = parse_call_line(clean_line(line)).kind is NoteKind.OFF_RECORD and not self._state.off_record
        return mark_off_record(line[at:].lstrip()) if is_secret else line[at:].lstrip()

    def action_merge_with_previous(self) -> None:
        """Join the note to the previous one, with unsaved changes, in one command."""
        note = self.get_target_note()
        if note is None:
            return
        line = self._draft.text if self._state.edited_note is not None else ""
        changed = clean_line(line) not in ("", _format_note_line(note))
        with self._host.reporting_errors():
            joined = interviews.note_split_merge.merge_notes(
                self._host.workspace,
                note.id,
                self._host.now(),
                line=line if changed else None,
                original=note if changed else None,
            )
            if self._state.edited_note is not None:
                self._draft.reset()
            self._show_changed(joined, removed_id=note.id)
            self._view.show_status("Joined to the previous note.")

    def action_remove_note(self) -> None:
        """Remove the edited note, or else the last one."""
        note = self.get_target_note()
        if note is None:
            return
        with self._host.reporting_errors():
            interviews.notes.delete_note(self._host.workspace, note.id, self._host.now())
            if self._state.edited_note is not None:
                self._draft.reset()
            self._show_changed(removed_id=note.id)
            self._view.show_status("Note removed. Press ctrl+z to undo.")

    def action_mark_time(self) -> None:
        """Add a note with the current time, or set the time of the typed line to now."""
        if not self._state.is_running:
            self._view.show_status(CALL_NOT_STARTED)
        elif self._state.edited_note is not None:
            self._view.show_status("A saved note keeps its time. Press escape to stop editing.")
        elif self._draft.text:
            self._draft.set_time()
            self._view.show_status(f"Set the time of this line to {format_clock(self._state.elapsed())}.")
        else:
            with self._host.reporting_errors():
                seconds = self._state.elapsed_seconds()
                self._show_changed(
                    interviews.notes.mark_time(
                        self._host.workspace,
                        self._state.interview_id,
                        self._host.now(),
                        seconds=seconds,
                        question_id=self._state.question_id,
                    )
                )
                self._view.show_status("Time saved. Press ↑ to describe it.")

    def _show_changed(self, *changed: NoteRow, removed_id: int | None = None) -> None:
        self._state.update_notes(*changed, removed_id=removed_id)
        self._view.show_notes()


def _format_note_line(note: NoteRow) -> str:
    return format_call_line(note.kind, clean_line(note.text), note.starred)
