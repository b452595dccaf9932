"""When a contact can meet on a trip, as typed: ``tue-thu 10-15, fri after 14``, or dates: ``8 dec 9:30-12`` (R15)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.free_hours import Interval, parse_weekly_hours
from infoview_tui.domain.sanitize import clean_line

_SATURDAY = 5
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}(?!\d|[:.h]))"
_DATED = re.compile(
    rf"(?:[a-z]{{3,9}}\.? )?(?P<first>{_DATE}|\d{{1,2}}(?=\s*(?:-|–|to)\s*\d{{1,2}} {_MONTH}))"
    rf"(?:\s*(?:-|–|to)\s*(?P<last>{_DATE}))?(?P<hours>.*)",
    re.IGNORECASE,
)


class Availability(NamedTuple):
    """The times on each day of a trip; None for any time. ``unread`` are the parts that were not understood."""

    windows: Mapping[date, tuple[Interval, ...]] | None
    unread: tuple[str, ...] = ()


def parse_availability(text: str, days: Sequence[date], order: DateOrder = DateOrder.MONTH_FIRST) -> Availability:
    """Return when a contact can meet on the days of a trip.

    Parts are separated by commas, semicolons, or lines. A part has weekdays and hours as in `free_hours`, or a date or
    a range of dates and hours. Hours alone are for the days of the part before or, at the beginning, for Monday to
    Friday. An empty text is any time from Monday to Friday, on a trip without these any time. A text of which no part
    is understood is like an empty one, so that nobody is left out because of a typing error.
    """
    found: dict[date, list[Interval]] = {}
    unread: list[str] = []
    before = working = [day for day in days if day.weekday() < _SATURDAY] or list(days)
    parts = [part for raw in re.split(r"[,;\n]", text) if (part := clean_line(raw))]
    for part in parts:
        times = _read_part(part, days, before, order)
        if times is None:
            unread.append(part)
            continue
        before = list(times) or before
        for day, intervals in times.items():
            found.setdefault(day, []).extend(intervals)
    if len(unread) == len(parts):
        any_time = (Interval(0, 24 * 60),)
        return Availability(None if len(working) == len(days) else dict.fromkeys(working, any_time), tuple(unread))
    return Availability({day: tuple(sorted(set(found[day]))) for day in sorted(found)}, tuple(unread))


def parse_hours(text: str) -> Interval | None:
    """Return the hours that a text is, such as ``9-18``, ``12:30–13:30``, or ``9am-noon``; otherwise None."""
    try:
        parse_weekly_hours(text)
    except ValueError:  # it has no days
        found = _read_hours(text)
        return found[0] if len(found) == 1 else None
    return None


def _read_part(
    part: str, days: Sequence[date], before: Sequence[date], order: DateOrder
) -> dict[date, tuple[Interval, ...]] | None:
    """Return the times of one part on the days of the trip; None if it is not understood."""
    dated = _DATED.fullmatch(part)
    if dated is not None:
        first, last = dated["first"], dated["last"] or dated["first"]
        if first.isdigit():
            first = re.sub(r"\d+", first, last, count=1)
        start, end = (parse_day(word, days[0] - timedelta(days=1), order) for word in (first, last))
        hours = _read_hours(dated["hours"])
        if start is None or end is None or not hours:
            return None
        return {day: hours for day in days if start <= day <= end}
    try:
        weekly = parse_weekly_hours(part)
    except ValueError:  # perhaps it has no days
        hours = _read_hours(part)
        return dict.fromkeys(before, hours) if hours else None
    return {day: intervals for day in days if (intervals := weekly.intervals(day))}


def _read_hours(text: str) -> tuple[Interval, ...]:
    """Return hours without days, the usual ones for an empty text; none if it is anything else."""
    try:
        return parse_weekly_hours(f"daily {text}").days[0]
    except ValueError:
        return ()
