"""The search of the rows of lists: where its text is found, which match is next, and the rows with highlights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.text_search import find_occurrences
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_MARKS_PER_ROW = 100
"""Maximum number of highlighted matches per row; more would be slow."""

MATCH_STYLE = "$background on $accent"
"""Style of highlighted matches."""


class RowPosition(NamedTuple):
    """Position of a row: the index of its list and its index in that list."""

    list_index: int
    row_index: int


class RowSearch:
    """A text that is searched in rows, and its matches in reading order."""

    def __init__(self) -> None:
        """Start without a search."""
        self.text = ""
        """The text to search for; empty if there is no search."""
        self.origin = RowPosition(0, 0)
        """Where the cursor was when the search was started."""
        self.matches: list[RowPosition] = []

    def mark(self, lists: Sequence[list[Row]]) -> list[list[Row]]:
        """Return the rows of all lists with the matches highlighted, and remember their positions."""
        self.matches = []
        if not self.text:
            return list(lists)
        return [
            [self._mark(RowPosition(number, at), row) for at, row in enumerate(rows)]
            for number, rows in enumerate(lists)
        ]

    def _mark(self, position: RowPosition, row: Row) -> Row:
        spans = [] if row.is_heading else find_occurrences(row.body.plain, self.text)
        if not spans:
            return row
        self.matches.append(position)
        body = row.body
        for start, end in spans[:MAX_MARKS_PER_ROW]:
            body = body.stylize(MATCH_STYLE, start, end)
        return replace(row, body=body)

    def find_first(self) -> RowPosition | None:
        """Return the first match from where the search was started, or else the first one at all."""
        after = (place for place in self.matches if place >= self.origin)
        return next(after, self.matches[0] if self.matches else None)

    def find_next(self, here: RowPosition, by: int) -> RowPosition | None:
        """Return the match after *here*, or before it if *by* is negative, wrapping around."""
        if not self.matches:
            return None
        after = (place for place in self.matches if place > here)
        before = (place for place in reversed(self.matches) if place < here)
        return next(after, self.matches[0]) if by > 0 else next(before, self.matches[-1])

    def describe_count(self, here: RowPosition, no_matches: str) -> Content:
        """Return how many matches there are, and which one is at *here*; *no_matches* if there are none."""
        if not self.text:
            return assemble("")
        if not self.matches:
            return assemble((no_matches, "$warning"))
        at = f"{self.matches.index(here) + 1} of " if here in self.matches else ""
        return assemble((f"{at}{len(self.matches)}{'' if at else ' found'}", "$text-muted"))
