"""The views of the Insights screen, of which one is shown: only that one is read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from infoview_tui.services.insights.find_out import read_gaps
from infoview_tui.services.insights.hypotheses import read_hypotheses
from infoview_tui.services.insights.network import read_network
from infoview_tui.services.insights.paths import read_paths
from infoview_tui.services.insights.practice import read_practice_view
from infoview_tui.ui.insights.find_out_view import FindOutList
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.network_view import NetworkList
from infoview_tui.ui.insights.paths_view import PathsTable
from infoview_tui.ui.insights.practice_view import PracticeReport
from infoview_tui.ui.insights.view import InsightsView
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.view_tabs import ViewTabs


class InsightsViews:
    """Reads and shows one view at a time, in a constant number of queries."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Start with the paths."""
        self._screen = screen
        self.all = (PathsTable(), HypothesesTable(), NetworkList(), PracticeReport(), FindOutList())
        self._switcher = ContentSwitcher(*self.all, initial=self.all[0].id, id="views")
        self._tabs = ViewTabs([view.name_in_tabs for view in self.all])
        self._loaded: dict[InsightsView, object] = {}
        """The state of the data, the size of the screen, and the date when each view was read."""

    def compose(self) -> ComposeResult:
        """Compose the line of views and the views, of which one is shown."""
        yield self._tabs
        yield self._switcher

    @property
    def current(self) -> InsightsView:
        """The view that is shown."""
        return self.all[self._tabs.current]

    @property
    def is_loaded(self) -> bool:
        """Whether a view was read."""
        return bool(self._loaded)

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor of a list."""
        view = self.current
        return view.current_contact_id if isinstance(view, NetworkList | FindOutList) else None

    def load(self) -> None:
        """Read the current view and show it, unless nothing has changed since."""
        screen = self._screen
        today = screen.to_local(screen.now()).date()
        state = (screen.workspace.cache.read_version(), screen.app.size, today)
        if self._loaded.get(self.current) != state:
            self._read()
            self._loaded[self.current] = state

    def _read(self) -> None:
        screen = self._screen
        workspace = screen.workspace
        match self.current:
            case PathsTable() as paths:
                paths.show(read_paths(workspace))
            case HypothesesTable() as hypotheses:
                hypotheses.show(read_hypotheses(workspace))
            case NetworkList() as network:
                network.show(read_network(workspace))
            case PracticeReport() as practice:
                practice.show(read_practice_view(workspace))
            case FindOutList() as find_out:
                find_out.show(read_gaps(workspace, screen.now()))

    def action_switch_view(self, by: int) -> None:
        """Show the next or previous view, wrapping around."""
        self.show(self._tabs.current + by)

    def show(self, index: int) -> None:
        """Read a view, show it in place of the current one, and focus it."""
        self._tabs.current = index % len(self.all)
        self._switcher.current = self.current.id
        self._screen.reload()
        self.current.focus_content()
