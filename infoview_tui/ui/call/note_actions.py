"""Key actions of the call screen that create and change notes. Each change is one command that can be undone."""

from __future__ import annotations

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
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.ui.call.base import CALL_NOT_STARTED
from infoview_tui.ui.call.choices import Choice, ChoiceMenu
from infoview_tui.ui.call.line_editing import CallLineEditing
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.shared.content import plain

PLAIN_NOTE_SIGN = "-"
"""Key for a plain note, which has no sign."""

NO_NOTES = "No notes yet."


class CallNoteActions(CallLineEditing):
    """Call screen with the actions that save, edit, split, join, move, and remove notes."""

    def action_save_line(self) -> None:
        """Save the line as a note or as the text of the edited note, which is removed if the line is empty."""
        self._status, line = "", self.line.value
        if self.edited_note is not None and not clean_line(line):
            self.action_remove_note()
        elif self.save_note() and clean_line(line) and self.is_reference_open:
            self._status = f"Saved: {clean_line(line)}"
        self.update_input_status()

    def handle_block_paste(self, block: str) -> bool:
        """Save each line of a pasted block as a note; text that was typed before is part of the first."""
        if self.choice_menu is not None:
            self.open_choice_menu(None)
        if self.edited_note is not None:
            return False
        self._status = ""
        start, end = sorted(self.line.selection)
        whole = self.line.value[:start] + block + self.line.value[end:]
        lines = split_pasted_text(whole)
        is_saved = len(lines) > 1 and self.save_notes(lines)
        if is_saved:
            pasted = sum(1 for line in whole.split("\n") if clean_line(line))
            rest = "; the last note has the rest" if pasted > len(lines) else ""
            self.show_status(f"{pasted} lines saved as {len(lines)} notes{rest}. Press ctrl+z to undo.")
        return is_saved

    # Moving through the notes

    def action_edit_adjacent_note(self, by: int) -> None:
        """Edit the previous or next note; changes to the current one are saved first."""
        rows = self.call.notes
        if self.edited_note is None:
            if self.line.value:
                self.show_status("Save or clear the line first to edit notes.")
            elif by < 0 and rows:
                self.edit_note(rows[-1])
            elif not rows:
                self.show_status(NO_NOTES)
            return
        at = next(
            (index for index, row in enumerate(rows) if self.edited_note and row.id == self.edited_note.id), len(rows)
        )
        to = rows[max(0, at + by)].id if at + by < len(rows) else None
        changed = clean_line(self.line.value) not in ("", _format_note_line(self.edited_note))
        if changed and not self.save_note():
            return
        note = self.find_note(to)
        if note is None:
            self.clear_line()
            self.update_input_status()
        else:
            status = "This is the first note." if at + by < 0 else self._status
            self.edit_note(note)
            if status:
                self.show_status(status)

    def on_note_log_note_clicked(self, message: NoteLog.NoteClicked) -> None:
        """Edit the clicked note if the line is empty."""
        note = self.find_note(message.note_id)
        if note is not None and not self.ended and not self.line.value and self.edited_note is None:
            self.edit_note(note)

    def edit_note(self, note: NoteRow) -> None:
        """Load a note into the line for editing."""
        self._status = ""
        self.remove_class("-reference")
        self.edited_note, self._line_started = note, note.seconds
        line = _format_note_line(note)
        self.line.set_text(line)
        if note.starred:
            self.line.cursor_position = len(line) - len(f" {STAR}")  # typed text goes before the star
        self.save_line()
        self.show_notes()
        self.update_input_status()

    # Changing a note

    def get_target_note(self) -> NoteRow | None:
        """Return the edited note, or else the last one. If there is none, show a message and return None."""
        if self.edited_note is not None:
            return self.edited_note
        if not self.call.notes:
            self.show_status(NO_NOTES)
            return None
        return self.call.notes[-1]

    def action_toggle_star(self) -> None:
        """Star a note for the thank-you, or remove its star."""
        if self.edited_note is not None:
            parsed = parse_call_line(clean_line(self.line.value))
            if parsed.kind is NoteKind.OFF_RECORD:
                self.show_status("Off-the-record notes can't be starred.")
            elif parsed.text:
                self._replace_line(format_call_line(parsed.kind, parsed.text, not parsed.starred))
            return
        last = self.get_target_note()
        if last is not None:
            with self.reporting_errors():
                self.update_notes(interviews.notes.toggle_note_star(self.workspace, last.id, self.now()))
                self.show_status("Star removed." if last.starred else "Starred for the thank-you.")

    def action_choose_kind(self) -> None:
        """Open a menu that changes the kind of the line, or else of the last note."""
        if not self.line.value and self.get_target_note() is None:
            return
        signs = [Choice(row.sign or PLAIN_NOTE_SIGN, plain(row.label)) for row in CALL_SIGNS]
        which = "this note" if self.line.value else "the last note"
        self.open_choice_menu(ChoiceMenu("choose_kind", f"Kind of {which}?", signs, self._change_kind, is_inline=True))

    def _change_kind(self, sign: str) -> None:
        kind = note_kind_of_sign(sign) or NoteKind.NOTE
        if self.line.value:
            self._replace_line(change_line_kind(clean_line(self.line.value), kind))
            return
        last = self.get_target_note()
        if last is not None:
            with self.reporting_errors():
                changed = interviews.notes.set_note_kind(self.workspace, last.id, kind, self.now())
                self.update_notes(changed)
                self.show_status(self.format_quotes(changed) or f"Changed the last note to: {NOTE_LABELS[kind]}.")

    def _replace_line(self, line: str) -> None:
        """Replace the line as if it were typed; the cursor keeps its distance from the end."""
        from_end = len(self.line.value) - self.line.cursor_position
        self.line.value = line
        self.line.cursor_position = max(0, len(line) - from_end)

    def action_split_note(self) -> None:
        """Split the edited note at the cursor; in a new line, the text before the cursor becomes a note."""
        line, at, note = self.line.value, self.line.cursor_position, self.edited_note
        if note is None:
            if not clean_line(line[:at]):
                self.show_status("Nothing to split: the cursor is at the start.")
            elif self.save_notes([line[:at]], remainder=self._rest_after_split(line, at)):
                self._line_started = self._elapsed_seconds() if self.line.value else None
                self.show_status("Saved the text before the cursor as a note.")
            return
        with self.reporting_errors():
            both = interviews.note_split_merge.split_note(self.workspace, note.id, line, at, self.now(), original=note)
            self._reset_line()
            self.update_notes(*both)
            self.show_status("Split the note in two.")

    def _rest_after_split(self, line: str, at: int) -> str:
        """Return what stays in the line; off the record if the whole line was."""
        is_secret = parse_call_line(clean_line(line)).kind is NoteKind.OFF_RECORD and not self.off_record
        return mark_off_record(line[at:].lstrip()) if is_secret else line[at:].lstrip()

    def action_merge_with_previous(self) -> None:
        """Join the note to the previous one, with unsaved changes, in one command."""
        note = self.get_target_note()
        if note is None:
            return
        line = self.line.value if self.edited_note is not None else ""
        changed = clean_line(line) not in ("", _format_note_line(note))
        with self.reporting_errors():
            joined = interviews.note_split_merge.merge_notes(
                self.workspace, note.id, self.now(), line=line if changed else None, original=note if changed else None
            )
            if self.edited_note is not None:
                self._reset_line()
            self.update_notes(joined, removed_id=note.id)
            self.show_status("Joined to the previous note.")

    def action_remove_note(self) -> None:
        """Remove the edited note, or else the last one."""
        note = self.get_target_note()
        if note is None:
            return
        with self.reporting_errors():
            interviews.notes.delete_note(self.workspace, note.id, self.now())
            if self.edited_note is not None:
                self._reset_line()
            self.update_notes(removed_id=note.id)
            self.show_status("Note removed. Press ctrl+z to undo.")

    def action_mark_time(self) -> None:
        """Add a note with the current time, or set the time of the typed line to now."""
        if not self.running:
            self.show_status(CALL_NOT_STARTED)
        elif self.edited_note is not None:
            self.show_status("A saved note keeps its time. Press escape to stop editing.")
        elif self.line.value:
            self._line_started = self._elapsed_seconds()
            self.show_status(f"Set the time of this line to {format_clock(self.elapsed())}.")
        else:
            with self.reporting_errors():
                seconds = self._elapsed_seconds()
                self.update_notes(
                    interviews.notes.mark_time(
                        self.workspace, self.interview_id, self.now(), seconds=seconds, question_id=self.question_id
                    )
                )
                self.show_status("Time saved. Press ↑ to describe it.")

    def action_scroll_page(self, by: int) -> None:
        """Scroll the notes, or the reference shown instead, by a page."""
        if self.is_reference_open:
            beside = self.query_one("#beside")
            beside.scroll_relative(y=by * max(1, beside.size.height - 1), animate=False)
        else:
            self.query_one(NoteLog).page(by)


def _format_note_line(note: NoteRow) -> str:
    return format_call_line(note.kind, clean_line(note.text), note.starred)
