"""Reads busy times from calendar files: recurrences, exceptions, time zones, and whole days (RFC 5545).

Ignored are events that are canceled, free (transparent), or declined by the user. Import this module only where files
are read, since the parser takes time to import.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NoReturn

import recurring_ical_events
from icalendar import Calendar
from icalendar.cal import Component

from infoview_tui.domain.busy_times import BusyTime, CalendarReading
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.calendars.files import find_calendar_files, format_path
from infoview_tui.storage.calendars.readings import FileReading, Span
from infoview_tui.storage.calendars.scanner import Days, NotACalendarError, select_events

MAX_BYTES = 30_000_000
"""Larger files are skipped. A file with 20,000 events has some 10 MB."""

MAX_OCCURRENCES = 5_000
"""At most so many repetitions of one event are shown."""

EVENT_SECONDS = 5.0
"""An event that takes longer to read is left out."""

MAX_LABEL = 200
"""The length of a label in characters."""

_FIRST_BYTES = 65_536
_CANCELED = "CANCELLED"  # codespell:ignore
_EARLIEST, _LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def read_busy_times(
    places: Iterable[Path], start: datetime, end: datetime, zone: tzinfo, emails: frozenset[str] = frozenset()
) -> CalendarReading:
    """Read the busy times between two moments from files and directories, in this process."""
    files, problems = find_calendar_files(places)
    readings = list(read_files([file.path for file in files], Span(start, end, zone, emails)))
    busy = sorted((found for reading in readings for found in reading.busy), key=lambda found: found.starts_at)
    return CalendarReading(tuple(busy), (*problems, *(reading.problem for reading in readings if reading.problem)))


def read_files(paths: Iterable[str], span: Span) -> Iterator[FileReading]:
    """Read some files, one after the other. What cannot be read is said in `FileReading.problem`."""
    days = Days(*(moment.astimezone(span.zone).date() for moment in (span.start, span.end)))
    for path in paths:
        try:
            busy, problem = _read_events(_read_bytes(path), days, span)
            yield FileReading(path, busy, f"{format_path(path)}: {problem}." if problem else "")
        except NotACalendarError as error:
            yield FileReading(path, (), f"{format_path(path)} was skipped: {error}.")
        except OSError as error:
            yield FileReading(path, (), f"{format_path(path)} was skipped: {error.strerror}.")


def _read_bytes(path: str) -> bytes:
    """Return the content of a file. Raises NotACalendarError if it is too large, and OSError.

    Most files hold one event, and one call reads them whole: with thousands of files, each call counts.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        data = os.read(descriptor, _FIRST_BYTES)
        if len(data) < min(_FIRST_BYTES, MAX_BYTES):
            return data
        size = os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)
    if size > MAX_BYTES:
        raise NotACalendarError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    return Path(path).read_bytes()


def _read_events(data: bytes, days: Days, span: Span) -> tuple[tuple[BusyTime, ...], str]:
    """Return busy times and what could not be read. Raises NotACalendarError."""
    text, unreadable, zones = select_events(data, days, span.emails)
    busy: set[BusyTime] = set()
    if text:
        with _time_limit():
            for series in _group(Calendar.from_ical(text)):
                try:
                    occurrences = list(islice(_occurrences(series, span), MAX_OCCURRENCES))
                    busy.update(filter(None, (_read_event(event, span) for event in occurrences)))
                except Exception:  # whatever the parser makes of a damaged event; it is counted
                    unreadable += 1
    problems = []
    if unreadable:
        problems.append(f"{unreadable} event{'s' * (unreadable != 1)} could not be read")
    problems += [f"the time zone “{clean_line(zone, 40)}” is unknown, so yours is used" for zone in zones]
    return tuple(busy), "; ".join(problems)


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError every `EVENT_SECONDS`: a rule such as each February 30 keeps the parser busy without end.

    Only the main thread can do so.
    """

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise TimeoutError

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, EVENT_SECONDS, EVENT_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _group(calendar: Component) -> list[Calendar]:
    """Return a calendar for each event, with its exceptions."""
    series: dict[str, Calendar] = {}
    for number, event in enumerate(calendar.walk("VEVENT")):
        uid = str(event.get("UID") or number)
        if uid not in series:
            series[uid] = Calendar({name: calendar[name] for name in ("X-WR-TIMEZONE",) if name in calendar})
        series[uid].add_component(event)
    return list(series.values())


def _occurrences(series: Calendar, span: Span) -> Iterable[Component]:
    events = series.subcomponents
    if len(events) == 1 and not any(name in events[0] for name in ("RRULE", "RDATE", "EXRULE")):
        return events
    start, end = span.start.astimezone(span.zone), span.end.astimezone(span.zone)
    found: Iterable[Component] = recurring_ical_events.of(series).between(start - timedelta(days=1), end)
    return found


def _read_event(event: Component, span: Span) -> BusyTime | None:
    """Return the busy time of one occurrence; None if it takes no time of the user within the span."""
    if _is_free(event, span.emails):
        return None
    start, end = event.start, event.end  # type: ignore[attr-defined] # of Event, which occurrences are
    starts_at, ends_at = _to_utc(start, span.zone), _to_utc(end, span.zone)
    if not (starts_at < ends_at and starts_at < span.end and span.start < ends_at):
        return None
    label = clean_line(str(event.get("SUMMARY", "")), MAX_LABEL)
    all_day = not isinstance(start, datetime)
    return BusyTime(starts_at, ends_at, label, all_day=all_day, uid=clean_line(str(event.get("UID", ""))))


def _is_free(event: Component, emails: frozenset[str]) -> bool:
    """Return whether an event is canceled, marked as free, or declined by the user."""
    marks = (("STATUS", _CANCELED), ("TRANSP", "TRANSPARENT"), ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"))
    if any(str(event.get(name, "")).upper() == value for name, value in marks):
        return True
    attendees = event.get("ATTENDEE", [])
    for attendee in attendees if isinstance(attendees, list) else [attendees]:
        address = str(attendee).lower().removeprefix("mailto:")
        is_user = address in emails or str(attendee.params.get("EMAIL", "")).lower() in emails
        if is_user and str(attendee.params.get("PARTSTAT", "")).upper() == "DECLINED":
            return True
    return False


def _to_utc(moment: date | datetime, zone: tzinfo) -> datetime:
    """Return a moment in UTC. A day starts at midnight of the user, and a time without a zone is the user's."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), zone)
    return min(max(moment.replace(tzinfo=moment.tzinfo or zone).astimezone(UTC), _EARLIEST), _LATEST)
