"""Insights screen: what all the interviews amount to, in five views (R30, R35-R38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.ui.insights.cell_said import CellSaid
from infoview_tui.ui.insights.changes import HypothesisActions
from infoview_tui.ui.insights.path_actions import PathActions
from infoview_tui.ui.insights.views import InsightsViews
from infoview_tui.ui.shared.bindings import INSIGHTS
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from infoview_tui.ui.shared.widgets.row_list import RowList
    from infoview_tui.ui.shared.widgets.view_tabs import ViewTabs


class InsightsScreen(InfoviewScreen):
    """Shows one view at a time. Its parts read the views, show what people said, and run the keys of the views."""

    BINDINGS = [*INSIGHTS]
    TAB = "insights"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = (
        "Insights",
        "Insights: paths",
        "Insights: hypotheses",
        "Insights: network",
        "Insights: find out",
        "In a table",
        "In a list",
    )
    AUTO_FOCUS = "PathsTable Grid"

    def __init__(self) -> None:
        """Create the views and the parts."""
        super().__init__()
        self.views = InsightsViews(self)
        contact_actions = ContactActions(self, lambda: self.views.current_contact_id)
        paths = PathActions(self, self.views, contact_actions)
        self.said = CellSaid(self, self.views, paths)
        self.place = ScreenPlace(ListCursor(self), self.TAB, contact_id=lambda: self.views.current_contact_id)
        hypotheses = HypothesisActions(self, self.views)
        self.parts = (self.views, paths, hypotheses, contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the line of views and the views, of which one is shown."""
        yield from self.views.compose()

    def load(self) -> None:
        """Read the current view and show it, unless nothing has changed since."""
        self.views.load()

    def on_resize(self) -> None:
        """Show the current view for the new size."""
        if self.is_current and self.views.is_loaded:
            self.reload()

    def on_view_tabs_clicked(self, message: ViewTabs.Clicked) -> None:
        """Show the view that was clicked."""
        self.views.show(message.index)

    def on_grid_highlighted(self) -> None:
        """Show the details of the cell under the cursor."""
        self.said.show_details()

    def on_grid_selected(self) -> None:
        """List what people said on the cell; above the topics, show the comparison or open the fit."""
        self.said.open()

    def on_row_list_selected(self) -> None:
        """Open the contact of the row."""
        contact_id = self.views.current_contact_id
        if contact_id is not None:
            self.navigation.open_contact(contact_id)
        else:
            self.show_status("Nobody to ask yet. Press 2 for the board, then n to add a contact.")

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Update the names of the keys for the row."""
        message.row_list.enter_label = "Open" if self.views.current_contact_id is not None else ""
        self.refresh_bindings()
