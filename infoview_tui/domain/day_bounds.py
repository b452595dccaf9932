"""Where the person's days begin and end, as moments in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple


class CurrentTime(NamedTuple):
    """The moment and the zone by which days are meant."""

    now: datetime
    zone: tzinfo


def start_of_day(now: datetime, zone: tzinfo, days: int = 0) -> datetime:
    """Return when the day begins that is *days* after today in the person's zone."""
    return _midnight(now.astimezone(zone).date() + timedelta(days=days), zone)


def end_of_day(now: datetime, zone: tzinfo, days: int = 0) -> datetime:
    """Return the last millisecond of the day that is *days* after today in the person's zone."""
    return start_of_day(now, zone, days + 1) - timedelta(milliseconds=1)


def past_periods(now: datetime, zone: tzinfo) -> tuple[tuple[str, datetime], ...]:
    """Return what a moment of the past is called, each with where it begins, the latest first.

    Today, this week (from Monday), this month; all before them is ``earlier``.
    """
    today = now.astimezone(zone).date()
    return (
        ("today", _midnight(today, zone)),
        ("this week", _midnight(today - timedelta(days=today.weekday()), zone)),
        ("this month", _midnight(today.replace(day=1), zone)),
        ("earlier", datetime.min.replace(tzinfo=UTC)),
    )


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
