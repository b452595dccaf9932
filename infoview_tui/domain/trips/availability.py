"""When a contact can meet on a trip, as typed: ``tue-thu 10-15, fri after 14``, or dates: ``8 dec 9:30-12`` (R15)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_datetime, parse_day, parse_time_span
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.trips.values import MINUTES_PER_DAY, TimeRange

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SATURDAY = 5
_PARTS_OF_DAY = {
    "morning": TimeRange(0, 12 * 60),
    "afternoon": TimeRange(12 * 60, 18 * 60),
    "evening": TimeRange(17 * 60, 1440),
}
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|h)?|noon"
_HOURS = re.compile(
    rf"(?P<days>.*?)\s*\b(?:(?P<part>morning|afternoon|evening)s?|(?P<side>after|from|before|until)\s+(?P<edge>{_CLOCK})"
    rf"|(?:from\s+|between\s+)?(?P<span>(?:{_CLOCK})\s*(?:-|–|to|until|and)\s*(?:{_CLOCK})))",
    re.IGNORECASE,
)
_SOME_DAY = datetime(2026, 1, 5, tzinfo=UTC)


class Availability(NamedTuple):
    """The times on each day of a trip; None for any time. ``unread`` are the parts that were not understood."""

    windows: Mapping[date, tuple[TimeRange, ...]] | None
    unread: tuple[str, ...] = ()


def parse_availability(text: str, days: Sequence[date], order: DateOrder = DateOrder.MONTH_FIRST) -> Availability:
    """Return when a contact can meet on the days of a trip.

    Parts are separated by commas, semicolons, or lines. A part has a weekday, a date, or a range of them, then hours;
    hours alone are for the days of the part before, or for all. An empty text is any time from Monday to Friday. A
    text of which no part is understood is like an empty one, so that nobody is left out because of a typing error.
    """
    found: dict[date, list[TimeRange]] = {}
    unread: list[str] = []
    before = _working_days(days)
    parts = [part for raw in re.split(r"[,;\n]", text) if (part := clean_line(raw))]
    for part in parts:
        hours_match = _HOURS.fullmatch(part)
        hours = _read_match(hours_match) if hours_match else TimeRange(0, MINUTES_PER_DAY)
        words = (hours_match["days"] if hours_match else part).strip(" :")
        chosen = _read_days(words, days, order) if words else before
        if hours is None or chosen is None:
            unread.append(part)
            continue
        before = chosen
        for day in chosen:
            found.setdefault(day, []).append(hours)
    if len(unread) == len(parts):
        working = _working_days(days)
        every = None if len(working) == len(days) else {day: (TimeRange(0, MINUTES_PER_DAY),) for day in working}
        return Availability(every, tuple(unread))
    return Availability({day: tuple(sorted(set(ranges))) for day, ranges in sorted(found.items())}, tuple(unread))


def _working_days(days: Sequence[date]) -> list[date]:
    """Return the days from Monday to Friday or, on a trip without any, all."""
    return [day for day in days if day.weekday() < _SATURDAY] or list(days)


def parse_hours(text: str) -> TimeRange | None:
    """Return the hours that a text is, such as ``9-18``, ``12:30–13:30``, or ``after 2pm``; otherwise None."""
    found = _HOURS.fullmatch(clean_line(text))
    return _read_match(found) if found and not found["days"] else None


def _read_match(found: re.Match[str]) -> TimeRange | None:
    if found["part"]:
        return _PARTS_OF_DAY[found["part"].lower()]
    if found["edge"]:
        at = parse_datetime(f"Jan 6 2026 {found['edge']}", _SOME_DAY)
        minute = 60 * at.hour + at.minute if at else None
        if minute is None:
            return None
        return (
            TimeRange(minute, MINUTES_PER_DAY) if found["side"].lower() in ("after", "from") else TimeRange(0, minute)
        )
    span = parse_time_span("Jan 6 2026 " + re.sub(r"\band\b", "-", found["span"]), _SOME_DAY)
    if span is None or span.end is None or span.end.date() != span.start.date() or span.end <= span.start:
        return None
    return TimeRange(60 * span.start.hour + span.start.minute, 60 * span.end.hour + span.end.minute)


def _read_days(words: str, days: Sequence[date], order: DateOrder) -> list[date] | None:
    """Return the days of a trip that words mean; None if they are not understood."""
    text = words.lower().strip()
    if text in ("any day", "every day", "daily", "all days"):
        return list(days)
    if (whole := _read_day(text, days, order)) is not None:
        return whole
    ends = re.split(r"\s*(?:-|–|—|\bto\b)\s*", text)
    if len(ends) != 2:
        listed = [_read_day(word, days, order) for word in re.split(r"\s*(?:/|\band\b|&|\s)\s*", text)]
        return None if None in listed else sorted({day for group in listed if group for day in group})
    if ends[0].isdigit() and (month := re.fullmatch(r"\d{1,2}(.*)", ends[1])):
        ends[0] += month[1]
    first, last = _weekday(ends[0]), _weekday(ends[1])
    if first is not None and last is not None:
        wanted = {(first + step) % 7 for step in range((last - first) % 7 + 1)}
        return [day for day in days if day.weekday() in wanted]
    start, end = (parse_day(word, days[0] - timedelta(days=1), order) for word in ends)
    return [day for day in days if start <= day <= end] if start is not None and end is not None else None


def _read_day(text: str, days: Sequence[date], order: DateOrder) -> list[date] | None:
    weekday = _weekday(text)
    if weekday is not None:
        return [day for day in days if day.weekday() == weekday]
    day = parse_day(text, days[0] - timedelta(days=1), order)
    return None if day is None else [day] if day in days else []


def _weekday(text: str) -> int | None:
    short = text.strip(" .").removesuffix("s")[:3]
    whole = re.fullmatch(r"(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?s?\.?", text.strip())
    return _WEEKDAYS.index(short) if whole else None
