"""Day boundaries in the user's time zone, as UTC datetimes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple


class CurrentTime(NamedTuple):
    """The moment and the zone by which days are meant."""

    now: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The day in the zone."""
        return self.now.astimezone(self.zone).date()


def first_moment(day: date, zone: tzinfo) -> datetime:
    """Return the first moment (UTC) of a day in the user's time zone."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def last_moment(day: date, zone: tzinfo) -> datetime:
    """Return the last millisecond (UTC) of a day in the user's time zone."""
    return first_moment(day + timedelta(days=1), zone) - timedelta(milliseconds=1)


def past_periods(now: datetime, zone: tzinfo) -> tuple[tuple[str, datetime], ...]:
    """Return labels for past periods with their start (UTC), latest first.

    The periods are today, this week (from Monday), this month, and ``earlier``.
    """
    today = now.astimezone(zone).date()
    return (
        ("today", first_moment(today, zone)),
        ("this week", first_moment(today - timedelta(days=today.weekday()), zone)),
        ("this month", first_moment(today.replace(day=1), zone)),
        ("earlier", datetime.min.replace(tzinfo=UTC)),
    )
