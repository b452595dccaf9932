"""Search on the interview screen: highlights matches while typing and moves between them."""

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
"""Maximum number of highlighted matches per row; more would be slow."""

MATCH_STYLE = "$background on $accent"
"""Style of highlighted matches."""


class TranscriptSearch(TranscriptView):
    """Transcript view with a search of the shown rows."""

    def __init__(self, interview_id: int, note_id: int | None = None) -> None:
        """Start without a search."""
        super().__init__(interview_id, note_id)
        self.search_text = ""
        """The text to search for; empty if there is no search."""
        self._search_origin = RowPosition(0, 0)
        self._matches: list[RowPosition] = []

    def compose_body(self) -> ComposeResult:
        """Add the search input below the transcript."""
        yield from super().compose_body()
        with Horizontal(id="search"):
            yield SearchInput(placeholder="search in this interview")
            yield Static(id="found")

    def show_rows(self) -> None:
        """Show the rows with matches highlighted."""
        self._matches = []
        super().show_rows()
        self._show_match_count()

    def mark_rows(self, list_index: int, rows: list[Row]) -> list[Row]:
        """Highlight the matches in the rows of a list and remember their positions."""
        if not self.search_text:
            return rows
        marked = []
        for at, row in enumerate(rows):
            spans = [] if row.is_heading else find_occurrences(row.body.plain, self.search_text)
            if spans:
                self._matches.append(RowPosition(list_index, at))
            marked.append(_mark_row(row, spans) if spans else row)
        return marked

    def go_to(self, position: RowPosition) -> None:
        """Move to a row and update the match count."""
        super().go_to(position)
        self._show_match_count()

    @on(TallRowList.Highlighted)
    def update_match_count(self) -> None:
        """Update which match is current."""
        self._show_match_count()

    def action_search(self) -> None:
        """Start a search, or return to the search input."""
        self.query_one("#search").display = True
        line = self.query_one(SearchInput)
        if not line.has_focus:
            self._search_origin = self.get_position()
            line.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Highlight the matches of the typed text and move to the first one after the start position."""
        text = clean_line(message.value)
        if text == self.search_text:
            return
        self.search_text = text
        self.show_rows()
        self.refresh_bindings()
        if self._matches:
            self.go_to(next((place for place in self._matches if place >= self._search_origin), self._matches[0]))

    def on_input_submitted(self) -> None:
        """Focus the list with the current match. The search stays active."""
        if self.search_text:
            self.current_list.focus()
        else:
            self.action_end_search()

    def action_go_to_match(self, by: int) -> None:
        """Go to the next or previous match, wrapping around."""
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
        """End the search and keep the position."""
        rows = self.current_list
        self.search_text = self.query_one(SearchInput).value = ""
        self.query_one("#search").display = False
        self.show_transcript()
        rows.focus()

    @property
    def _no_match_message(self) -> str:
        """The message for no matches. It mentions a filter, since hidden notes are not searched."""
        if self.transcript is None or all(map(self.note_filter.matches, self.transcript.notes)):
            return "no matches"
        if self.has_class("-narrow"):
            return "not in shown notes"
        return "not in the shown notes; press f, then delete, to show all"

    def _show_match_count(self) -> None:
        """Show the match count and which match is current."""
        if not self.search_text:
            status = assemble("")
        elif not self._matches:
            status = assemble((self._no_match_message, "$warning"))
        else:
            here = self.get_position()
            at = f"{self._matches.index(here) + 1} of " if here in self._matches else ""
            status = assemble((f"{at}{len(self._matches)}{'' if at else ' found'}", "$text-muted"))
        self.query_one("#found", Static).update(status)


def _mark_row(row: Row, spans: Sequence[tuple[int, int]]) -> Row:
    """Return the row with its matches highlighted, up to `MAX_MARKS_PER_ROW`."""
    body = row.body
    for start, end in spans[:MAX_MARKS_PER_ROW]:
        body = body.stylize(MATCH_STYLE, start, end)
    return replace(row, body=body)
