"""A day or a moment: when something is due, or when it happened, as exactly as the user said.

A day has no time zone, so it stays the same day when the user travels. A moment is the same instant everywhere, so its
day can differ between zones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Self

from infoview_tui.domain.day_bounds import first_moment
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import DamagedDataError


@dataclass(frozen=True, slots=True)
class DayOrMoment:
    """``on`` a day, or ``at`` a moment (aware). Exactly one of them is set.

    Raises ValueError if none or both are, or if the day is in the first or last year, where time zones have no room.
    """

    on: date | None = None
    at: datetime | None = None

    def __post_init__(self) -> None:
        """Check the values."""
        if (self.on is None) == (self.at is None):
            raise ValueError("either the day or the moment must be set")
        if self.on is not None and not date.min.year < self.on.year < date.max.year:
            raise ValueError("the year is out of range")

    @classmethod
    def from_columns(cls, on: date | None, at: datetime | None) -> Self | None:
        """Return what two columns of a table hold, or None if both are empty."""
        return None if on is None and at is None else cls(on, at)

    def day(self, zone: tzinfo) -> date:
        """Return the day itself, or the day of the moment in a zone."""
        return self.on if self.on is not None else self._moment.astimezone(zone).date()

    def start(self, zone: tzinfo) -> datetime:
        """Return when it begins (UTC): the moment, or the first moment of the day in a zone. To sort and to count."""
        return self._moment if self.on is None else first_moment(self.on, zone)

    def days_until(self, later: DayOrMoment, zone: tzinfo) -> float:
        """Return the days from this to *later*: whole ones if the time of one of them is not known."""
        if self.at is not None and later.at is not None:
            return (later.at - self.at).total_seconds() / 86400
        return (later.day(zone) - self.day(zone)).days

    @property
    def _moment(self) -> datetime:
        assert self.at is not None  # noqa: S101 - `__post_init__` checks it
        return self.at


def parse_stored(text: str) -> DayOrMoment:
    """Parse a stored day (``2026-12-04``) or timestamp. Raises DamagedDataError if it is neither."""
    if len(text) > len("2026-12-04"):
        return DayOrMoment(at=parse_timestamp(text))
    try:
        return DayOrMoment(date.fromisoformat(text))
    except ValueError as error:
        raise DamagedDataError(f"“{clean_line(text, 40)}” is not a valid date") from error


def stored_day_reader(bound: Callable[[date], datetime]) -> Callable[[str | None], str | None]:
    """Return a function from a stored day to a timestamp on it, by which SQL sorts days and moments.

    *bound* is which: the first or the last moment of a day. A text that is not a day is returned as it is.
    """
    known: dict[str, str] = {}

    def read_bound(day: str | None) -> str | None:
        if day is None:
            return None
        moment = known.get(day)
        if moment is None:
            try:
                moment = format_timestamp(bound(DayOrMoment(date.fromisoformat(day)).on or date.min))
            except ValueError:
                moment = day
            known[day] = moment
        return moment

    return read_bound
