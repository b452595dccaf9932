"""``infoview trips`` and ``infoview trip``: the trips, and the sheet of one for a terminal, Markdown, or print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import format_table, print_json, print_lines, print_remark, print_report, wrap_text
from infoview_tui.cli.write_file import write_file
from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.format_dates import format_full_date, format_weekday
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.exchange.sheet_json import trip_sheet_to_json, trips_to_json
from infoview_tui.exchange.trip_sheet_html import format_trip_page
from infoview_tui.exchange.trip_sheet_markdown import describe_day, format_trip_sheet, list_details
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.queries import TripRow, find_trip, list_trips
from infoview_tui.services.trips.sheet import SheetEntry, TripSheet, read_trip_sheet
from infoview_tui.timezone import local_timezone


class SheetOptions(NamedTuple):
    """What to print of a trip: the day as typed, and the format; ``html`` is the file to write, replaced if forced."""

    day: str = ""
    as_markdown: bool = False
    as_json: bool = False
    html: str | None = None
    force: bool = False


def print_trips(paths: AppPaths, *, as_json: bool) -> int:
    """Print all trips, as a table or JSON. Raises NotFoundError if there is no data yet."""
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths) as workspace:
        rows = list_trips(workspace)
    if as_json:
        print_json(trips_to_json(rows))
    elif rows:
        print_lines(*format_table(("CITY", "FROM", "TO", "CONTACTS", "WITH A TIME"), list(map(_trip_row, rows))))
    else:
        print_remark("No trips yet. Plan one in the app.")
    return EXIT_OK


def print_trip_sheet(paths: AppPaths, city: str, options: SheetOptions) -> int:
    """Print or write the sheet of a trip, or of one day of it.

    Raises NotFoundError if there is no such trip or day, and InfoviewError if the file cannot be written.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    zone = local_timezone()
    with open_workspace(paths) as workspace:
        trip = find_trip(workspace, clean_line(city), datetime.now(zone).date())
        day = _parse_day(workspace, trip, options.day)
        sheet = read_trip_sheet(workspace, trip.id, zone, day=day)
    if options.html is not None:
        path = write_file(options.html, format_trip_page(sheet), force=options.force)
        print_report(f"Wrote {format_count(len(sheet.days), 'page')} to {clean_line(str(path))}.")
    elif options.as_json:
        print_json(trip_sheet_to_json(sheet))
    elif options.as_markdown:
        print_lines(format_trip_sheet(sheet).removesuffix("\n"))
    else:
        print_lines(*_format_sheet(sheet))
    return EXIT_OK


def _parse_day(workspace: Workspace, trip: TripRow, text: str) -> date | None:
    """Return the day that a text means, read from the day before the trip: ``tue`` is the trip's Tuesday."""
    if not text:
        return None
    day = parse_day(clean_line(text), trip.first_day - timedelta(days=1), workspace.date_order)
    if day is None:
        raise InfoviewError(
            f"“{clean_line(text)}” is no day. Type one such as {trip.first_day:%a} or {trip.first_day}."
        )
    return day


def _trip_row(row: TripRow) -> tuple[str, ...]:
    days = format_full_date(row.first_day), format_full_date(row.last_day)
    return row.city, *days, str(row.contacts), str(row.placed)


def _format_sheet(sheet: TripSheet) -> Iterator[str]:
    yield from wrap_text(sheet.title, "", "")
    if sheet.introduction:
        yield from wrap_text(sheet.introduction, "", "")
    if not sheet.days:
        yield from ("", "No meetings yet.")
    for day in sheet.days:
        yield from ("", f"{format_weekday(day.day)} · {describe_day(day)}")
        for entry in day.entries:
            yield from _format_entry(entry)


def _format_entry(entry: SheetEntry) -> Iterator[str]:
    times = f"  {format_minute(entry.start)}–{format_minute(entry.end)}  "
    indent = " " * len(times)
    if not entry.is_meeting:
        yield from wrap_text(entry.name, times, indent)
        return
    role = f", {entry.role}" if entry.role else ""
    yield from wrap_text(f"{entry.name}{role} ({entry.state})", times, indent)
    for line in list_details(entry):
        yield from wrap_text(line, indent, indent)
