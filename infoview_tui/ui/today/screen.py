"""Today screen: what to do now and why, and upcoming interviews (R28, R32, R34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.ui.shared.adding import AddingActions
from infoview_tui.ui.shared.bindings import TODAY
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.today.changes import QueueChanges
from infoview_tui.ui.today.opening import OpenActions
from infoview_tui.ui.today.view import TodayView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

REFRESH_INTERVAL = 30
"""How often the times are brought up to date, in seconds."""


class TodayScreen(InfoviewScreen):
    """One queue of tasks, the most pressing first, with upcoming interviews, under the stage counts."""

    BINDINGS = [*TODAY]
    TAB = "today"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Today", "In a list", "Quick add")

    def __init__(self) -> None:
        """Create the parts; contacts can be added."""
        super().__init__()
        self.view = TodayView(self)
        contact_actions = ContactActions(self, lambda: self.view.current.contact_id)
        adding = AddingActions(contact_actions)
        changes = QueueChanges(self, self.view, contact_actions, self.common_actions)
        self.opening = OpenActions(self, self.view, changes, contact_actions, adding)
        self.place = ScreenPlace(ListCursor(self), self.TAB, contact_id=lambda: self.view.current.contact_id)
        self.parts = (self.opening, changes, adding, contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the stage counts and the list."""
        yield from self.view.compose()

    def on_mount(self) -> None:
        """Keep the minutes until an interview up to date."""
        self.set_interval(REFRESH_INTERVAL, self.refresh_times)

    def refresh_times(self) -> None:
        """Read the queue again while this screen is in front, so that its times are right."""
        if self.is_current:
            with self.reporting_errors():
                self.load()

    def load(self) -> None:
        """Read the queue and show it."""
        self.view.read()

    def on_resize(self) -> None:
        """Lay out the screen for another width; Textual also says the same one again."""
        if self.view.shown_width not in (0, self.size.width):
            self.view.show()

    def on_row_list_highlighted(self) -> None:
        """Name in the footer what enter does with the row."""
        self.view.rows.enter_label = self.view.current.enter_label
        self.refresh_bindings()

    def on_row_list_selected(self) -> None:
        """Do what the selected row needs."""
        self.opening.action_open()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty if it does nothing with the row."""
        return self.view.current.key_name(binding)
