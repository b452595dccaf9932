"""Values of a trip: days and hours, meals and appointments, the contacts to meet, and where each is placed (R15).

Within a trip, a time is a local day and minutes after midnight, in the trip's own zone. Only `Trip.to_utc` and
`Trip.to_local` know the zone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.free_hours import Interval
from infoview_tui.domain.trips.travel_times import TravelTimes

MAX_DAYS = 31
"""The longest trip in days."""


class TripSlot(NamedTuple):
    """A local day of the trip, and the start of a meeting in minutes after midnight."""

    day: date
    start: int


@dataclass(frozen=True, slots=True)
class TripBlock:
    """A meal or a fixed appointment, in minutes after midnight; on every day if ``day`` is None."""

    label: str
    starts: int
    ends: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip: city, zone, days, the hours for meetings in minutes after midnight, and the most meetings on one day."""

    city: str
    zone: tzinfo
    first_day: date
    last_day: date
    day_start: int = 540
    day_end: int = 1080
    meetings_per_day: int = 4
    travel: TravelTimes = field(default_factory=TravelTimes)
    blocks: tuple[TripBlock, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """All days of the trip, weekends included."""
        count = min((self.last_day - self.first_day).days + 1, MAX_DAYS)
        return tuple(self.first_day + timedelta(days=index) for index in range(count))

    def to_utc(self, slot: TripSlot) -> datetime:
        """Return when a slot is (UTC)."""
        hours, minutes = divmod(slot.start, 60)
        return datetime.combine(slot.day, time(hours, minutes), self.zone).astimezone(UTC)

    def to_local(self, at: datetime) -> TripSlot:
        """Return the local day and minute of an aware moment; seconds are cut off."""
        local = at.astimezone(self.zone)
        return TripSlot(local.date(), 60 * local.hour + local.minute)

    def blocks_on(self, day: date) -> list[TripBlock]:
        """Return the meals and appointments of a day, in order."""
        found = [block for block in self.blocks if block.day in (None, day)]
        return sorted(found, key=lambda block: (block.starts, block.ends, block.label))


@dataclass(frozen=True, slots=True)
class TripMeeting:
    """A contact to meet, how much the meeting is worth (`rank.Rank.points`, at least 1), where, and for how long.

    ``windows`` are the times at which the contact can meet, for each day with any; None is any time of the trip.
    ``fixed`` is a slot to keep: it was locked, or a request went out for it.
    """

    contact_id: int
    name: str
    minutes: int = 30
    area: str = ""
    points: int = 1
    windows: Mapping[date, tuple[Interval, ...]] | None = None
    fixed: TripSlot | None = None


class Placement(NamedTuple):
    """A meeting and its slot; ``travel`` is the way from the meeting before on that day, in minutes, or None."""

    meeting: TripMeeting
    slot: TripSlot
    travel: int | None = None

    @property
    def end(self) -> int:
        """When the meeting ends, in minutes after midnight."""
        return self.slot.start + self.meeting.minutes


class Unplaced(NamedTuple):
    """A meeting without a slot, and why, as a sentence part: ``no common time on Tue``."""

    meeting: TripMeeting
    reason: str


@dataclass(frozen=True, slots=True)
class Packing:
    """The result of `packer.pack`: meetings in order of time, those without a slot by rank, and what it amounts to.

    ``points`` is the total of the placed, ``travel`` the minutes on the way: between meetings, and one usual way to
    the first of each day. ``is_best`` says that both are proved to be best: most points, then least travel.
    """

    placed: tuple[Placement, ...]
    unplaced: tuple[Unplaced, ...]
    points: int
    travel: int
    has_most_points: bool
    is_best: bool

    def on_day(self, day: date) -> Sequence[Placement]:
        """Return the placements of a day, in order."""
        return [placement for placement in self.placed if placement.slot.day == day]
