"""The keys of a call that make and change notes. Each change is one deed with its undo."""

from __future__ import annotations

from infoview_tui.domain.capture import (
    CALL_SIGNS,
    STAR,
    change_line_kind,
    format_call_line,
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
"""Chooses a plain note, which has no sign."""

NO_NOTES = "There is no note yet."


class CallNoteActions(CallLineEditing):
    """A call whose notes are kept, edited, cut, joined, moved and removed."""

    def action_save_line(self) -> None:
        """Keep the line as a note, or as the new text of the one that is edited; emptied, that one is removed."""
        self._status = ""
        if self.edited_note is not None and not clean_line(self.line.value):
            self.action_remove_note()
        else:
            self.save_note()
        self.update_input_status()

    def handle_block_paste(self, block: str) -> bool:
        """Keep the lines of a pasted block as notes. What stood in the line is the beginning of the first."""
        if self.choice_menu is not None:
            self.open_choice_menu(None)
        if self.edited_note is not None:
            return False
        self._status = ""
        start, end = sorted(self.line.selection)
        whole = self.line.value[:start] + block + self.line.value[end:]
        lines = split_pasted_text(whole)
        kept = len(lines) > 1 and self.save_notes(lines)
        if kept:
            pasted = sum(1 for line in whole.split("\n") if clean_line(line))
            rest = ", the last with all the rest" if pasted > len(lines) else ""
            self.show_status(f"{pasted} lines are {len(lines)} notes{rest}. ctrl+z takes them back.")
        return kept

    # Walking through the notes

    def action_edit_adjacent_note(self, by: int) -> None:
        """Edit the note before or after; what was changed in the one that is left is kept."""
        rows = self.call.notes
        if self.edited_note is None:
            if self.line.value:
                self.show_status("Notes are edited from an empty line: what you are typing stays.")
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
            said = "This is the first note." if at + by < 0 else self._status
            self.edit_note(note)
            if said:
                self.show_status(said)

    def on_note_log_note_clicked(self, message: NoteLog.NoteClicked) -> None:
        """Edit the note that was clicked on, from an empty line."""
        note = self.find_note(message.note_id)
        if note is not None and not self.ended and not self.line.value and self.edited_note is None:
            self.edit_note(note)

    def edit_note(self, note: NoteRow) -> None:
        """Bring a note into the line."""
        self._status = ""
        self.edited_note, self._line_started = note, note.seconds
        line = _format_note_line(note)
        self.line.set_text(line)
        if note.starred:
            self.line.cursor_position = len(line) - len(f" {STAR}")  # what is added goes before the star
        self.save_line()
        self.show_notes()
        self.update_input_status()

    # What is done with a note

    def get_target_note(self) -> NoteRow | None:
        """The note that is edited, else the last one; says so where there is none."""
        if self.edited_note is not None:
            return self.edited_note
        if not self.call.notes:
            self.show_status(NO_NOTES)
            return None
        return self.call.notes[-1]

    def action_toggle_star(self) -> None:
        """Star a moment for the thank-you, or take its star back."""
        if self.edited_note is not None:
            said = parse_call_line(clean_line(self.line.value))
            if said.kind is NoteKind.OFF_RECORD:
                self.show_status("This note is off the record: it is never cited.")
            elif said.text:
                self._replace_line(format_call_line(said.kind, said.text, not said.starred))
            return
        last = self.get_target_note()
        if last is not None:
            with self.reporting_errors():
                self.update_notes(interviews.notes.toggle_note_star(self.workspace, last.id, self.now()))
                self.show_status("The star is taken back." if last.starred else "Starred for the thank-you.")

    def action_choose_kind(self) -> None:
        """Let a sign say what the note is: the one in the line, else the last."""
        if not self.line.value and self.get_target_note() is None:
            return
        signs = [Choice(row.sign or PLAIN_NOTE_SIGN, plain(row.label)) for row in CALL_SIGNS]
        which = "this note" if self.line.value else "the last note"
        self.open_choice_menu(ChoiceMenu("choose_kind", f"What is {which}?", signs, self._change_kind, is_inline=True))

    def _change_kind(self, sign: str) -> None:
        kind = note_kind_of_sign(sign) or NoteKind.NOTE
        if self.line.value:
            self._replace_line(change_line_kind(clean_line(self.line.value), kind))
            return
        last = self.get_target_note()
        if last is not None:
            with self.reporting_errors():
                self.update_notes(interviews.notes.set_note_kind(self.workspace, last.id, kind, self.now()))
                label = NOTE_LABELS[kind]
                self.show_status(f"The last note is now: {label}.")

    def _replace_line(self, line: str) -> None:
        """Put other words into the line, as if they were typed; the cursor stays as far from the end."""
        from_end = len(self.line.value) - self.line.cursor_position
        self.line.value = line
        self.line.cursor_position = max(0, len(line) - from_end)

    def action_split_note(self) -> None:
        """Cut the edited note in two at the cursor; of a new line, what stands before the cursor becomes a note."""
        line, at, note = self.line.value, self.line.cursor_position, self.edited_note
        if note is None:
            if not clean_line(line[:at]):
                self.show_status("Nothing stands before the cursor: there is nothing to cut.")
            elif self.save_notes([line[:at]], remainder=line[at:].lstrip()):
                self._line_started = self._elapsed_seconds() if self.line.value else None
                self.show_status("What stood before the cursor is a note.")
            return
        with self.reporting_errors():
            both = interviews.note_split_merge.split_note(self.workspace, note.id, line, at, self.now(), original=note)
            self._reset_line()
            self.update_notes(*both)
            self.show_status("Cut in two.")

    def action_merge_with_previous(self) -> None:
        """Join the note with the one before it; what was changed in it goes along, as one deed."""
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
            self.show_status("Joined with the note before.")

    def action_remove_note(self) -> None:
        """Remove the edited note, else the last one."""
        note = self.get_target_note()
        if note is None:
            return
        with self.reporting_errors():
            interviews.notes.delete_note(self.workspace, note.id, self.now())
            if self.edited_note is not None:
                self._reset_line()
            self.update_notes(removed_id=note.id)
            self.show_status("The note is removed. ctrl+z brings it back.")

    def action_mark_time(self) -> None:
        """Note the time; where something is typed, its time is now."""
        if not self.running:
            self.show_status(CALL_NOT_STARTED)
        elif self.edited_note is not None:
            self.show_status("A note keeps its time. Escape leaves it.")
        elif self.line.value:
            self._line_started = self._elapsed_seconds()
            self.show_status(f"This line is of {format_clock(self.elapsed())}.")
        else:
            with self.reporting_errors():
                seconds = self._elapsed_seconds()
                self.update_notes(
                    interviews.notes.mark_time(
                        self.workspace, self.interview_id, self.now(), seconds=seconds, question_id=self.question_id
                    )
                )
                self.show_status("The time is noted. ↑ fills in what it was.")

    def action_scroll_page(self, by: int) -> None:
        """Scroll the notes by a screenful."""
        self.query_one(NoteLog).page(by)


def _format_note_line(note: NoteRow) -> str:
    return format_call_line(note.kind, clean_line(note.text), note.starred)
