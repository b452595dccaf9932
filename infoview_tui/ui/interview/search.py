"""Search within an interview's page: matches are marked as one types, and the cursor goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews import transcript
from infoview_tui.ui.interview.search_input import SearchLine
from infoview_tui.ui.interview.tall_row_list import PageRows
from infoview_tui.ui.interview.transcript_view import InterviewPage, Place
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.row_list import Row

MOST_MARKED = 100
"""The most places that are marked in one row; more would only be slow."""

FOUND = "$background on $accent"
"""How what is sought is shown."""


class InterviewSearch(InterviewPage):
    """A page in which something may be sought; it is looked for in what is shown."""

    def __init__(self, interview_id: int) -> None:
        """Seek nothing yet."""
        super().__init__(interview_id)
        self.sought = ""
        """What is searched for; empty where nothing is."""
        self._searched_from = Place(0, 0)
        self._found: list[Place] = []

    def compose_body(self) -> ComposeResult:
        """Put the line to search by below the page."""
        yield from super().compose_body()
        with Horizontal(id="search"):
            yield SearchLine(placeholder="search in this interview")
            yield Static(id="found")

    def show_rows(self) -> None:
        """Mark what is found in them."""
        self._found = []
        super().show_rows()
        self._show_found()

    def marked(self, number: int, rows: list[Row]) -> list[Row]:
        """Mark what is sought in the rows of a list, and note where it is found."""
        if not self.sought:
            return rows
        marked = []
        for at, row in enumerate(rows):
            places = [] if row.heading else transcript.places_of(self.sought, row.body.plain)
            if places:
                self._found.append(Place(number, at))
            marked.append(_with_marks(row, places) if places else row)
        return marked

    def go(self, place: Place) -> None:
        """Say which match it is."""
        super().go(place)
        self._show_found()

    @on(PageRows.Moved)
    def say_which_match(self) -> None:
        """Say which match one is on."""
        self._show_found()

    def action_search(self) -> None:
        """Begin to search, or go on with it."""
        self.query_one("#search").display = True
        line = self.query_one(SearchLine)
        if not line.has_focus:
            self._searched_from = self.place()
            line.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what is found as it is typed, the first from where the search began."""
        sought = clean_line(message.value)
        if sought == self.sought:
            return
        self.sought = sought
        self.show_rows()
        self.refresh_bindings()
        if self._found:
            self.go(next((place for place in self._found if place >= self._searched_from), self._found[0]))

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
        here = self.place()
        after = (place for place in self._found if place > here)
        before = (place for place in reversed(self._found) if place < here)
        place = next(after, self._found[0]) if by > 0 else next(before, self._found[-1])
        if not self.query_one(SearchLine).has_focus:
            self.lists[place.list].focus()
        self.go(place)

    def action_end_search(self) -> None:
        """Search no more, and stay where one is."""
        rows = self.rows
        self.sought = self.query_one(SearchLine).value = ""
        self.query_one("#search").display = False
        self.show_page()
        rows.focus()

    @property
    def _nowhere(self) -> str:
        """Say that it is not found; notes that are not shown were not searched."""
        if self.page is None or all(map(self.sieve.lets_through, self.page.notes)):
            return "nowhere here"
        if self.has_class("-narrow"):
            return "not in what is shown"
        return "nowhere in what is shown; f, then delete, shows all"

    def _show_found(self) -> None:
        """Say how often it is found, and the how manieth one is on."""
        if not self.sought:
            told = join("")
        elif not self._found:
            told = join((self._nowhere, "$warning"))
        else:
            here = self.place()
            at = f"{self._found.index(here) + 1} of " if here in self._found else ""
            told = join((f"{at}{len(self._found)}{'' if at else ' found'}", "$text-muted"))
        self.query_one("#found", Static).update(told)


def _with_marks(row: Row, places: Sequence[tuple[int, int]]) -> Row:
    """The row with the first of some places marked, from one character to before another."""
    body = row.body
    for start, end in places[:MOST_MARKED]:
        body = body.stylize(FOUND, start, end)
    return replace(row, body=body)
