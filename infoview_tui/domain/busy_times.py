"""Busy times: when the user has no time for an interview, and why (R10)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class BusyKind(StrEnum):
    """What takes the time: an interview, a time that is offered to a contact, or an event of the user's calendars."""

    INTERVIEW = "interview"
    OFFER = "offer"
    CALENDAR = "calendar"


class BusyTime(NamedTuple):
    """A time that is taken, from one aware UTC moment to another. The label is clean, and may be empty.

    An event of whole days goes from midnight to midnight in the user's zone. ``uid`` is set for events of calendars.
    """

    starts_at: datetime
    ends_at: datetime
    label: str = ""
    kind: BusyKind = BusyKind.CALENDAR
    all_day: bool = False
    contact_id: int | None = None
    interview_id: int | None = None
    uid: str = ""

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Return whether it takes part of the time between two moments. One that only touches it does not."""
        return self.starts_at < end and start < self.ends_at


class CalendarReading(NamedTuple):
    """What calendar files say: busy times in order, and a sentence for each file that could not be read."""

    busy: tuple[BusyTime, ...] = ()
    problems: tuple[str, ...] = ()
