"""Times of the demo, relative to the moment at which it opens.

The YAML files write a time in one of two ways:

- ``-3d 14:00``: a time of day three working days before today; ``+1d 10:30`` is on the next working day, ``0d 17:00``
  is today.
- ``-20h33m``, ``-39h``, ``+12m``: an exact distance from now.

A day alone is written like the first, without the time: ``+2d``, ``0d``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.timestamps import format_timestamp


class WorkdayTime(NamedTuple):
    """A time of day on the nth working day before (negative) or after today; 0 is today itself."""

    days: int
    hour: int
    minute: int


class Workday(NamedTuple):
    """The nth working day before (negative) or after today; 0 is today itself."""

    days: int


Moment = WorkdayTime | timedelta
"""A working day and time of day, or an exact distance from now."""

_WORKDAY_TIME = re.compile(r"(0|[+-][1-9]\d*)d ([01]\d|2[0-3]):([0-5]\d)")
_WORKDAY = re.compile(r"(0|[+-][1-9]\d*)d")
_DISTANCE = re.compile(r"([+-])(?=\d)(?:(\d+)h)?(?:([1-5]?\d)m)?")


def parse_moment(text: str) -> Moment:
    """Return the moment that a text such as ``-3d 14:00`` or ``-20h33m`` stands for. Raises ValueError."""
    if found := _WORKDAY_TIME.fullmatch(text):
        return WorkdayTime(int(found[1]), int(found[2]), int(found[3]))
    if found := _DISTANCE.fullmatch(text):
        distance = timedelta(hours=int(found[2] or 0), minutes=int(found[3] or 0))
        return -distance if found[1] == "-" else distance
    raise ValueError("a time is written like -3d 14:00 (working days and time of day) or -20h33m (from now)")


def parse_workday(text: str) -> Workday:
    """Return the day that a text such as ``+2d`` stands for. Raises ValueError."""
    if found := _WORKDAY.fullmatch(text):
        return Workday(int(found[1]))
    raise ValueError("a day is written like -3d (working days)")


class DemoCalendar:
    """Resolves relative moments for one opening of the demo."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        """``now`` (aware) is when the demo opens; ``zone`` is the time zone of its working days."""
        self._now = now
        self._zone = zone
        self._today = now.astimezone(zone).date()
        self._timestamps: dict[Moment, str] = {}

    def resolve(self, moment: Moment) -> datetime:
        """Return the aware moment; a time today is at least an hour ahead of now, so that it is still to come."""
        if isinstance(moment, timedelta):
            return self._now + moment
        day = self.day(moment.days)
        at = datetime.combine(day, time(moment.hour, moment.minute), self._zone)
        if moment.days == 0 and at < self._now + timedelta(hours=1):
            last = datetime.combine(day, time(23, 59), self._zone)
            return max(self._now, min(last, self._now + timedelta(hours=1)))
        return at

    def day(self, days: int) -> date:
        """Return the nth working day before (negative) or after today; 0 is today itself."""
        day, left = self._today, abs(days)
        step = timedelta(days=1 if days > 0 else -1)
        while left:
            day += step
            left -= day.weekday() < 5
        return day

    def timestamp(self, moment: Moment) -> str:
        """Return the stored form of a moment."""
        text = self._timestamps.get(moment)
        if text is None:
            text = self._timestamps[moment] = format_timestamp(self.resolve(moment))
        return text

    def optional_timestamp(self, moment: Moment | None) -> str | None:
        """Return the stored form of a moment, or None."""
        return None if moment is None else self.timestamp(moment)
