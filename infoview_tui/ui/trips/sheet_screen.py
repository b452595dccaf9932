"""The sheet of a trip: each day in order, with addresses, phones, ways, and what to bring (R15, R23, R24)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.exchange.markdown import format_file_name
from infoview_tui.exchange.trip_sheet_html import format_trip_page
from infoview_tui.exchange.trip_sheet_markdown import describe_day, format_trip_sheet, list_details
from infoview_tui.services.trips.sheet import SheetDay, SheetEntry, TripSheet, read_trip_sheet
from infoview_tui.ui.shared.bindings import BACK, TRIP_SHEET
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.sheet_actions import SheetActions, SheetBody

_INDENT = " " * 14


class TripSheetFormats:
    """The sheet of a trip as Markdown and as a page."""

    print_hint = "Print it from there: one page a day."

    def __init__(self) -> None:
        """Start before the sheet is read."""
        self.sheet: TripSheet | None = None

    def format_markdown(self) -> str:
        """Return the sheet as Markdown."""
        return format_trip_sheet(self.sheet) if self.sheet else ""

    def format_page(self) -> str:
        """Return the sheet as a page to print."""
        return format_trip_page(self.sheet) if self.sheet else ""

    def file_name(self) -> str:
        """Return a name with the city."""
        return format_file_name("trip", self.sheet.city if self.sheet else "")


class TripSheetScreen(InfoviewScreen):
    """Shows the sheet, opens it in a browser, and writes it to a file."""

    BINDINGS = [*TRIP_SHEET, *BACK]
    TITLE = "Trip sheet"
    HELP_GROUPS = ("Trip sheet",)
    AUTO_FOCUS = "#sheet"

    def __init__(self, trip_id: int) -> None:
        """Show the sheet of a trip."""
        super().__init__()
        self.trip_id = trip_id
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: f"trip-sheet:{self.trip_id}")
        self.formats = TripSheetFormats()
        self.parts = (SheetActions(self, self.formats), self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the text."""
        with SheetBody(id="sheet"):
            yield Static(id="text")

    def load(self) -> None:
        """Read the sheet."""
        self.formats.sheet = sheet = read_trip_sheet(self.workspace, self.trip_id, self.zone)
        self.query_one("#text", Static).update(Content("\n").join(_list_lines(sheet)))


def _list_lines(sheet: TripSheet) -> Iterator[Content]:
    yield assemble((sheet.title, "bold"))
    if sheet.introduction:
        yield plain(sheet.introduction)
    if not sheet.days:
        yield Content("")
        yield assemble(("No meetings yet. Press P on the trip to find times.", "$text-muted"))
    for day in sheet.days:
        yield Content("")
        yield from _list_day(day)


def _list_day(day: SheetDay) -> Iterator[Content]:
    yield assemble((format_weekday(day.day), "bold $primary"), (f" · {describe_day(day)}", "$text-muted"))
    for entry in day.entries:
        yield from _list_entry(entry)


def _list_entry(entry: SheetEntry) -> Iterator[Content]:
    times = f"{format_minute(entry.start)}–{format_minute(entry.end)}".ljust(len(_INDENT))
    if not entry.is_meeting:
        yield assemble((f"{times}{entry.name}", "$text-muted"))
        return
    about = " · ".join(filter(None, (entry.role, entry.state)))
    yield assemble(times, (entry.name, "bold"), (f" · {about}" if about else "", "$text-muted"))
    for line in list_details(entry):
        yield assemble(_INDENT, line)
