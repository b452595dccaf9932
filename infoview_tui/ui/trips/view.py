"""The days of a trip and the contact under the cursor; what the keys change is in the screen (R15)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from infoview_tui.services.trips.queries import read_trip, trip_bounds
from infoview_tui.services.trips.view import MeetingView
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from infoview_tui.ui.trips.rows import LABEL_WIDTH, BlockKey, build_rows, describe_meeting, describe_trip

if TYPE_CHECKING:
    from infoview_tui.services.trips.view import TripView

_MEETING_KEYS = ("lock", "move_time", "move_day", "schedule", "record_answer", "write_message", "clear_time")
"""The actions that need a contact under the cursor."""


class TripPlanView(InfoviewScreen):
    """Shows a trip, and names the keys for the row under the cursor."""

    def __init__(self, trip_id: int) -> None:
        """Show a trip."""
        super().__init__()
        self.trip_id = trip_id
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: f"trip:{self.trip_id}")
        self.view: TripView | None = None

    def compose_body(self) -> ComposeResult:
        """Compose the summary, the days, and the contact under the cursor."""
        yield Static(id="trip")
        with Horizontal():
            yield RowList(label_width=LABEL_WIDTH, empty_text="This trip has no days.", id="days")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="meeting")

    def on_mount(self) -> None:
        """Name the screen."""
        super().on_mount()
        self.query_one(TopBar).title = "Trip"

    def load(self) -> None:
        """Read the trip and show it."""
        self._show(None)

    def _show(self, cursor_to: Hashable | None) -> None:
        self.view = view = read_trip(self.workspace, self.trip_id, self.zone)
        self.context.refresh_calendars(*trip_bounds(view.row, view.trip.zone))
        self.query_one("#trip", Static).update(describe_trip(view))
        self.query_one(RowList).show(build_rows(view), cursor_to=cursor_to)

    # The row under the cursor

    @property
    def meeting(self) -> MeetingView | None:
        """The contact under the cursor."""
        key = self.query_one(RowList).cursor_key
        return self.view.meeting(key) if self.view is not None and isinstance(key, int) else None

    def on_row_list_highlighted(self) -> None:
        """Show what is known of the contact, and name the keys that work."""
        meeting = self.meeting
        self.query_one("#meeting", Static).update(describe_meeting(meeting) if meeting else "")
        self.query_one("#side").set_class(meeting is None, "-empty")
        rows = self.query_one(RowList)
        rows.enter_label = "Open" if meeting else "Edit" if isinstance(rows.cursor_key, BlockKey) else ""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable what needs a contact where there is none."""
        if action in _MEETING_KEYS and self.is_mounted and self.meeting is None:
            return None
        return super().check_action(action, parameters)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer."""
        if binding.id == "trip.lock" and self.meeting is not None and self.meeting.row.is_locked:
            return "Unlock"
        return binding.description

    def _change(self, change: Callable[[], str], *, cursor_to: Hashable | None = None) -> None:
        """Run a command, show its message with how to undo it, and read the trip again."""
        with self.reporting_errors():
            said = change()
            self._show(cursor_to)
            self.show_status(f"{said.strip()} u undoes it.")
            self.context.update_top_bar()
