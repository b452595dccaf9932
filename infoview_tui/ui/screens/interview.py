"""An interview to be read again: as a page, by question or by time, sifted by kind, searched, and exported."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.clock import spell_clock
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import InterviewState, NoteKind
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services import notes as note_services
from infoview_tui.services import reading
from infoview_tui.services.reading import Page, Sieve
from infoview_tui.storage.reads.interviews import NoteRow
from infoview_tui.ui.actions import BACK, INTERVIEW
from infoview_tui.ui.content import join
from infoview_tui.ui.screens.errands import ContactErrands
from infoview_tui.ui.screens.interview_rows import Telling, spell_shown
from infoview_tui.ui.widgets.hints import Hints
from infoview_tui.ui.widgets.kind_choice import KindChoice
from infoview_tui.ui.widgets.page_rows import PageRows
from infoview_tui.ui.widgets.rows import Row
from infoview_tui.ui.widgets.search_line import SearchLine
from infoview_tui.ui.widgets.top_bar import TopBar

WIDE = 100
"""Cells from which the debrief stands beside the notes and not below them."""

IN_WORDS = 60
"""Cells from which a note's kind is said in words beside it; below, its sign says it."""

LOOK_EVERY = 1.0
"""Seconds between looks at whether another window has changed something."""

FOUND = "$background on $accent"
"""How what is sought is shown."""


class Place(NamedTuple):
    """A row: the number of its list, in the order in which they are read, and its own in there."""

    list: int
    row: int


