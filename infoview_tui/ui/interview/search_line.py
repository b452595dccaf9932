"""Search line of the interview screen: the input, and how many matches there are."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import INTERVIEW_SEARCH
from infoview_tui.ui.shared.widgets.line_input import LineInput


class SearchInput(LineInput):
    """Single-line input with the keys of the search."""

    BINDINGS = [*INTERVIEW_SEARCH]


class SearchLine(Horizontal):
    """The search input with the match count beside it."""

    def __init__(self, *, id: str) -> None:
        """Create the input and the count."""
        super().__init__(id=id)
        self.input = SearchInput(placeholder="search in this interview")
        self.found = Static(id="found")

    def compose(self) -> ComposeResult:
        """Compose both."""
        yield self.input
        yield self.found
