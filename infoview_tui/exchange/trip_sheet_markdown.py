"""The sheet of a trip as Markdown (CommonMark), one heading a day (R15). It has no notes, so nothing off the record."""

from __future__ import annotations

from collections.abc import Iterator

from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.exchange.markdown import escape
from infoview_tui.services.trips.sheet import SheetDay, SheetEntry, TripSheet


def format_trip_sheet(sheet: TripSheet) -> str:
    """Format a sheet as a document."""
    return "\n\n".join(_blocks(sheet)) + "\n"


def describe_day(day: SheetDay) -> str:
    """Return what a day has, and what to bring: ``4 meetings · bring 4 résumés``."""
    bring = f" · bring {format_count(day.resumes, 'résumé')}" if day.resumes else ""
    return f"{format_count(day.meetings, 'meeting')}{bring}" if day.meetings else "No meetings."


def describe_way(entry: SheetEntry) -> str:
    """Return the way to a meeting from the one before: ``20 min from the meeting before``; empty for the first."""
    return f"{entry.travel} min from the meeting before" if entry.travel is not None else ""


def list_details(entry: SheetEntry) -> list[str]:
    """Return the lines below the name of a meeting: where, how to reach them, who introduced you, what to bring."""
    lines = [
        entry.address or "no address yet",
        " · ".join(filter(None, (entry.phone, entry.email))),
        f"Introduced by {entry.referrer}" if entry.referrer else "",
        f"Bring: {entry.bring}" if entry.bring else "",
        describe_way(entry),
        *(f"Check: {warning}" for warning in entry.warnings),
    ]
    return [line for line in lines if line]


def _blocks(sheet: TripSheet) -> Iterator[str]:
    yield f"# {escape(sheet.title)}"
    if sheet.introduction:
        yield f"Who I am: {escape(' '.join(sheet.introduction.split()))}"
    if not sheet.days:
        yield "No meetings yet."
    for day in sheet.days:
        yield f"## {format_weekday(day.day)}"
        yield describe_day(day)
        yield "\n".join(line for entry in day.entries for line in _entry_lines(entry))


def _entry_lines(entry: SheetEntry) -> Iterator[str]:
    times = f"{format_minute(entry.start)}–{format_minute(entry.end)}"
    if not entry.is_meeting:
        yield f"- {times} {escape(entry.name)}"
        return
    role = f", {escape(entry.role)}" if entry.role else ""
    yield f"- **{times} {escape(entry.name)}**{role} ({entry.state})"
    yield from (f"  - {escape(line)}" for line in list_details(entry))