class InterviewScreen(ContactErrands):
    """One interview, as it was: its notes and what the debrief made of them."""

    BINDINGS = [*INTERVIEW, *BACK]
    CSS_PATH = "interview.tcss"
    HELP_GROUPS = ("Interview", "Search in an interview", "Kinds of notes", "In a list")

    def __init__(self, interview_id: int) -> None:
        """Show this interview."""
        super().__init__()
        self.interview_id = interview_id
        self.page: Page | None = None
        self.sieve = Sieve()
        self.by_time = False
        self.sought = ""
        """What is searched for; empty where nothing is."""
        self._searched_from = Place(0, 0)
        self._found: list[Place] = []
        self._in_rest = False

    def compose_body(self) -> ComposeResult:
        """Give who it was with, what is shown, the notes and what the debrief says, and the lines at the bottom."""
        yield Static(id="who")
        yield Static(id="shown")
        with Horizontal(id="page"):
            yield PageRows(id="notes", empty="No notes were taken.")
            yield PageRows(id="rest")
        yield KindChoice(self.sieve)
        with Horizontal(id="search"):
            yield SearchLine(placeholder="search in this interview")
            yield Static(id="found")

    def on_mount(self) -> None:
        """Begin with the notes, and look now and then whether another window has changed them."""
        self.notes.focus()
        self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        if self.is_current:
            with self.telling():
                if self.desk.store.changed_elsewhere():
                    self.reload()

    @property
    def notes(self) -> PageRows:
        """The list with the notes, which on a narrow screen has everything."""
        return self.query_one("#notes", PageRows)

    @property
    def rest(self) -> PageRows:
        """The list of what the debrief says, beside the notes on a wide screen."""
        return self.query_one("#rest", PageRows)

    @property
    def rows(self) -> PageRows:
        """The list in which one is, or was before one went to a line at the bottom."""
        return self.rest if self._in_rest and self._is_wide else self.notes

    @property
    def lists(self) -> tuple[PageRows, ...]:
        """The lists that are shown, in the order in which they are read."""
        return (self.notes, self.rest) if self._is_wide else (self.notes,)

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= WIDE

    def current_contact(self) -> int | None:
        """With whom it was."""
        return self.page.interview.contact_id if self.page else None

    # Showing

    def load(self) -> None:
        """Read the interview and show it; where it is gone, say so and go back."""
        try:
            self.page = reading.read_page(self.desk, self.interview_id)
        except NotFoundError as error:
            self.page = None
            if self.is_current:
                self.infoview.tell(str(error), error=True)
                super().action_back()
            return
        self.query_one(TopBar).title = clean_line(self.page.interview.contact)
        self.show_page()

    def on_resize(self) -> None:
        """Put the debrief beside the notes, or below them."""
        if self.rest.has_focus and not self._is_wide:
            self.notes.focus()
        self.show_page()

    def show_page(self) -> None:
        """Show what has been read, as it is to be ordered, sifted and searched."""
        if self.page is None:
            return
        telling = Telling(self.page, self.now(), self.infoview.zone, in_words=self.size.width >= IN_WORDS)
        self.query_one("#who", Static).update(telling.heading())
        self.query_one("#shown", Static).update(spell_shown(self.page, self.sieve, by_time=self.by_time))
        notes, rest = telling.notes(self.sieve, by_time=self.by_time), telling.debrief()
        is_sifted = bool(self.page.notes) and self.sieve != Sieve()
        self.notes.empty = "No such note was taken. f, then delete, shows all." if is_sifted else "No notes were taken."
        self._found = []
        for number, (shown, rows) in enumerate(
            zip(self.lists, (notes, rest) if self._is_wide else ([*notes, *rest],), strict=True)
        ):
            shown.show(self._marked(number, rows), cursor=self._nearest_note(rows) if number == 0 else None)
            shown.set_class(shown is not self.rows, "-aside")
        self._show_found()
        self.refresh_bindings()

    def _nearest_note(self, rows: Sequence[Row]) -> Hashable | None:
        """The note under the cursor or, where it is not shown any more, the next one in the call that is."""
        match self.notes.cursor_key:
            case ("note", int(note_id)) if self.page is not None:
                order = {note.id: at for at, note in enumerate(self.page.notes)}
                if note_id not in order:
                    return None  # removed: the cursor stays at its place
                shown = [row.key for row in rows if isinstance(row.key, tuple) and row.key[0] == "note"]
                here = order[note_id]
                return min(shown, key=lambda key: (order[key[1]] < here, abs(order[key[1]] - here)), default=None)
        return None

    def _marked(self, number: int, rows: Sequence[Row]) -> list[Row]:
        """Mark what is sought in the rows of a list, and note where it is found."""
        marked = []
        for at, row in enumerate(rows):
            places = [] if row.heading else reading.places_of(self.sought, row.body.plain)
            if places:
                self._found.append(Place(number, at))
                body = row.body
                for start, end in places:
                    body = body.stylize(FOUND, start, end)
                row = replace(row, body=body)  # noqa: PLW2901 - the same row, marked
            marked.append(row)
        return marked

    def _place(self) -> Place:
        """Where the cursor is."""
        rows = self.rows
        at = next((at for at, row in enumerate(rows.rows) if row.key == rows.cursor_key and not row.heading), 0)
        return Place(self.lists.index(rows), at)

    def _go(self, place: Place) -> None:
        self._set_list(self.lists[place.list])
        self.rows.move_to(place.row)
        self._show_found()

    # Keys that depend on where one is

    def name_of(self, binding: Binding) -> str:
        """Say what escape clears, and which order comes next."""
        if binding.id == "screen.back":
            return "Clear" if self.sought or self.sieve != Sieve() else "Back"
        if binding.id == "interview.order":
            return "By question" if self.by_time else "By time"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next match only while something is sought, and an order only where there are questions."""
        if action == "match":
            return bool(self.sought)
        if action == "order":
            return self.page is not None and bool(self.page.questions)
        return super().check_action(action, parameters)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember in which list one is."""
        if event.widget in (self.notes, self.rest):
            self._set_list(event.widget)

    def _set_list(self, rows: Widget) -> None:
        """Make a list the one that one is in; the other shows no cursor."""
        self._in_rest = rows is self.rest
        for shown in self.lists:
            shown.set_class(shown is not rows, "-aside")

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
        self._show_found()

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
        self._go(Place(0, at))

    def action_part(self, by: int) -> None:
        """Go to the next heading, over both lists, and from the last to the first."""
        headings = [
            Place(number, at)
            for number, shown in enumerate(self.lists)
            for at, row in enumerate(shown.rows)
            if not row.heading and (at == 0 or shown.rows[at - 1].heading)
        ]
        here = self._place()
        after = (place for place in headings if place > here)
        before = (place for place in reversed(headings) if place < here)
        place = next(after, None) if by > 0 else next(before, None)
        if headings:
            place = place or headings[0 if by > 0 else -1]
            self.lists[place.list].focus()
            self._go(place)

    def action_back(self) -> None:
        """End the search, then show all kinds again, then go back."""
        if self.sought:
            self.action_end_search()
        elif self.sieve != Sieve():
            self._sift(Sieve())
        else:
            super().action_back()

    # Order and kinds

    def action_order(self) -> None:
        """Show the notes in their order in the call, or under their questions again."""
        self.by_time = not self.by_time
        self.show_page()

    def action_kinds(self) -> None:
        """Ask which kinds are to be shown."""
        choice = self.query_one(KindChoice)
        choice.display = True
        choice.focus()

    def action_end_kinds(self) -> None:
        """Go back to the notes."""
        self.query_one(KindChoice).display = False
        self.notes.focus()

    def action_sift(self, kind: str) -> None:
        """Show notes of one more kind, or no more."""
        self._sift(self.sieve.with_kind(NoteKind(kind)))

    def action_sift_stars(self) -> None:
        """Show only starred notes, or others too."""
        self._sift(self.sieve._replace(starred=not self.sieve.starred))

    def action_sift_nothing(self) -> None:
        """Show all notes."""
        self._sift(Sieve())

    def _sift(self, sieve: Sieve) -> None:
        self.sieve = sieve
        self.query_one(KindChoice).show(sieve)
        self.show_page()

    # Search

    def action_search(self) -> None:
        """Begin to search, or go on with it."""
        self.query_one("#search").display = True
        line = self.query_one(SearchLine)
        if not line.has_focus:
            self._searched_from = self._place()
            line.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what is found as it is typed, the first from where the search began."""
        sought = clean_line(message.value)
        if sought == self.sought:
            return
        self.sought = sought
        self.show_page()
        if self._found:
            self._go(next((place for place in self._found if place >= self._searched_from), self._found[0]))

    def on_input_submitted(self) -> None:
        """Go to what is found; the search stays."""
        if self.sought:
            self.rows.focus()
        else:
            self.action_end_search()

    def action_match(self, by: int) -> None:
        """Go to the next match, and from the last to the first."""
        if not self._found:
            return
        here = self._place()
        after = (place for place in self._found if place > here)
        before = (place for place in reversed(self._found) if place < here)
        place = next(after, self._found[0]) if by > 0 else next(before, self._found[-1])
        if not self.query_one(SearchLine).has_focus:
            self.lists[place.list].focus()
        self._go(place)

    def action_end_search(self) -> None:
        """Search no more, and stay where one is."""
        rows = self.rows
        self.sought = self.query_one(SearchLine).value = ""
        self.query_one("#search").display = False
        self.show_page()
        rows.focus()

    def _show_found(self) -> None:
        """Say how often it is found, and the how manieth one is on."""
        here = self._place()
        told = join("")
        if self.sought and not self._found:
            told = join(("nowhere here", "$warning"))
        elif self.sought:
            at = f"{self._found.index(here) + 1} of " if here in self._found else ""
            told = join((f"{at}{len(self._found)}{'' if at else ' found'}", "$text-muted"))
        self.query_one("#found", Static).update(told)

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

    def _ask_line(self, note: NoteRow, line: str) -> None:
        """Ask for the note as a line; where it cannot be kept, it is asked for again with what was typed."""
        from infoview_tui.ui.modals.prompt import PromptScreen

        def answered(typed: str | None) -> None:
            if typed is None or typed == line:
                return
            with self.telling():
                edited = note_services.edit_note(self.desk, note.id, typed, self.now(), was=note)
                if edited.apart:
                    self.infoview.tell("The note was changed elsewhere meanwhile: what you wrote is kept as a new one.")
                self.reload()
                return
            self._ask_line(note, typed)

        time = spell_clock(timedelta(seconds=note.seconds))
        self.app.push_screen(PromptScreen(f"The note of {time}", line, hint="its first sign is its kind"), answered)

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

    # The file

    def action_export(self) -> None:
        """Ask where to write it as Markdown."""
        if self.page is not None:
            from infoview_tui.exchange.markdown import file_name

            self._ask_path(f"~/{file_name(self.page.interview, self.infoview.zone)}")

    def _ask_path(self, path: str) -> None:
        from infoview_tui.ui.modals.import_file import typed_path
        from infoview_tui.ui.modals.prompt import PromptScreen

        def answered(typed: str | None) -> None:
            if typed is not None and clean_line(typed):
                self._export(typed_path(typed), typed)

        self.app.push_screen(
            PromptScreen("Export to a Markdown file", path, hint="nothing off the record goes in"), answered
        )

    def _export(self, path: Path, typed: str, *, over: bool = False) -> None:
        """Write it; where there is such a file, ask first, and where it cannot be, ask for another place."""
        from infoview_tui.exchange import markdown
        from infoview_tui.exchange.private_file import FileExistsAlreadyError, write_private

        try:
            page = reading.on_record(reading.read_page(self.desk, self.interview_id))
            write_private(path, markdown.interviews([page], self.now(), self.infoview.zone), replace=over)
        except FileExistsAlreadyError:
            self._ask_over(path, typed)
        except InfoviewError as error:
            self.infoview.tell(str(error), error=True)
            self._ask_path(typed)
        else:
            self.infoview.tell(f"Written to {path}")

    def _ask_over(self, path: Path, typed: str) -> None:
        from infoview_tui.ui.modals.ask import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self._export(path, typed, over=True)
            else:
                self._ask_path(typed)

        question = join(f"{path}\nis there already. Replace it?")
        self.app.push_screen(AskScreen(question, yes="Replace it", no="Another name"), answered)
