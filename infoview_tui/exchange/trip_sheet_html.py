"""The sheet of a trip as a printable page: one page a day, no scripts, no network (R15). Text is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.exchange.html_page import format_page
from infoview_tui.exchange.trip_sheet_markdown import describe_day, list_details
from infoview_tui.services.trips.sheet import SheetDay, SheetEntry, TripSheet

_STYLE = """
body { font-size: 11pt; line-height: 1.45; margin: 2rem auto; max-width: 44rem; padding: 0 1rem; }
h1 { font-size: 1.1rem; font-weight: 600; color: #555; margin: 0; }
h2 { font-size: 1.7rem; margin: 0 0 .2rem; }
.summary, .introduction, .details { color: #444; }
.introduction { border-left: 3px solid #999; padding-left: .7rem; margin: .8rem 0 0; }
ol { list-style: none; padding: 0; margin: 1.2rem 0 0; }
li { display: flex; gap: 1.2rem; padding: .6rem 0; border-top: 1px solid #ccc; break-inside: avoid; }
time { flex: none; width: 7.2rem; font-variant-numeric: tabular-nums; font-weight: 600; }
.name { font-weight: 600; }
.state { border: 1px solid #999; border-radius: .3rem; padding: 0 .35rem; font-size: .8em; margin-left: .4rem; }
.break time, .break .name { font-weight: 400; color: #666; }
.details { margin: .1rem 0 0; white-space: pre-line; overflow-wrap: anywhere; }
.day + .day { margin-top: 3rem; }
@page { margin: 18mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; }
  .day { break-after: page; }
  .day:last-child { break-after: auto; }
  .day + .day { margin-top: 0; }
}
"""


def format_trip_page(sheet: TripSheet) -> str:
    """Format a sheet as an HTML document."""
    return format_page(sheet.title, _STYLE, _lines(sheet))


def _lines(sheet: TripSheet) -> Iterator[str]:
    if not sheet.days:
        yield f"<h1>{escape(sheet.title)}</h1>"
        yield "<p>No meetings yet.</p>"
    for day in sheet.days:
        yield from _day_lines(sheet, day)


def _day_lines(sheet: TripSheet, day: SheetDay) -> Iterator[str]:
    yield '<section class="day">'
    yield f"<h1>{escape(sheet.city)}</h1>"
    yield f"<h2>{format_weekday(day.day)}</h2>"
    yield f'<p class="summary">{escape(describe_day(day))}</p>'
    if sheet.introduction:
        yield f'<p class="introduction">{escape(" ".join(sheet.introduction.split()))}</p>'
    yield "<ol>"
    for entry in day.entries:
        yield from _entry_lines(entry)
    yield "</ol>"
    yield "</section>"


def _entry_lines(entry: SheetEntry) -> Iterator[str]:
    times = f"{format_minute(entry.start)}–{format_minute(entry.end)}"
    if not entry.is_meeting:
        yield f'<li class="break"><time>{times}</time><div><span class="name">{escape(entry.name)}</span></div></li>'
        return
    role = f", {escape(entry.role)}" if entry.role else ""
    details = "\n".join(map(escape, list_details(entry)))
    yield f"<li><time>{times}</time><div>"
    yield f'<span class="name">{escape(entry.name)}</span>{role} <span class="state">{entry.state}</span>'
    yield f'<p class="details">{details}</p>'
    yield "</div></li>"
