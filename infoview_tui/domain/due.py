"""When something is due: on a day, wherever the user is by then, or at a moment.

A day has no time zone, so it stays the same day when the user travels. A moment is the same instant everywhere, so its
day can differ between zones. Everything that compares or sorts due dates does it here, with the user's zone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from infoview_tui.domain.day_bounds import last_moment
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import DamagedDataError


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: ``on`` a day, or ``at`` a moment (aware). Exactly one of them is set.

    Raises ValueError if none or both are, or if the day is in the first or last year, where time zones have no room.
    """

    on: date | None = None
    at: datetime | None = None

    def __post_init__(self) -> None:
        """Check the values."""
        if (self.on is None) == (self.at is None):
            raise ValueError("something is due either on a day or at a moment")
        if self.on is not None and not date.min.year < self.on.year < date.max.year:
            raise ValueError("the year is out of range")

    def day(self, zone: tzinfo) -> date:
        """Return the day on which it is due: a day itself, or the day of a moment in a zone."""
        return self.on if self.on is not None else self._moment.astimezone(zone).date()

    def deadline(self, zone: tzinfo) -> datetime:
        """Return until when it is not overdue (UTC): the moment, or the last millisecond of the day in a zone."""
        return self._moment if self.on is None else last_moment(self.on, zone)

    def is_due(self, now: datetime, zone: tzinfo) -> bool:
        """Return whether it is due now or overdue: the day has begun in a zone, or the moment has come."""
        return self.on <= now.astimezone(zone).date() if self.on is not None else self._moment <= now

    def is_overdue(self, now: datetime, zone: tzinfo) -> bool:
        """Return whether it should have been done: the day is over in a zone, or the moment is past."""
        return self.deadline(zone) < now

    def plus_days(self, days: int, zone: tzinfo) -> Due:
        """Return the same a number of days later: a moment keeps its time of day in a zone."""
        if self.on is not None:
            return Due(self.on + timedelta(days=days))
        return Due(at=(self._moment.astimezone(zone) + timedelta(days=days)).astimezone(UTC))

    @property
    def _moment(self) -> datetime:
        assert self.at is not None  # noqa: S101 - `__post_init__` checks it
        return self.at


def parse_stored_due(text: str) -> Due:
    """Parse a stored day (``2026-12-04``) or timestamp. Raises DamagedDataError if it is neither."""
    if len(text) > len("2026-12-04"):
        return Due(at=parse_timestamp(text))
    try:
        return Due(date.fromisoformat(text))
    except ValueError as error:
        raise DamagedDataError(f"“{clean_line(text, 40)}” is not a valid date") from error


def deadline_reader(zone: tzinfo) -> Callable[[str | None], str | None]:
    """Return a function from a stored day to the timestamp of its end in a zone, by which SQL sorts days and moments.

    A text that is not a day is returned as it is.
    """
    known: dict[str, str] = {}

    def read_deadline(day: str | None) -> str | None:
        if day is None:
            return None
        deadline = known.get(day)
        if deadline is None:
            try:
                deadline = format_timestamp(Due(date.fromisoformat(day)).deadline(zone))
            except ValueError:
                deadline = day
            known[day] = deadline
        return deadline

    return read_deadline
