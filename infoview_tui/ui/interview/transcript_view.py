"""An interview's page: what is shown of it, in which order, and where one is on it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.services.interviews import transcript
from infoview_tui.services.interviews.transcript import Page, Sieve
from infoview_tui.ui.interview.kind_filter import KindChoice
from infoview_tui.ui.interview.rows import Telling, spell_shown
from infoview_tui.ui.interview.tall_row_list import PageRows
from infoview_tui.ui.shared.contact_actions import ContactErrands
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.shared.widgets.top_bar import TopBar

WIDE = 100
"""Cells from which the debrief stands beside the notes and not below them."""

IN_WORDS = 60
"""Cells from which a note's kind is said in words beside it; below, its sign says it."""

LOOK_EVERY = 1.0
"""Seconds between looks at whether another window has changed something."""


class Place(NamedTuple):
    """A row: the number of its list, in the order in which they are read, and its own in there."""

    list: int
    row: int


class InterviewPage(ContactErrands):
    """Notes under their questions or by time, those of some kinds or all, and what the debrief made of them."""

    def __init__(self, interview_id: int) -> None:
        """Show this interview."""
        super().__init__()
        self.interview_id = interview_id
        self.page: Page | None = None
        self.sieve = Sieve()
        self.by_time = False
        self._in_rest = False
        self._shown_for = (False, False)
        self._rows: list[list[Row]] = []
        """What the lists hold, before anything is marked in it."""

    def compose_body(self) -> ComposeResult:
        """Give who it was with, what is shown, the notes and what the debrief says, and the lines at the bottom."""
        yield Static(id="who")
        yield Static(id="shown")
        with Horizontal(id="page"):
            yield PageRows(id="notes", empty="No notes were taken.")
            yield PageRows(id="rest")
        yield KindChoice(self.sieve)

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
        return self.rest if self._in_rest and self.is_wide else self.notes

    @property
    def lists(self) -> tuple[PageRows, ...]:
        """The lists that are shown, in the order in which they are read."""
        return (self.notes, self.rest) if self.is_wide else (self.notes,)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the two lists side by side."""
        return self.size.width >= WIDE

    def current_contact(self) -> int | None:
        """With whom it was."""
        return self.page.interview.contact_id if self.page else None

    # Showing

    def load(self) -> None:
        """Read the interview and show it; where it is gone, say so and go back."""
        try:
            self.page = transcript.read_page(self.desk, self.interview_id)
        except NotFoundError as error:
            self.page = None
            if self.is_current:
                self.infoview.tell(str(error), error=True)
                super().action_back()
            return
        self.query_one(TopBar).title = clean_line(self.page.interview.contact)
        self.show_page()

    def on_resize(self) -> None:
        """Put the debrief beside the notes, or below them, and words beside the signs, or leave them out."""
        if self.rest.has_focus and not self.is_wide:
            self.notes.focus()
        if self._shown_for != self._form:
            self.show_page()

    @property
    def _form(self) -> tuple[bool, bool]:
        """What of the screen's width matters here."""
        return self.is_wide, self.size.width >= IN_WORDS

    def show_page(self) -> None:
        """Show what has been read, as it is to be ordered, sifted and searched."""
        if self.page is None:
            return
        self._shown_for = self._form
        is_wide, in_words = self._form
        telling = Telling.of(self.page, self.now(), self.infoview.zone, in_words=in_words)
        self.query_one("#who", Static).update(telling.heading())
        self.query_one("#shown", Static).update(spell_shown(self.page, self.sieve, by_time=self.by_time))
        notes, rest = telling.notes(self.sieve, by_time=self.by_time), telling.debrief()
        self._rows = [notes, rest] if is_wide else [[*notes, *rest]]
        is_sifted = bool(self.page.notes) and self.sieve != Sieve()
        self.notes.empty = "No such note was taken. f, then delete, shows all." if is_sifted else "No notes were taken."
        self.show_rows()
        self.refresh_bindings()

    def show_rows(self) -> None:
        """Show the rows, with what is to be marked in them."""
        for number, (shown, rows) in enumerate(zip(self.lists, self._rows, strict=True)):
            shown.show(self.marked(number, rows), cursor=self._nearest_note(rows) if shown is self.notes else None)
            shown.set_class(shown is not self.rows, "-aside")

    def marked(self, number: int, rows: list[Row]) -> list[Row]:  # noqa: ARG002 - for who overrides it
        """Return the rows of a list as they are shown; subclasses mark something in them."""
        return rows

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

    def place(self) -> Place:
        """Return where the cursor is."""
        rows = self.rows
        at = next((at for at, row in enumerate(rows.rows) if row.key == rows.cursor_key and not row.heading), 0)
        return Place(self.lists.index(rows), at)

    def go(self, place: Place) -> None:
        """Put the cursor on a row, in whichever list it is."""
        self._set_list(self.lists[place.list])
        self.rows.move_to(place.row)

    # Where one is

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember in which list one is."""
        if event.widget in (self.notes, self.rest):
            self._set_list(event.widget)

    def _set_list(self, rows: Widget) -> None:
        """Make a list the one that one is in; the other shows no cursor."""
        self._in_rest = rows is self.rest
        for shown in self.lists:
            shown.set_class(shown is not rows, "-aside")

    def action_part(self, by: int) -> None:
        """Go to the next heading, over both lists, and from the last to the first."""
        headings = [
            Place(number, at)
            for number, shown in enumerate(self.lists)
            for at, row in enumerate(shown.rows)
            if not row.heading and (at == 0 or shown.rows[at - 1].heading)
        ]
        here = self.place()
        after = (place for place in headings if place > here)
        before = (place for place in reversed(headings) if place < here)
        place = next(after, None) if by > 0 else next(before, None)
        if headings:
            place = place or headings[0 if by > 0 else -1]
            self.lists[place.list].focus()
            self.go(place)

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
        self.sift(self.sieve.with_kind(NoteKind(kind)))

    def action_sift_stars(self) -> None:
        """Show only starred notes, or others too."""
        self.sift(self.sieve._replace(starred=not self.sieve.starred))

    def action_sift_nothing(self) -> None:
        """Show all notes."""
        self.sift(Sieve())

    def sift(self, sieve: Sieve) -> None:
        """Show other notes."""
        self.sieve = sieve
        self.query_one(KindChoice).show(sieve)
        self.show_page()
