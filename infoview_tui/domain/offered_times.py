"""Times to offer in a request: three within the next weeks, on different days and at different times (R10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from infoview_tui.domain.format_dates import format_weekday

MIN_BUSINESS_DAYS = 2
"""Business days that are left out first, so that the contact has time to answer."""

MAX_DAYS = 18
"""The last time is at most this many days ahead: between two and three weeks (R10)."""

DAYS_APART = 3
"""Business days between two times."""

TIMES_OF_DAY = (time(10), time(14), time(16))
"""When to meet: late morning, early and late afternoon."""

MARGIN = timedelta(hours=1)
"""Time before and after another interview that is not offered, measured from the start of each."""


def propose_times(
    now: datetime, zone: tzinfo, *, busy: Iterable[datetime] = (), is_business_day: Callable[[date], bool] | None = None
) -> tuple[datetime, ...]:
    """Return up to three times (in UTC) to offer, spread over days and times of day.

    *busy* are the starts of planned interviews. *is_business_day* says which days count; by default, weekdays.
    """
    check_day = is_business_day or _is_weekday
    today = now.astimezone(zone).date()
    days = [day for ahead in range(1, MAX_DAYS + 1) if check_day(day := today + timedelta(days=ahead))]
    taken = list(busy)
    offered: list[datetime] = []
    index = MIN_BUSINESS_DAYS
    while index < len(days) and len(offered) < len(TIMES_OF_DAY):
        free = _find_free_time(days[index], zone, len(offered), taken)
        if free is not None:
            offered.append(free)
        index += DAYS_APART if free is not None else 1
    return tuple(offered)


def format_time(at: datetime, zone: tzinfo) -> str:
    """Format a time for a message, with its weekday and the name of the zone: ``Tue 8 Dec at 10:00 CET``."""
    local = at.astimezone(zone)
    return f"{format_weekday(local.date())} at {local:%H:%M} {_format_zone(local)}"


def _find_free_time(day: date, zone: tzinfo, turn: int, taken: list[datetime]) -> datetime | None:
    for offset in range(len(TIMES_OF_DAY)):
        at = datetime.combine(day, TIMES_OF_DAY[(turn + offset) % len(TIMES_OF_DAY)], zone).astimezone(UTC)
        if all(abs(at - other) >= MARGIN for other in taken):
            return at
    return None


def _format_zone(local: datetime) -> str:
    """Return the abbreviation of the zone, such as CET, or its offset if it has none: ``UTC+03:00``."""
    name = local.tzname() or ""
    if name.isalpha():
        return name
    offset = local.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"UTC{sign}{hours:02}:{minutes:02}"


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5
