"""An interview to be read again: its notes are mended here, its debrief is a key away, and it goes into a file."""

from __future__ import annotations

from datetime import timedelta

from textual.binding import Binding

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import InterviewState
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
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter


class InterviewScreen(TranscriptSearch):
    """One interview, as it was."""

    BINDINGS = [*INTERVIEW, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Interview", "Search in an interview", "Kinds of notes", "In a list")

    # Keys that depend on where one is

    def key_name(self, binding: Binding) -> str:
        """Say what escape clears, and which order comes next."""
        if binding.id == "screen.back":
            return "Clear" if self.search_text or self.note_filter != NoteFilter() else "Back"
        if binding.id == "interview.order":
            return "By question" if self.by_time else "By time"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next match only while something is sought, and an order only where there are questions.

        In the line that searches, a slash is a slash.
        """
        if action == "search":
            return not isinstance(self.focused, SearchInput)
        if action == "go_to_match":
            return bool(self.search_text)
        if action == "toggle_order":
            return self.transcript is not None and bool(self.transcript.questions)
        return super().check_action(action, parameters)

    def on_row_list_highlighted(self, message: TallRowList.Highlighted) -> None:
        """The hints say what enter does with the row."""
        match message.key:
            case ("note", _):
                verb = ""  # e says it
            case ("verdict", _, int(_)):
                verb = "To the note"
            case None:
                verb = ""
            case _:
                verb = "Debrief"
        if verb != message.row_list.enter_label:
            message.row_list.enter_label = verb
            self.query_one(KeyFooter).refresh()

    def on_row_list_selected(self, message: TallRowList.Selected) -> None:
        """Edit the note, go to the note that a verdict rests on, or open the debrief."""
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
            self.note_filter = NoteFilter()  # it was not shown
            self.show_transcript()
            at = next(at for at, row in enumerate(self.notes_list.rows) if row.key == ("note", note_id))
        self.notes_list.focus()
        self.go_to(RowPosition(0, at))

    def action_back(self) -> None:
        """End the search, then show all kinds again, then go back."""
        if self.search_text:
            self.action_end_search()
        elif self.note_filter != NoteFilter():
            self.set_note_filter(NoteFilter())
        else:
            super().action_back()

    # The notes

    def _get_current_note(self) -> NoteRow | None:
        """The note under the cursor; where there is none, that is said."""
        match self.current_list.cursor_key:
            case ("note", int(note_id)) if self.transcript is not None:
                return self.transcript.find_note(note_id)
        self.show_status("That is no note; b opens the debrief.")
        return None

    def action_edit(self) -> None:
        """Edit the note under the cursor."""
        note = self._get_current_note()
        if note is not None:
            self._edit_note_line(note, format_call_line(note.kind, clean_line(note.text), note.starred))

    def _edit_note_line(self, note: NoteRow, line: str, *, unsaved: bool = False) -> None:
        """Ask for the note as a line; where it cannot be kept, it is asked for again with what was typed."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def answered(typed: str | None) -> None:
            if typed is None or (typed == line and not unsaved):
                return
            with self.reporting_errors():
                edited = interviews.notes.edit_note(self.workspace, note.id, typed, self.now(), original=note)
                if edited.is_copy:
                    self.context.show_notification(
                        "The note was changed elsewhere meanwhile: what you wrote is kept as a new one."
                    )
                self.reload()
                return
            self._edit_note_line(note, typed, unsaved=True)

        title, hint = f"The note of {format_clock(timedelta(seconds=note.seconds))}", "its first sign is its kind"
        self.app.push_screen(PromptDialog(title, line, hint=hint, is_unsaved=unsaved), answered)

    def action_toggle_star(self) -> None:
        """Star the note under the cursor, or take the star back."""
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
                self.show_status("Removed the note. u undoes it.")
            self.reload()

    def action_open_debrief(self) -> None:
        """Open the debrief, once the call has been held."""
        if self.transcript is None:
            return
        if self.transcript.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            self.navigation.open_debrief(self.interview_id)
        else:
            self.show_status("The debrief comes after the call.")

    def action_export(self) -> None:
        """Ask where to write it as Markdown."""
        if self.transcript is not None:
            from infoview_tui.ui.interview.export import export_transcript

            export_transcript(self, self.transcript)
