"""Base of the views of the Insights screen: a summary on top, then a table with details, or a list."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from infoview_tui.ui.insights.details import CellDetails
from infoview_tui.ui.insights.grid import Grid
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, WIDE_WIDTH
from infoview_tui.ui.shared.widgets.row_list import RowList


class InsightsView(Vertical):
    """One view. Its keys are in its ``BINDINGS`` and run actions of the screen, which reads and changes the data."""

    name_in_tabs: ClassVar[str] = ""
    """The name in the line of views."""

    def __init__(self) -> None:
        """Take the id, by which one of the views is shown, from the name."""
        super().__init__(id=self.name_in_tabs.lower().replace(" ", "-"))

    def focus_content(self) -> None:
        """Focus the table or the list."""
        self.query("Grid, RowList").first().focus()

    def show_summary(self, summary: Content) -> None:
        """Show the summary; without text, only its margin is left."""
        self.query_one(".summary", Static).update(summary)

    @property
    def width(self) -> int:
        """The width of the screen in cells, which is known before the first layout."""
        return self.app.size.width

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one column only."""
        return self.width < MEDIUM_WIDTH

    @property
    def is_wide(self) -> bool:
        """Whether two lists fit side by side."""
        return self.width >= WIDE_WIDTH


class TableView(InsightsView):
    """A view with a table and details of the cell under the cursor."""

    grid = getters.query_one(Grid)
    """The table."""

    details = getters.query_one(CellDetails)
    """What is said about the cell under the cursor."""

    def compose(self) -> ComposeResult:
        """Compose the summary, the table, and the details."""
        yield Static(classes="summary")
        with Vertical():
            yield Grid()
            yield CellDetails()


class ListView(InsightsView):
    """A view with a list."""

    rows = getters.query_one(RowList)
    """The list."""

    def compose(self) -> ComposeResult:
        """Compose the summary and the list."""
        yield Static(classes="summary")
        yield RowList()
