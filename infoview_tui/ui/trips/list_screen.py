"""The list of trips (R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult

from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.labels import format_count
from infoview_tui.services import trips
from infoview_tui.services.trips.forms import TripForm
from infoview_tui.services.trips.queries import TripRow, list_trips
from infoview_tui.ui.shared.bindings import BACK, TRIPS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY_TEXT = (
    "No trips yet.\n\n"
    "Plan a week in one city: choose contacts there, and get a proposal of who to meet when,\n"
    "three to four a day, with the ways in between.\n\n"
    "Press n to plan a trip."
)


class TripsScreen(InfoviewScreen):
    """All trips, the earliest first."""

    BINDINGS = [*TRIPS, *BACK]
    CSS_PATH = "screen.tcss"
    TITLE = "Trips"
    HELP_GROUPS = ("Trips", "In a list")
    _row_list = getters.query_one(RowList)

    def __init__(self) -> None:
        """Create the list."""
        super().__init__()
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: "trips:0")

    def compose_body(self) -> ComposeResult:
        """Compose the list."""
        yield RowList(empty_text=EMPTY_TEXT, id="trips")

    def load(self) -> None:
        """Read the trips."""
        self.trips = list_trips(self.workspace)
        self._row_list.show([self._build_row(row) for row in self.trips])

    def _build_row(self, row: TripRow) -> Row:
        days = f"{format_weekday(row.first_day)} – {format_weekday(row.last_day)} {row.last_day.year}"
        over = " · over" if row.last_day < self.to_local(self.now()).date() else ""
        planned = (
            f"{row.placed} of {format_count(row.contacts, 'contact')} have a time" if row.contacts else "no contacts"
        )
        return Row(row.id, assemble((row.city, "bold"), (f"  {days} · {planned}{over}", "$text-muted")))

    @property
    def trip(self) -> TripRow | None:
        """The trip under the cursor."""
        key = self._row_list.cursor_key
        return next((row for row in self.trips if row.id == key), None)

    def on_row_list_selected(self) -> None:
        """Open the trip."""
        if self.trip is not None:
            self.navigation.open_trip(self.trip.id)

    def action_new(self) -> None:
        """Ask for a new trip, and open it."""

        def create(form: TripForm) -> None:
            trip_id = trips.commands.create_trip(self.workspace, form, self.now())
            self.reload()
            self.navigation.open_trip(trip_id)

        self._ask(None, create)

    def action_edit(self) -> None:
        """Change the trip under the cursor."""
        row = self.trip
        if row is None:
            return

        def change(form: TripForm) -> None:
            trips.commands.change_trip(self.workspace, row.id, form, self.now())
            self.reload()
            self.show_status("Trip saved. u undoes it.")

        form = TripForm(
            row.city,
            row.first_day,
            row.last_day,
            row.timezone,
            row.day_start,
            row.day_end,
            row.meetings_per_day,
            row.meeting_minutes,
            row.travel_minutes,
            row.same_area_minutes,
            row.travel_times,
        )
        self._ask(form, change)

    def _ask(self, given: TripForm | None, save: Callable[[TripForm], None]) -> None:
        from infoview_tui.ui.trips.forms import TripDialog

        def answered(form: TripForm | None) -> None:
            if form is not None:
                with self.reporting_errors():
                    save(form)

        today = self.to_local(self.now()).date()
        self.app.push_screen(TripDialog(given, today=today, order=self.workspace.date_order), answered)

    def action_delete(self) -> None:
        """Delete the trip under the cursor; undo brings it back."""
        row = self.trip
        if row is not None:
            with self.reporting_errors():
                trips.commands.delete_trip(self.workspace, row.id, self.now())
                self.reload()
                self.show_status(f"Deleted the trip to {row.city}. u undoes it.")
