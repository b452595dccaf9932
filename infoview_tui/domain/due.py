"""When something is due: on a day, wherever the user is by then, or at a moment.

Everything that compares or sorts due dates does it here, with the user's zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from infoview_tui.domain.day_bounds import last_moment
from infoview_tui.domain.day_or_moment import DayOrMoment, parse_stored


@dataclass(frozen=True, slots=True)
class Due(DayOrMoment):
    """When something is due: on a day, or at a moment."""

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


def parse_stored_due(text: str) -> Due:
    """Parse a stored day or timestamp, as `parse_stored` does."""
    stored = parse_stored(text)
    return Due(stored.on, stored.at)
