"""Interview screen: read a past interview, edit its notes, open its debrief, and export it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from infoview_tui.domain.enums import InterviewState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.services.interviews.transcript import NoteFilter, read_transcript
from infoview_tui.ui.interview.note_actions import NoteActions
from infoview_tui.ui.interview.search import TranscriptSearch
from infoview_tui.ui.interview.search_line import SearchInput
from infoview_tui.ui.interview.transcript_view import TranscriptView
from infoview_tui.ui.shared.bindings import BACK, INTERVIEW
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.left_lines import save_left_lines
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widgets import Input

    from infoview_tui.ui.interview.tall_row_list import TallRowList


class InterviewScreen(InfoviewScreen):
    """Screen for one interview. Its parts show it, search in it, and change its notes."""

    BINDINGS = [*INTERVIEW, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Interview", "Interview search", "Note kinds", "In a list")

    def __init__(self, interview_id: int, note_id: int | None = None) -> None:
        """Show an interview, with the cursor on a note."""
        super().__init__()
        self.interview_id = interview_id
        self.view = TranscriptView(self, note_id)
        self.search = TranscriptSearch(self.view, self.refresh_bindings)
        self.notes = NoteActions(self, self.view)
        contact_actions = ContactActions(self, self._current_contact_id)
        self.place = ScreenPlace(
            ListCursor(self), own_name=lambda: f"interview:{interview_id}", contact_id=self._current_contact_id
        )
        self.parts = (self.notes, self.search, self.view, contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Yield the heading, the filter status, the notes and debrief results, the kind filter, and the search."""
        yield self.view.heading
        yield self.view.status
        yield self.view.lists
        yield self.view.kinds
        yield self.view.search_line

    def on_mount(self) -> None:
        """Focus the notes, and save lines that are left from the call among them."""
        save_left_lines(self, self.interview_id)
        self.view.lists.notes.focus()

    def load(self) -> None:
        """Read the interview and show it. If it was deleted, show a message and go back."""
        try:
            self.view.transcript = transcript = read_transcript(self.workspace, self.interview_id)
        except NotFoundError as error:
            self.view.transcript = None
            if self.is_current:
                self.context.show_notification(str(error), error=True)
                super().action_back()
            return
        self.title = clean_line(transcript.interview.contact)
        self.view.show()

    def on_resize(self) -> None:
        """Adapt the layout if the width crossed a breakpoint."""
        self.view.fit_width()

    def _current_contact_id(self) -> int | None:
        return self.view.transcript.interview.contact_id if self.view.transcript else None

    # Keys that depend on the state

    def key_name(self, binding: Binding) -> str:
        """Name escape and the order key by what they do next."""
        if binding.id == "screen.back":
            return "Clear" if self.view.search.text or self.view.is_filtered else "Back"
        if binding.id == "interview.order":
            return "By question" if self.view.by_time else "By time"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the match keys during a search, and the order key if there are questions.

        In the search input, a slash is typed.
        """
        if action == "search":
            return not isinstance(self.focused, SearchInput)
        if action == "go_to_match":
            return bool(self.view.search.text)
        if action == "toggle_order":
            return self.view.transcript is not None and bool(self.view.transcript.questions)
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return {
            "go_to_match": "Nothing to go to: press / to search first.",
            "toggle_order": "No questions were planned, so the notes are by time.",
        }.get(action, "")

    # What happens on the widgets

    def on_row_list_highlighted(self, message: TallRowList.Highlighted) -> None:
        """Update which match is current, and the name of enter for the highlighted row."""
        self.view.show_match_count()
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
                self.notes.action_edit()
            case ("verdict", _, int(note_id)):
                self.view.go_to_note(note_id)
            case _:
                self.action_open_debrief()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search while the user types."""
        self.search.apply(message.value)

    def on_input_submitted(self) -> None:
        """Go to the current match."""
        self.search.submit()

    # Actions on the interview

    def action_back(self) -> None:
        """End the search, or else clear the filter, or else go back."""
        if self.view.search.text:
            self.search.action_end_search()
        elif self.view.is_filtered:
            self.view.set_note_filter(NoteFilter())
        else:
            super().action_back()

    def action_open_debrief(self) -> None:
        """Open the debrief if the interview has ended."""
        if self.view.transcript is None:
            return
        if self.view.transcript.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
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
        if self.view.transcript is not None:
            from infoview_tui.ui.interview.export import export_transcript

            export_transcript(self, self.view.transcript)
