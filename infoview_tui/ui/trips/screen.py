"""Trip screen: the plan of a trip by day, with who has no time and why; packed, moved by hand, and requested (R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.ui.shared.bindings import BACK, TRIP
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.trips.edit_actions import EditActions
from infoview_tui.ui.trips.packing_actions import PackingActions
from infoview_tui.ui.trips.plan import TripPlan
from infoview_tui.ui.trips.request_actions import RequestActions

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

_MEETING_KEYS = ("lock", "move_time", "move_day", "schedule", "record_answer", "write_message", "clear_time")
"""The actions that need a contact under the cursor."""


class TripScreen(InfoviewScreen):
    """A trip. What a key changes is one undo step."""

    BINDINGS = [*TRIP, *BACK]
    CSS_PATH = "screen.tcss"
    TITLE = "Trip"
    HELP_GROUPS = ("Trip", "In a list")

    def __init__(self, trip_id: int) -> None:
        """Show a trip."""
        super().__init__()
        self.trip_id = trip_id
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: f"trip:{trip_id}")
        self.plan = TripPlan(self, trip_id)
        self.editing = EditActions(self, self.plan)
        packing, requests = PackingActions(self, self.plan), RequestActions(self, self.plan)
        self.parts = (packing, requests, self.editing, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the summary, the days, and the contact under the cursor."""
        yield from self.plan.compose()

    def load(self) -> None:
        """Read the trip and show it."""
        self.plan.show()

    def on_row_list_highlighted(self) -> None:
        """Show what is known of the contact, and name the keys that work."""
        self.plan.show_current()

    def on_row_list_selected(self) -> None:
        """Open the contact, or change the meal or appointment."""
        meeting = self.plan.meeting
        if meeting is not None:
            self.navigation.open_contact(meeting.row.contact_id)
        else:
            self.editing.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable what needs a contact where there is none."""
        if action in _MEETING_KEYS and self.is_mounted and self.plan.meeting is None:
            return None
        return super().check_action(action, parameters)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer."""
        return self.plan.key_name(binding)
