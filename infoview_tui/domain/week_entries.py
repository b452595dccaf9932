"""Entries of the calendar week: interviews, offered times, meetings of a trip, and busy times (R10, R15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WeekEntryKind(StrEnum):
    """What an entry is. The values are part of ``infoview week --json``."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    OFFER = "offered"
    TRIP = "trip"
    BUSY = "busy"


ENTRY_SIGNS = {
    WeekEntryKind.PLANNED: "○",
    WeekEntryKind.RUNNING: "●",
    WeekEntryKind.HELD: "✓",
    WeekEntryKind.OFFER: "?",
    WeekEntryKind.TRIP: "▲",
    WeekEntryKind.BUSY: "",
}
"""The sign before the name, so that the kind never depends on color. Busy times are hatched instead."""

ENTRY_NAMES = {
    WeekEntryKind.PLANNED: "interview",
    WeekEntryKind.RUNNING: "interview, running",
    WeekEntryKind.HELD: "interview, held",
    WeekEntryKind.OFFER: "offered, no answer yet",
    WeekEntryKind.TRIP: "meeting of a trip",
    WeekEntryKind.BUSY: "busy",
}
"""What an entry is, in words."""


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """Something that takes time in a week, from one aware UTC moment to another.

    ``label`` is the contact's name, or the title of a calendar's event, which may be empty. ``place`` says how and
    where; ``zone`` is the contact's IANA zone, empty if not set. Busy times have no contact.
    """

    kind: WeekEntryKind
    starts_at: datetime
    ends_at: datetime
    label: str = ""
    place: str = ""
    zone: str = ""
    all_day: bool = False
    contact_id: int | None = None
    interview_id: int | None = None
    offer_id: int | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is with a contact, so that it can be opened; the others come from calendars."""
        return self.contact_id is not None

    @property
    def minutes(self) -> int:
        """Its length in minutes."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)
