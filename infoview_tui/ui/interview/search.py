"""Search within an interview's page: matches are marked as one types, and the cursor goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.text_search import find_occurrences
from infoview_tui.ui.interview.search_input import SearchInput
from infoview_tui.ui.interview.tall_row_list import TallRowList
from infoview_tui.ui.interview.transcript_view import RowPosition, TranscriptView
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_MARKS_PER_ROW = 100
"""The most places that are marked in one row; more would only be slow."""

MATCH_STYLE = "$background on $accent"
"""How what is sought is shown."""


class TranscriptSearch(TranscriptView):
    """A page in which something may be sought; it is looked for in what is shown."""

    def __init__(self, interview_id: int) -> None:
        """Seek nothing yet."""
        super().__init__(interview_id)
        self.search_text = ""
        """What is searched for; empty where nothing is."""
        self._search_origin = RowPosition(0, 0)
        self._matches: list[RowPosition] = []

    def compose_body(self) -> ComposeResult:
        """Put the line to search by below the page."""
        yield from super().compose_body()
        with Horizontal(id="search"):
            yield SearchInput(placeholder="search in this interview")
            yield Static(id="found")

    def show_rows(self) -> None:
        """Mark what is found in them."""
        self._matches = []
        super().show_rows()
        self._show_match_count()

    def mark_rows(self, list_index: int, rows: list[Row]) -> list[Row]:
        """Mark what is sought in the rows of a list, and note where it is found."""
        if not self.search_text:
            return rows
        marked = []
        for at, row in enumerate(rows):
            paths = [] if row.is_heading else find_occurrences(row.body.plain, self.search_text)
            if paths:
                self._matches.append(RowPosition(list_index, at))
            marked.append(_mark_row(row, paths) if paths else row)
        return marked

    def go_to(self, position: RowPosition) -> None:
        """Say which match it is."""
        super().go_to(position)
        self._show_match_count()

    @on(TallRowList.Highlighted)
    def update_match_count(self) -> None:
        """Say which match one is on."""
        self._show_match_count()

    def action_search(self) -> None:
        """Begin to search, or go on with it."""
        self.query_one("#search").display = True
        line = self.query_one(SearchInput)
        if not line.has_focus:
            self._search_origin = self.get_position()
            line.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what is found as it is typed, the first from where the search began."""
        sought = clean_line(message.value)
        if sought == self.search_text:
            return
        self.search_text = sought
        self.show_rows()
        self.refresh_bindings()
        if self._matches:
            self.go_to(next((place for place in self._matches if place >= self._search_origin), self._matches[0]))

    def on_input_submitted(self) -> None:
        """Go to what is found; the search stays."""
        if self.search_text:
            self.current_list.focus()
        else:
            self.action_end_search()

    def action_go_to_match(self, by: int) -> None:
        """Go to the next match, and from the last to the first."""
        if not self._matches:
            return
        here = self.get_position()
        after = (place for place in self._matches if place > here)
        before = (place for place in reversed(self._matches) if place < here)
        place = next(after, self._matches[0]) if by > 0 else next(before, self._matches[-1])
        if not self.query_one(SearchInput).has_focus:
            self.visible_lists[place.list_index].focus()
        self.go_to(place)

    def action_end_search(self) -> None:
        """Search no more, and stay where one is."""
        rows = self.current_list
        self.search_text = self.query_one(SearchInput).value = ""
        self.query_one("#search").display = False
        self.show_transcript()
        rows.focus()

    @property
    def _no_match_message(self) -> str:
        """Say that it is not found; notes that are not shown were not searched."""
        if self.transcript is None or all(map(self.note_filter.matches, self.transcript.notes)):
            return "nowhere here"
        if self.has_class("-narrow"):
            return "not in what is shown"
        return "nowhere in what is shown; f, then delete, shows all"

    def _show_match_count(self) -> None:
        """Say how often it is found, and the how manieth one is on."""
        if not self.search_text:
            told = assemble("")
        elif not self._matches:
            told = assemble((self._no_match_message, "$warning"))
        else:
            here = self.get_position()
            at = f"{self._matches.index(here) + 1} of " if here in self._matches else ""
            told = assemble((f"{at}{len(self._matches)}{'' if at else ' found'}", "$text-muted"))
        self.query_one("#found", Static).update(told)


def _mark_row(row: Row, spans: Sequence[tuple[int, int]]) -> Row:
    """The row with the first of some places marked, from one character to before another."""
    body = row.body
    for start, end in spans[:MAX_MARKS_PER_ROW]:
        body = body.stylize(MATCH_STYLE, start, end)
    return replace(row, body=body)
