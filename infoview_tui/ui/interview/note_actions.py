"""Changes of the notes of a past interview: edit, add, star, and remove them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.host import ScreenHost
from infoview_tui.ui.shared.quoting_texts import show_quotes
from infoview_tui.ui.shared.run_command import run_command

if TYPE_CHECKING:
    from infoview_tui.services.interviews.queries import NoteRow
    from infoview_tui.services.interviews.transcript import Transcript

SIGN_HINT = "the sign at the start sets its kind"
ADD_HINT = f"as in the interview, {SIGN_HINT}; it is marked as written afterwards"


class ShownNotes(Protocol):
    """The notes as they are shown, with a cursor."""

    transcript: Transcript | None
    """The interview; None if it was deleted."""

    by_time: bool
    """Whether the notes are in the order of time, instead of by question."""

    @property
    def current_key(self) -> Hashable | None:
        """The key of the row under the cursor; for a note, ``note`` and its id."""

    def select_note(self, note_id: int) -> None:
        """Move the cursor to a note."""


class NoteActions:
    """Changes the note under the cursor, or adds one."""

    def __init__(self, host: ScreenHost, notes: ShownNotes) -> None:
        """Set the screen, and the notes that it shows."""
        self._host = host
        self._notes = notes

    def _get_current_note(self) -> NoteRow | None:
        """Return the note under the cursor, or show a message and return None."""
        match self._notes.current_key:
            case ("note", int(note_id)) if self._notes.transcript is not None:
                return self._notes.transcript.find_note(note_id)
        self._host.show_status("Not a note. Press b for the debrief.")
        return None

    def action_edit(self) -> None:
        """Edit the note under the cursor."""
        note = self._get_current_note()
        if note is not None:
            self._edit_line(note, format_call_line(note.kind, clean_line(note.text), note.starred))

    def _edit_line(self, note: NoteRow, line: str) -> None:
        """Ask for the note as a line, and save it."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        host = self._host

        def save(typed: str) -> bool:
            if typed == line:
                return True
            is_saved = run_command(host, lambda: edit(typed))
            if is_saved and note.kind is not NoteKind.OFF_RECORD:
                show_quotes(host, note.id)
            return is_saved

        def edit(typed: str) -> None:
            edited = interviews.notes.edit_note(host.workspace, note.id, typed, host.now(), original=note)
            if edited.is_copy:
                host.context.show_notification(
                    "That note was changed in another window. Your text is saved as a new note."
                )

        at = "written afterwards" if note.said_at is None else f"at {format_clock(note.said_at)}"

        def build(typed: str, is_unsaved: bool) -> PromptDialog:
            return PromptDialog(f"Edit note {at}", typed, hint=SIGN_HINT, is_unsaved=is_unsaved)

        ask_until_saved(host, build, line, save)

    def action_add_note(self) -> None:
        """Add a note after the interview: to the question of the note under the cursor, or to none."""
        transcript = self._notes.transcript
        if transcript is None:
            return
        if transcript.interview.ended_at is None:
            self._host.show_status("You can add notes here after the interview. Press i to take notes in it.")
            return
        match self._notes.current_key:
            case ("note", int(note_id)):
                note = transcript.find_note(note_id)
                question_id = note.question_id if note is not None and not self._notes.by_time else None
                self._ask_for_note(transcript.interview.id, question_id)
            case _:
                self._ask_for_note(transcript.interview.id, None)

    def _ask_for_note(self, interview_id: int, question_id: int | None) -> None:
        """Ask for a line and save it as a note, then for the next one."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        host = self._host

        def save(typed: str) -> bool:
            if not clean_line(typed):
                return True
            with host.reporting_errors():
                added = interviews.notes.add_later_note(
                    host.workspace, interview_id, typed, host.now(), question_id=question_id
                )
                host.reload()
                self._notes.select_note(added.id)
                host.show_status("Note added, marked as written afterwards. u undoes it.")
                self._ask_for_note(interview_id, question_id)
                return True
            return False

        ask_until_saved(
            host,
            lambda typed, is_unsaved: PromptDialog("Add a note", typed, hint=ADD_HINT, is_unsaved=is_unsaved),
            "",
            save,
        )

    def action_toggle_star(self) -> None:
        """Star the note under the cursor, or remove its star."""
        note, host = self._get_current_note(), self._host
        if note is not None:
            with host.reporting_errors():
                interviews.notes.toggle_note_star(host.workspace, note.id, host.now())
            host.reload()

    def action_remove_note(self) -> None:
        """Remove the note under the cursor."""
        note, host = self._get_current_note(), self._host
        if note is not None:
            with host.reporting_errors():
                interviews.notes.delete_note(host.workspace, note.id, host.now())
                host.show_status("Note removed. Press u to undo.")
            host.reload()
