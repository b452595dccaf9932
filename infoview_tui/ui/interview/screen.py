"""Interview screen: read a past interview, edit its notes, open its debrief, and export it."""

from __future__ import annotations

from textual.binding import Binding

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import InterviewState, NoteKind
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.services.interviews.transcript import NoteFilter
from infoview_tui.ui.interview.search import TranscriptSearch
from infoview_tui.ui.interview.search_input import SearchInput
from infoview_tui.ui.interview.tall_row_list import TallRowList
from infoview_tui.ui.interview.transcript_view import RowPosition
from infoview_tui.ui.shared.bindings import BACK, INTERVIEW
from infoview_tui.ui.shared.quoting_texts import show_quotes
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter

SIGN_HINT = "the sign at the start sets its kind"
ADD_HINT = f"as in the interview, {SIGN_HINT}; it is marked as written afterwards"


class InterviewScreen(TranscriptSearch):
    """Screen for one interview, with search and filters."""

    BINDINGS = [*INTERVIEW, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Interview", "Interview search", "Note kinds", "In a list")

    # Keys that depend on the state

    def key_name(self, binding: Binding) -> str:
        """Name escape and the order key by what they do next."""
        if binding.id == "screen.back":
            return "Clear" if self.search_text or self.note_filter != NoteFilter() else "Back"
        if binding.id == "interview.order":
            return "By question" if self.by_time else "By time"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the match keys during a search, and the order key if there are questions.

        In the search input, a slash is typed.
        """
        if action == "search":
            return not isinstance(self.focused, SearchInput)
        if action == "go_to_match":
            return bool(self.search_text)
        if action == "toggle_order":
            return self.transcript is not None and bool(self.transcript.questions)
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return {
            "go_to_match": "Nothing to go to: press / to search first.",
            "toggle_order": "No questions were planned, so the notes are by time.",
        }.get(action, "")

    def on_row_list_highlighted(self, message: TallRowList.Highlighted) -> None:
        """Update the name of enter for the highlighted row."""
        match message.key:
            case ("note", _):
                verb = ""  # same as e, which is shown
            case ("verdict", _, int(_)):
                verb = "Go to note"
            case None:
                verb = ""
            case _:
                verb = "Debrief"
        if verb != message.row_list.enter_label:
            message.row_list.enter_label = verb
            self.query_one(KeyFooter).refresh()

    def on_row_list_selected(self, message: TallRowList.Selected) -> None:
        """Edit the note, go to the note that supports the verdict, or open the debrief."""
        match message.key:
            case ("note", _):
                self.action_edit()
            case ("verdict", _, int(note_id)):
                self._go_to_note(note_id)
            case _:
                self.action_open_debrief()

    def _go_to_note(self, note_id: int) -> None:
        at = next((at for at, row in enumerate(self.notes_list.rows) if row.key == ("note", note_id)), None)
        if at is None:
            self.note_filter = NoteFilter()  # it was filtered out
            self.show_transcript()
            at = next(at for at, row in enumerate(self.notes_list.rows) if row.key == ("note", note_id))
        self.notes_list.focus()
        self.go_to(RowPosition(0, at))

    def action_back(self) -> None:
        """End the search, or else clear the filter, or else go back."""
        if self.search_text:
            self.action_end_search()
        elif self.note_filter != NoteFilter():
            self.set_note_filter(NoteFilter())
        else:
            super().action_back()

    # Notes

    def _get_current_note(self) -> NoteRow | None:
        """Return the note under the cursor, or show a message and return None."""
        match self.current_list.cursor_key:
            case ("note", int(note_id)) if self.transcript is not None:
                return self.transcript.find_note(note_id)
        self.show_status("Not a note. Press b for the debrief.")
        return None

    def action_edit(self) -> None:
        """Edit the note under the cursor."""
        note = self._get_current_note()
        if note is not None:
            self._edit_note_line(note, format_call_line(note.kind, clean_line(note.text), note.starred))

    def _edit_note_line(self, note: NoteRow, line: str, *, unsaved: bool = False) -> None:
        """Ask for the note as a line and save it. If saving fails, ask again with the typed text."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def on_close(typed: str | None) -> None:
            if typed is None or (typed == line and not unsaved):
                return
            with self.reporting_errors():
                edited = interviews.notes.edit_note(self.workspace, note.id, typed, self.now(), original=note)
                if edited.is_copy:
                    self.context.show_notification(
                        "That note was changed in another window. Your text is saved as a new note."
                    )
                self.reload()
                if note.kind is not NoteKind.OFF_RECORD:
                    show_quotes(self, note.id)
                return
            self._edit_note_line(note, typed, unsaved=True)

        at = "written afterwards" if note.said_at is None else f"at {format_clock(note.said_at)}"
        title, hint = f"Edit note {at}", SIGN_HINT
        self.app.push_screen(PromptDialog(title, line, hint=hint, is_unsaved=unsaved), on_close)

    def action_add_note(self) -> None:
        """Add a note after the interview: to the question of the note under the cursor, or to none."""
        if self.transcript is None:
            return
        if self.transcript.interview.ended_at is None:
            self.show_status("You can add notes here after the interview. Press i to take notes in it.")
            return
        match self.current_list.cursor_key:
            case ("note", int(note_id)):
                note = self.transcript.find_note(note_id)
                self._ask_for_note("", note.question_id if note is not None and not self.by_time else None)
            case _:
                self._ask_for_note("", None)

    def _ask_for_note(self, line: str, question_id: int | None, *, unsaved: bool = False) -> None:
        """Ask for a line and save it as a note, then for the next one. If saving fails, ask again with the line."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def on_close(typed: str | None) -> None:
            if typed is None or not clean_line(typed):
                return
            with self.reporting_errors():
                added = interviews.notes.add_later_note(
                    self.workspace, self.interview_id, typed, self.now(), question_id=question_id
                )
                self.reload()
                self.notes_list.show(self.notes_list.rows, cursor_to=("note", added.id))
                self.show_status("Note added, marked as written afterwards. u undoes it.")
                self._ask_for_note("", question_id)
                return
            self._ask_for_note(typed, question_id, unsaved=True)

        self.app.push_screen(PromptDialog("Add a note", line, hint=ADD_HINT, is_unsaved=unsaved), on_close)

    def action_toggle_star(self) -> None:
        """Star the note under the cursor, or remove its star."""
        note = self._get_current_note()
        if note is not None:
            with self.reporting_errors():
                interviews.notes.toggle_note_star(self.workspace, note.id, self.now())
            self.reload()

    def action_remove_note(self) -> None:
        """Remove the note under the cursor."""
        note = self._get_current_note()
        if note is not None:
            with self.reporting_errors():
                interviews.notes.delete_note(self.workspace, note.id, self.now())
                self.show_status("Note removed. Press u to undo.")
            self.reload()

    def action_open_debrief(self) -> None:
        """Open the debrief if the interview has ended."""
        if self.transcript is None:
            return
        if self.transcript.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            self.navigation.open_debrief(self.interview_id)
        else:
            self.show_status("You can debrief after the interview.")

    def action_save_calendar_file(self) -> None:
        """Save the interview as a calendar file."""
        from infoview_tui.ui.shared.calendar_file import save_calendar_file

        with self.reporting_errors():
            save_calendar_file(self, interview_id=self.interview_id)

    def action_export(self) -> None:
        """Export the interview to a Markdown file."""
        if self.transcript is not None:
            from infoview_tui.ui.interview.export import export_transcript

            export_transcript(self, self.transcript)
