"""An interview to be read again: its notes are mended here, its debrief is a key away, and it goes into a file."""

from __future__ import annotations

from datetime import timedelta

from textual.binding import Binding

from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import InterviewState, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews import notes as note_services
from infoview_tui.services.interviews.transcript import Sieve
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.ui.interview.search import InterviewSearch
from infoview_tui.ui.interview.search_input import SearchLine
from infoview_tui.ui.interview.tall_row_list import PageRows
from infoview_tui.ui.interview.transcript_view import Place
from infoview_tui.ui.shared.bindings import BACK, INTERVIEW
from infoview_tui.ui.shared.widgets.key_footer import Hints


class InterviewScreen(InterviewSearch):
    """One interview, as it was."""

    BINDINGS = [*INTERVIEW, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Interview", "Search in an interview", "Kinds of notes", "In a list")

    # Keys that depend on where one is

    def name_of(self, binding: Binding) -> str:
        """Say what escape clears, and which order comes next."""
        if binding.id == "screen.back":
            return "Clear" if self.sought or self.sieve != Sieve() else "Back"
        if binding.id == "interview.order":
            return "By question" if self.by_time else "By time"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next match only while something is sought, and an order only where there are questions.

        In the line that searches, a slash is a slash.
        """
        if action == "search":
            return not isinstance(self.focused, SearchLine)
        if action == "match":
            return bool(self.sought)
        if action == "order":
            return self.page is not None and bool(self.page.questions)
        return super().check_action(action, parameters)

    def on_row_list_moved(self, message: PageRows.Moved) -> None:
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
        if verb != message.rows.verb:
            message.rows.verb = verb
            self.query_one(Hints).refresh()

    def on_row_list_chosen(self, message: PageRows.Chosen) -> None:
        """Edit the note, go to the note that a verdict rests on, or open the debrief."""
        match message.key:
            case ("note", _):
                self.action_edit()
            case ("verdict", _, int(note_id)):
                self._go_to_note(note_id)
            case _:
                self.action_debrief()

    def _go_to_note(self, note_id: int) -> None:
        at = next((at for at, row in enumerate(self.notes.rows) if row.key == ("note", note_id)), None)
        if at is None:
            self.sieve = Sieve()  # it was not shown
            self.show_page()
            at = next(at for at, row in enumerate(self.notes.rows) if row.key == ("note", note_id))
        self.notes.focus()
        self.go(Place(0, at))

    def action_back(self) -> None:
        """End the search, then show all kinds again, then go back."""
        if self.sought:
            self.action_end_search()
        elif self.sieve != Sieve():
            self.sift(Sieve())
        else:
            super().action_back()

    # The notes

    def _current(self) -> NoteRow | None:
        """The note under the cursor; where there is none, that is said."""
        match self.rows.cursor_key:
            case ("note", int(note_id)) if self.page is not None:
                return self.page.note(note_id)
        self.say("That is no note; b opens the debrief.")
        return None

    def action_edit(self) -> None:
        """Edit the note under the cursor."""
        note = self._current()
        if note is not None:
            self._ask_line(note, format_call_line(NoteKind(note.kind), clean_line(note.text), note.starred))

    def _ask_line(self, note: NoteRow, line: str, *, unsaved: bool = False) -> None:
        """Ask for the note as a line; where it cannot be kept, it is asked for again with what was typed."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptScreen

        def answered(typed: str | None) -> None:
            if typed is None or (typed == line and not unsaved):
                return
            with self.telling():
                edited = note_services.edit_note(self.desk, note.id, typed, self.now(), was=note)
                if edited.apart:
                    self.infoview.tell("The note was changed elsewhere meanwhile: what you wrote is kept as a new one.")
                self.reload()
                return
            self._ask_line(note, typed, unsaved=True)

        title, hint = f"The note of {spell_clock(timedelta(seconds=note.seconds))}", "its first sign is its kind"
        self.app.push_screen(PromptScreen(title, line, hint=hint, unsaved=unsaved), answered)

    def action_star(self) -> None:
        """Star the note under the cursor, or take the star back."""
        note = self._current()
        if note is not None:
            with self.telling():
                note_services.toggle_star(self.desk, note.id, self.now())
            self.reload()

    def action_remove(self) -> None:
        """Remove the note under the cursor."""
        note = self._current()
        if note is not None:
            with self.telling():
                note_services.remove_note(self.desk, note.id, self.now())
                self.say("Removed the note. u undoes it.")
            self.reload()

    def action_debrief(self) -> None:
        """Open the debrief, once the call has been held."""
        if self.page is None:
            return
        if self.page.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            self.open_debrief(self.interview_id)
        else:
            self.say("The debrief comes after the call.")

    def action_export(self) -> None:
        """Ask where to write it as Markdown."""
        if self.page is not None:
            from infoview_tui.ui.interview.export import export_page

            export_page(self, self.page)
