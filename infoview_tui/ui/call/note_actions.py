"""The keys of a call that make and change notes. Each change is one deed with its undo."""

from __future__ import annotations

from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.capture import (
    CALL_SIGNS,
    STAR,
    change_line,
    format_call_line,
    kind_of_sign,
    parse_call_line,
    split_block,
)
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews import note_split_merge, notes
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.ui.call.base import NOT_BEGUN
from infoview_tui.ui.call.choices import Choice, Choices
from infoview_tui.ui.call.line_editing import LiveLine
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.shared.content import plain

PLAIN = "-"
"""Chooses a plain note, which has no sign."""

NO_NOTE = "There is no note yet."


class LiveNotes(LiveLine):
    """A call whose notes are kept, edited, cut, joined, moved and removed."""

    def action_keep(self) -> None:
        """Keep the line as a note, or as the new text of the one that is edited; emptied, that one is removed."""
        self._aside = ""
        if self.editing is not None and not clean_line(self.line.value):
            self.action_remove_note()
        else:
            self.keep_note()
        self.show_sign()

    def block_pasted(self, block: str) -> bool:
        """Keep the lines of a pasted block as notes. What stood in the line is the beginning of the first."""
        if self.choices is not None:
            self.open_choices(None)
        if self.editing is not None:
            return False
        self._aside = ""
        start, end = sorted(self.line.selection)
        whole = self.line.value[:start] + block + self.line.value[end:]
        lines = split_block(whole)
        kept = len(lines) > 1 and self.keep_notes(lines)
        if kept:
            pasted = sum(1 for line in whole.split("\n") if clean_line(line))
            rest = ", the last with all the rest" if pasted > len(lines) else ""
            self.say(f"{pasted} lines are {len(lines)} notes{rest}. ctrl+z takes them back.")
        return kept

    # Walking through the notes

    def action_walk(self, by: int) -> None:
        """Edit the note before or after; what was changed in the one that is left is kept."""
        rows = self.call.notes
        if self.editing is None:
            if self.line.value:
                self.say("Notes are edited from an empty line: what you are typing stays.")
            elif by < 0 and rows:
                self.edit(rows[-1])
            elif not rows:
                self.say(NO_NOTE)
            return
        at = next((index for index, row in enumerate(rows) if self.editing and row.id == self.editing.id), len(rows))
        to = rows[max(0, at + by)].id if at + by < len(rows) else None
        changed = clean_line(self.line.value) not in ("", _line_of(self.editing))
        if changed and not self.keep_note():
            return
        note = self.note_of(to)
        if note is None:
            self.clear_line()
            self.show_sign()
        else:
            said = "This is the first note." if at + by < 0 else self._aside
            self.edit(note)
            if said:
                self.say(said)

    def on_note_log_wanted(self, message: NoteLog.Wanted) -> None:
        """Edit the note that was clicked on, from an empty line."""
        note = self.note_of(message.note_id)
        if note is not None and not self.ended and not self.line.value and self.editing is None:
            self.edit(note)

    def edit(self, note: NoteRow) -> None:
        """Bring a note into the line."""
        self._aside = ""
        self.editing, self._line_began = note, note.seconds
        line = _line_of(note)
        self.line.put(line)
        if note.starred:
            self.line.cursor_position = len(line) - len(f" {STAR}")  # what is added goes before the star
        self.keep_line()
        self.show_notes()
        self.show_sign()

    # What is done with a note

    def meant(self) -> NoteRow | None:
        """The note that is edited, else the last one; says so where there is none."""
        if self.editing is not None:
            return self.editing
        if not self.call.notes:
            self.say(NO_NOTE)
            return None
        return self.call.notes[-1]

    def action_star(self) -> None:
        """Star a moment for the thank-you, or take its star back."""
        if self.editing is not None:
            said = parse_call_line(clean_line(self.line.value))
            if said.kind is NoteKind.OFF_RECORD:
                self.say("This note is off the record: it is never cited.")
            elif said.text:
                self._write(format_call_line(said.kind, said.text, not said.starred))
            return
        last = self.meant()
        if last is not None:
            with self.telling():
                self.replace_notes(notes.toggle_star(self.desk, last.id, self.now()))
                self.say("The star is taken back." if last.starred else "Starred for the thank-you.")

    def action_kind(self) -> None:
        """Let a sign say what the note is: the one in the line, else the last."""
        if not self.line.value and self.meant() is None:
            return
        signs = [Choice(row.sign or PLAIN, plain(row.label)) for row in CALL_SIGNS]
        which = "this note" if self.line.value else "the last note"
        self.open_choices(Choices("kind", f"What is {which}?", signs, self._make, in_a_row=True))

    def _make(self, sign: str) -> None:
        kind = kind_of_sign(sign) or NoteKind.NOTE
        if self.line.value:
            self._write(change_line(clean_line(self.line.value), kind))
            return
        last = self.meant()
        if last is not None:
            with self.telling():
                self.replace_notes(notes.change_kind(self.desk, last.id, kind, self.now()))
                label = next(row.label for row in CALL_SIGNS if row.kind is kind)
                self.say(f"The last note is now: {label}.")

    def _write(self, line: str) -> None:
        """Put other words into the line, as if they were typed; the cursor stays as far from the end."""
        from_end = len(self.line.value) - self.line.cursor_position
        self.line.value = line
        self.line.cursor_position = max(0, len(line) - from_end)

    def action_split(self) -> None:
        """Cut the edited note in two at the cursor; of a new line, what stands before the cursor becomes a note."""
        line, at, note = self.line.value, self.line.cursor_position, self.editing
        if note is None:
            if not clean_line(line[:at]):
                self.say("Nothing stands before the cursor: there is nothing to cut.")
            elif self.keep_notes([line[:at]], rest=line[at:].lstrip()):
                self._line_began = self._seconds() if self.line.value else None
                self.say("What stood before the cursor is a note.")
            return
        with self.telling():
            both = note_split_merge.split_note(self.desk, note.id, line, at, self.now(), was=note)
            self._leave_line()
            self.replace_notes(*both)
            self.say("Cut in two.")

    def action_join_before(self) -> None:
        """Join the note with the one before it; what was changed in it goes along, as one deed."""
        note = self.meant()
        if note is None:
            return
        line = self.line.value if self.editing is not None else ""
        changed = clean_line(line) not in ("", _line_of(note))
        with self.telling():
            joined = note_split_merge.merge_notes(
                self.desk, note.id, self.now(), line=line if changed else None, was=note if changed else None
            )
            if self.editing is not None:
                self._leave_line()
            self.replace_notes(joined, gone=note.id)
            self.say("Joined with the note before.")

    def action_remove_note(self) -> None:
        """Remove the edited note, else the last one."""
        note = self.meant()
        if note is None:
            return
        with self.telling():
            notes.remove_note(self.desk, note.id, self.now())
            if self.editing is not None:
                self._leave_line()
            self.replace_notes(gone=note.id)
            self.say("The note is removed. ctrl+z brings it back.")

    def action_mark_time(self) -> None:
        """Note the time; where something is typed, its time is now."""
        if not self.running:
            self.say(NOT_BEGUN)
        elif self.editing is not None:
            self.say("A note keeps its time. Escape leaves it.")
        elif self.line.value:
            self._line_began = self._seconds()
            self.say(f"This line is of {spell_clock(self.elapsed())}.")
        else:
            with self.telling():
                seconds = self._seconds()
                self.replace_notes(
                    notes.mark_time(
                        self.desk, self.interview_id, self.now(), seconds=seconds, question_id=self.question_id
                    )
                )
                self.say("The time is noted. ↑ fills in what it was.")

    def action_page(self, by: int) -> None:
        """Scroll the notes by a screenful."""
        self.query_one(NoteLog).page(by)


def _line_of(note: NoteRow) -> str:
    return format_call_line(NoteKind(note.kind), clean_line(note.text), note.starred)
