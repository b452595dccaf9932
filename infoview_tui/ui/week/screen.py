"""Week screen: when interviews are, which times are offered, and what else takes time (R10, R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.week_entries import WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import DAYS
from infoview_tui.ui.shared.bindings import WEEK
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.week.cursor_actions import CursorActions
from infoview_tui.ui.week.move_actions import MoveActions
from infoview_tui.ui.week.schedule_actions import ScheduleActions
from infoview_tui.ui.week.view import WeekView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from infoview_tui.ui.week.grid import WeekGrid

NOW_INTERVAL = 30.0
"""Seconds between moves of the line at the current time."""


class WeekScreen(InfoviewScreen):
    """The week. Its parts show it, move the cursor and appointments, schedule, and offer."""

    BINDINGS = [*WEEK]
    TAB = "week"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Week", "Schedule")
    AUTO_FOCUS = "WeekGrid"

    def __init__(self) -> None:
        """Create the parts."""
        super().__init__()
        self.view = WeekView(self)
        self.moving = MoveActions(self, self.view)
        self.contact_actions = ContactActions(self, lambda: self.view.current_contact_id)
        self.scheduling = ScheduleActions(self, self.view, self.moving, self.contact_actions)
        self.place = ScreenPlace(ListCursor(self), self.TAB, contact_id=lambda: self.view.current_contact_id)
        cursor = CursorActions(self.view, self.moving)
        self.parts = (cursor, self.moving, self.scheduling, self.contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the hours, and what is under the cursor in words."""
        yield from self.view.compose()

    def on_mount(self) -> None:
        """Go to the current time, and follow it."""
        self.view.begin()
        self.set_interval(NOW_INTERVAL, lambda: self.view.grid.show_now(self.now()))

    def load(self) -> None:
        """Read the week, once; the cursor moves over what was read."""
        self.view.read()

    def finish(self) -> None:
        """Save a move before the app ends."""
        self.moving.settle()

    def on_screen_suspend(self) -> None:
        """Save a move when another screen comes to the front."""
        self.moving.settle()

    # What happens on the hours

    def on_week_grid_cursor_moved(self) -> None:
        """Say what is under the cursor."""
        self.view.show_under_cursor()

    def on_week_grid_week_left(self, message: WeekGrid.WeekLeft) -> None:
        """Show the next or the previous week, with the cursor on its nearest day."""
        self.view.show_week(message.by, 0 if message.by > 0 else DAYS - 1)

    def on_week_grid_dropped(self, message: WeekGrid.Dropped) -> None:
        """Move a dragged appointment."""
        self.moving.drop(message.moved)

    def on_week_grid_opened(self) -> None:
        """Open what was double-clicked."""
        self.action_open()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable offering once there is a contact to offer the time to."""
        if action == "offer_here":
            return self.view.contact is not None
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return "Press space to choose the contact first." if action == "offer_here" else ""

    def action_clear(self) -> None:
        """Cancel a move, or else no longer look for a time for a contact."""
        if not self.moving.cancel():
            self.scheduling.cancel()
        self.view.show_under_cursor()

    def action_open(self) -> None:
        """Open the appointment under the cursor, or schedule an interview there."""
        if self.moving.settle():
            return
        entry = self.view.grid.cursor.entry
        if entry is None:
            self.scheduling.action_schedule_here()
        else:
            self._open_entry(entry)

    def _open_entry(self, entry: WeekEntry) -> None:
        match entry.kind, entry.interview_id:
            case WeekEntryKind.PLANNED, int(interview_id):
                self.navigation.open_preparation(interview_id)
            case WeekEntryKind.RUNNING, int(interview_id):
                self.navigation.open_call(interview_id)
            case WeekEntryKind.HELD, int(interview_id):
                self.navigation.open_interview(interview_id)
            case _ if entry.contact_id is not None:
                self.navigation.open_contact(entry.contact_id)
