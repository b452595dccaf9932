"""The days of a trip as they are shown, with the contact under the cursor (R15)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from infoview_tui.services.trips.queries import read_trip, trip_bounds
from infoview_tui.services.trips.view import MeetingView
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.trips.rows import LABEL_WIDTH, BlockKey, build_rows, describe_meeting, describe_trip

if TYPE_CHECKING:
    from infoview_tui.services.trips.view import TripView
    from infoview_tui.ui.shared.screen import InfoviewScreen


class TripPlan:
    """Shows a trip, names the keys for the row under the cursor, and reads it again after a change."""

    def __init__(self, screen: InfoviewScreen, trip_id: int) -> None:
        """Create the widgets for a trip."""
        self._screen = screen
        self.trip_id = trip_id
        self.view: TripView | None = None
        """What is shown; None before it was read."""
        self.rows = RowList(label_width=LABEL_WIDTH, empty_text="This trip has no days.", id="days")
        self._summary = Static(id="trip")
        self._side = VerticalScroll(id="side", can_focus=False)
        self._meeting = Static(id="meeting")

    def compose(self) -> ComposeResult:
        """Compose the summary, the days, and the contact under the cursor."""
        yield self._summary
        with Horizontal():
            yield self.rows
            with self._side:
                yield self._meeting

    def show(self, cursor_to: Hashable | None = None) -> None:
        """Read the trip and show it, with the cursor on the row with this key."""
        screen = self._screen
        self.view = view = read_trip(screen.workspace, self.trip_id, screen.zone)
        screen.context.refresh_calendars(*trip_bounds(view.row, view.trip.zone))
        self._summary.update(describe_trip(view))
        self.rows.show(build_rows(view), cursor_to=cursor_to)

    @property
    def meeting(self) -> MeetingView | None:
        """The contact under the cursor."""
        key = self.rows.cursor_key
        return self.view.meeting(key) if self.view is not None and isinstance(key, int) else None

    def show_current(self) -> None:
        """Show what is known of the contact under the cursor, and name the keys that work."""
        meeting = self.meeting
        self._meeting.update(describe_meeting(meeting) if meeting else "")
        self._side.set_class(meeting is None, "-empty")
        self.rows.enter_label = "Open" if meeting else "Edit" if isinstance(self.rows.cursor_key, BlockKey) else ""
        self._screen.refresh_bindings()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer."""
        if binding.id == "trip.lock" and self.meeting is not None and self.meeting.row.is_locked:
            return "Unlock"
        return binding.description

    def change(self, change: Callable[[], str], *, cursor_to: Hashable | None = None) -> None:
        """Run a command, show its message with how to undo it, and read the trip again."""
        screen = self._screen
        with screen.reporting_errors():
            said = change()
            self.show(cursor_to)
            screen.show_status(f"{said.strip()} u undoes it.")
            screen.context.update_top_bar()
