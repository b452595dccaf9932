"""The line of a call: it is saved at every key, and becomes a note. What could not be saved stays in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews import calls, notes
from infoview_tui.services.interviews.live_draft import keep_line, read_unfinished
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.ui.call.base import LiveCall
from infoview_tui.ui.call.capture_input import one_line

CHANGED_ELSEWHERE = "That note was changed in another window: your text is kept as a new note."


class LiveLine(LiveCall):
    """A call whose line is kept: as it is typed, as a note, or as the new text of the note that is edited."""

    _line_began: int | None = None
    """When the line was begun, in seconds of the call; None while it is empty."""

    def unsaved_text(self) -> str:
        """Return what stands in the line and is not on the disk; empty while all is."""
        return self.line.value if self.keeping.trouble else ""

    def restore(self) -> None:
        """Show the half-typed line as the disk has it, unless it could not be saved: of this window, or of one gone."""
        if self.keeping.trouble:
            return
        found = read_unfinished(self.desk, self.interview_id, self.now())
        if self.editing is None or self.editing.id != found.note_id:
            self.editing = self.note_of(found.note_id)
        if one_line(self.line.value) != found.line:
            self.line.put(found.line)
        if found.kept:
            one = found.kept == 1
            lines_are = (
                "1 line that was left half-typed is a note"
                if one
                else f"{found.kept} lines that were left half-typed are notes"
            )
            self.say(f"{lines_are} now.")
        elif found.elsewhere:
            self.say("Another window is typing in this call; its line stays there.")

    def line_changed(self, line: str) -> None:
        """The person changed the line: start the clock at the first key, save it, and say what it will become."""
        self._aside = ""
        if self.choices is not None:
            self.open_choices(None)
        if not line:
            self._line_began = None
        elif self._line_began is None:
            self._line_began = self._seconds()
        if self.keeping.due:
            self.keep_line()
        self.show_sign()

    def keep_line(self) -> bool:
        """Save the line as it stands, and tell whether that worked."""
        editing = self.editing.id if self.editing else None

        def keep() -> None:
            if self.line.value:
                self._begin()
            keep_line(self.desk, self.interview_id, self.line.value, editing)

        return self._keeps(keep)

    def _begin(self) -> None:
        """Start the clock, unless the call runs or is over."""
        if not self.running and not self.ended:
            calls.start_call(self.desk, self.interview_id, self.now())

    def _keeps(self, save: Callable[[], object]) -> bool:
        """Save what may have begun the call."""
        running = self.running
        kept = self.keeping.saved(save)
        if kept and not running and not self.ended:
            self.reload()
        return kept

    def keep_note(self) -> bool:
        """Keep what stands in the line, as a note or as the note's new text; tell whether that worked."""
        line = self.line.value
        if not clean_line(line):
            return self.clear_line()
        if self.editing is not None:
            return self._keep_edit(self.editing, line)
        return self.keep_notes([line])

    def keep_notes(self, lines: Sequence[str], *, rest: str = "") -> bool:
        """Keep lines as notes, as one deed; ``rest`` is what stands in the line from then on."""
        kept: list[NoteRow] = []
        began = self._seconds() if self._line_began is None else self._line_began

        def keep() -> None:
            self._begin()
            kept.extend(
                notes.keep_notes(
                    self.desk,
                    self.interview_id,
                    lines,
                    self.now(),
                    seconds=began,
                    question_id=self.question_id,
                    rest=rest,
                )
            )

        running = self.running
        if not self.keeping.saved(keep):
            return False
        self._line_began = None
        self.line.put(rest)
        if running:
            self.call.notes.extend(kept)
            self.show_notes()
        else:
            self.reload()
        return True

    def _keep_edit(self, note: NoteRow, line: str) -> bool:
        kept: list[notes.Edited] = []
        if not self.keeping.saved(lambda: kept.append(notes.edit_note(self.desk, note.id, line, self.now(), was=note))):
            return False
        self._leave_line()
        (edited,) = kept
        if edited.apart:
            self._aside = CHANGED_ELSEWHERE
            self.reload()
        else:
            self.replace_notes(edited.note)
        return True

    def clear_line(self) -> bool:
        """Empty the line, and leave the note that it edits as it was."""
        self._leave_line()
        self.show_notes()
        return self.keep_line()

    def _leave_line(self) -> None:
        self.editing = self._line_began = None
        self.line.put("")

    def replace_notes(self, *changed: NoteRow, gone: int | None = None) -> None:
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
        if gone is not None:
            rows[:] = [row for row in rows if row.id != gone]
        self.show_notes()

    def _seconds(self) -> int:
        return int(self.elapsed().total_seconds())
