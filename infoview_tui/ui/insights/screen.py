"""Insights screen: what all the interviews amount to, in five views (R30, R35-R38)."""

from __future__ import annotations

from textual.app import ComposeResult

from infoview_tui.services.insights.find_out import read_gaps
from infoview_tui.services.insights.hypotheses import read_hypotheses, read_words
from infoview_tui.services.insights.network import read_network
from infoview_tui.services.insights.paths import read_cell, read_paths
from infoview_tui.services.insights.practice import read_practice_view
from infoview_tui.ui.insights.changes import InsightsChanges
from infoview_tui.ui.insights.find_out_view import FindOutList
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.network_view import NetworkList
from infoview_tui.ui.insights.paths_view import FIT, TOTAL, PathsTable
from infoview_tui.ui.insights.practice_view import PracticeReport
from infoview_tui.ui.insights.said import Said, SaidDialog, SaidFormatter
from infoview_tui.ui.insights.view import InsightsView
from infoview_tui.ui.shared.bindings import INSIGHTS
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.view_tabs import ViewTabs


class InsightsScreen(InsightsChanges):
    """Shows one view at a time; only the current one is read, in a constant number of queries."""

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
        """Start with the paths."""
        super().__init__()
        self.views = (PathsTable(), HypothesesTable(), NetworkList(), PracticeReport(), FindOutList())
        self.view = self.views[0]
        self._loaded: dict[InsightsView, object] = {}
        """The state of the data, the size of the screen, and the date when each view was read."""

    def compose_body(self) -> ComposeResult:
        """Compose the line of views and the views, of which one is shown."""
        yield ViewTabs([view.name_in_tabs for view in self.views])
        for view in self.views:
            view.display = view is self.view
            yield view

    # Views

    def load(self) -> None:
        """Read the current view and show it, unless nothing has changed since."""
        today = self.to_local(self.now()).date()
        state = (self.workspace.cache.read_version(), self.app.size, today)
        if self._loaded.get(self.view) != state:
            self._load_view()
            self._loaded[self.view] = state

    def _load_view(self) -> None:
        match self.view:
            case PathsTable():
                self.view.show(read_paths(self.workspace))
            case HypothesesTable():
                self.view.show(read_hypotheses(self.workspace))
            case NetworkList():
                self.view.show(read_network(self.workspace))
            case PracticeReport():
                self.view.show(read_practice_view(self.workspace))
            case FindOutList():
                self.view.show(read_gaps(self.workspace, self.now()))

    def on_resize(self) -> None:
        """Show the current view for the new size."""
        if self.is_current and self._loaded:
            self.reload()

    def action_switch_view(self, by: int) -> None:
        """Show the next or previous view, wrapping around."""
        self.show_view((self.views.index(self.view) + by) % len(self.views))

    def on_view_tabs_clicked(self, message: ViewTabs.Clicked) -> None:
        """Show the view that was clicked."""
        self.show_view(message.index)

    def show_view(self, index: int) -> None:
        """Read a view, show it in place of the current one, and focus it."""
        self.view = self.views[index]
        self.query_one(ViewTabs).current = index
        for view in self.views:
            view.display = view is self.view
        self.reload()
        self.view.focus_content()

    # What people said

    def _read_said(self) -> list[Said]:
        """Read what people said on the cell under the cursor, in one query."""
        formatter = SaidFormatter(self.to_local(self.now()).date(), self.zone)
        match self.view:
            case PathsTable(current_path=path, current_topic=topic) if path is not None and topic is not None:
                return [formatter.from_note(note) for note in read_cell(self.workspace, path.path_id, topic)]
            case HypothesesTable(current_row=row, current_person=person) if row is not None and person is not None:
                words = read_words(self.workspace, row.id, person.contact_id)
                return [formatter.from_words(each) for each in words]
        return []

    def on_grid_highlighted(self) -> None:
        """Show the details of the cell under the cursor."""
        if isinstance(self.view, PathsTable | HypothesesTable):
            with self.reporting_errors():
                said = self._read_said()
                self.view.show_details(said)
                self.view.grid.enter_label = self.view.name_enter(said)
            self.refresh_bindings()

    def on_grid_selected(self) -> None:
        """List what people said on the cell; above the topics, show the comparison or open the fit."""
        match self.view:
            case PathsTable(grid=grid) if grid.cursor_row == FIT:
                self.action_open_fit()
                return
            case PathsTable(grid=grid, data=data) if grid.cursor_row == TOTAL and data is not None:
                rows = [Row(number, plain(sentence)) for number, sentence in enumerate(data.sentences)]
                self.app.push_screen(ChooseDialog("Which path is ahead, and why", rows, enter_label="close"))
                return
        with self.reporting_errors():
            said = self._read_said()
            if said:
                self._list_said(said)
            else:
                self.show_status("Nobody has said anything on this yet.")

    def _list_said(self, said: list[Said]) -> None:
        def answered(choice: object) -> None:
            match choice:
                case ("fit", int(index)):
                    self.add_fit_from(said[index])
                case int(index):
                    self.navigation.open_interview(said[index].interview_id, note_id=said[index].note_id)

        title, can_add_fit = self._describe_cell()
        self.app.push_screen(SaidDialog(title, said, can_add_fit=can_add_fit), answered)

    def _describe_cell(self) -> tuple[str, bool]:
        """Return a title for what was said on the cell, and whether it can support the fit of a path."""
        match self.view:
            case PathsTable() as view:
                return view.title_of_cell, True
            case HypothesesTable(current_person=person) if person is not None:
                return f"What {person.name} said", False
        return "", False

    # The rows of a list

    def current_contact_id(self) -> int | None:
        """Return the contact under the cursor."""
        return self.view.current_contact_id if isinstance(self.view, NetworkList | FindOutList) else None

    def on_row_list_selected(self) -> None:
        """Open the contact of the row."""
        contact_id = self.current_contact_id()
        if contact_id is not None:
            self.navigation.open_contact(contact_id)
        else:
            self.show_status("Nobody to ask yet. Press 2 for the board, then n to add a contact.")

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Update the names of the keys for the row."""
        message.row_list.enter_label = "Open" if self.current_contact_id() is not None else ""
        self.refresh_bindings()
