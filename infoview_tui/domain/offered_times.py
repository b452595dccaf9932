"""Times to offer in a message: free, in both people's working hours, on different days within three weeks (R10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum, auto
from typing import NamedTuple

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.check_result import Span
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.free_hours import DEFAULT_HOURS, Interval, WeeklyHours
from infoview_tui.domain.zones import (
    WallTime,
    check_wall_time,
    find_zone,
    format_offset,
    is_same_time,
    to_utc,
    zone_city,
)

MIN_BUSINESS_DAYS = 2
"""Business days that are left out first, so that the contact has time to answer."""

MAX_DAYS = 18
"""The last time is at most this many days ahead: between two and three weeks (R10)."""

DAYS_APART = 3
"""Business days between two times, if there are enough."""

TIMES_OF_DAY = (10 * 60, 14 * 60, 16 * 60)
"""When to meet, in minutes after midnight: late morning, early and late afternoon."""

STEP_MINUTES = 30
"""Times begin on the hour or the half hour."""

BUFFER = timedelta(minutes=15)
"""Time that stays free before and after."""

THEIR_HOURS = Interval(9 * 60, 18 * 60)
"""Working hours of the contact, in minutes after midnight in their zone."""

WIDE_HOURS = Interval(7 * 60, 21 * 60)
"""Hours of a day that are offered only if the working hours of both never meet."""


class OfferHours(Enum):
    """Which hours of the two are considered: each is tried only if the one before it gives no time."""

    USUAL = auto()
    WIDE_FOR_THEM = auto()
    WIDE_FOR_BOTH = auto()

    @property
    def note(self) -> str:
        """What to know about such a time, in a few words; empty for usual hours."""
        return _HOURS_NOTES[self]


_HOURS_NOTES = {
    OfferHours.USUAL: "",
    OfferHours.WIDE_FOR_THEM: "early or late for them",
    OfferHours.WIDE_FOR_BOTH: "early or late for both of you",
}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OFFER = re.compile(
    rf"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* (?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})[a-z]*"
    r"(?:,| at) (?P<hour>\d{1,2}):(?P<minute>\d\d)(?: (?P<zone>[A-Z][\w+:-]*(?: [A-Z]\w*)*))?",
    re.IGNORECASE,
)


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5


@dataclass(frozen=True, slots=True)
class Availability:
    """When both people could talk for so many ``minutes``.

    ``hours`` are when the user is free, in ``zone``; ``their_zone`` is the contact's IANA zone, empty if it is unknown.
    ``is_business_day`` and ``is_their_business_day`` leave out holidays; weekends count if the user's hours name them.
    """

    zone: tzinfo
    minutes: int = 20
    hours: WeeklyHours = DEFAULT_HOURS
    busy: Sequence[BusyTime] = ()
    their_zone: str = ""
    is_business_day: Callable[[date], bool] = _is_weekday
    is_their_business_day: Callable[[date], bool] = _is_weekday

    def find_taker(self, at: datetime) -> BusyTime | None:
        """Return what takes a time, or the buffer around it; None if it is free."""
        start, end = at - BUFFER, at + timedelta(minutes=self.minutes) + BUFFER
        return next((busy for busy in self.busy if busy.overlaps(start, end)), None)

    def list_free(self, now: datetime, hours: OfferHours = OfferHours.USUAL) -> dict[date, list[datetime]]:
        """Return the free times (UTC) of each day that can be offered.

        The user's own hours are widened only if they are the usual ones: hours that somebody typed are kept.
        """
        their_hours = THEIR_HOURS if hours is OfferHours.USUAL else WIDE_HOURS
        is_own_wide = hours is OfferHours.WIDE_FOR_BOTH and self.hours == DEFAULT_HOURS
        days = {}
        for day in self._list_days(now):
            own_hours = (WIDE_HOURS,) if is_own_wide else self.hours.intervals(day)
            free = [at for at in self._list_times(day, own_hours) if self._suits_them(at, their_hours)]
            days[day] = [at for at in free if self.find_taker(at) is None]
        return days

    def _list_days(self, now: datetime) -> list[date]:
        today = now.astimezone(self.zone).date()
        ahead = [today + timedelta(days=number) for number in range(1, MAX_DAYS + 1)]
        business = [day for day in ahead if self.is_business_day(day)]
        if len(business) <= MIN_BUSINESS_DAYS:
            return []
        first = business[MIN_BUSINESS_DAYS]
        own = [day for day in ahead if day >= first and (self.is_business_day(day) or not _is_weekday(day))]
        return [day for day in own if self.hours.intervals(day)]

    def _list_times(self, day: date, hours: Sequence[Interval]) -> Iterator[datetime]:
        for start, end in hours:
            first = -(-start // STEP_MINUTES) * STEP_MINUTES
            for minute in range(first, end - self.minutes + 1, STEP_MINUTES):
                wall = datetime.combine(day, time(minute // 60, minute % 60))
                if check_wall_time(wall, self.zone) is WallTime.ONCE:
                    yield to_utc(wall, self.zone)

    def _suits_them(self, at: datetime, hours: Interval) -> bool:
        zone = find_zone(self.their_zone)
        if zone is None:
            return True
        there, end = at.astimezone(zone), (at + timedelta(minutes=self.minutes)).astimezone(zone)
        is_weekend = not _is_weekday(there.date()) and not _is_weekday(at.astimezone(self.zone).date())
        if not self.is_their_business_day(there.date()) and not is_weekend:
            return False
        start_minute = 60 * there.hour + there.minute
        return hours.start <= start_minute and start_minute + self.minutes <= hours.end and end.date() == there.date()


class ProposedTimes(NamedTuple):
    """Times to offer (UTC), and within which hours they are. Without times, the hours of the two never meet."""

    times: tuple[datetime, ...] = ()
    hours: OfferHours = OfferHours.USUAL


def propose_times(now: datetime, availability: Availability, count: int = len(TIMES_OF_DAY)) -> ProposedTimes:
    """Return times to offer, on different days and at different times of day."""
    for hours in OfferHours:
        days = [times for times in availability.list_free(now, hours).values() if times]
        if days:
            return ProposedTimes(_spread(days, availability.zone, count), hours)
    return ProposedTimes()


def _spread(days: Sequence[Sequence[datetime]], zone: tzinfo, count: int) -> tuple[datetime, ...]:
    """Choose one time on each of some days, as far apart as `DAYS_APART` if there are enough days."""
    apart = next((apart for apart in range(DAYS_APART, 1, -1) if apart * (count - 1) < len(days)), 1)
    chosen = days[::apart][:count]
    return tuple(_nearest(times, TIMES_OF_DAY[turn % len(TIMES_OF_DAY)], zone) for turn, times in enumerate(chosen))


def _nearest(times: Sequence[datetime], wanted: int, zone: tzinfo) -> datetime:
    return min(times, key=lambda at: (abs(_minute_of_day(at.astimezone(zone)) - wanted), at))


def _minute_of_day(local: datetime) -> int:
    return 60 * local.hour + local.minute


def format_time(at: datetime, zone: tzinfo, their_zone: str = "") -> str:
    """Format a time for a message, with its zone: ``Tue 8 Dec at 10:00 CET``.

    If the contact's clocks show another time, with both: ``Tue 8 Dec, 16:00 Berlin (10:00 New York)``.
    """
    local, theirs = at.astimezone(zone), find_zone(their_zone)
    if theirs is None or is_same_time(at, zone, theirs):
        return f"{format_weekday(local.date())} at {local:%H:%M} {_zone_label(local)}"
    there = at.astimezone(theirs)
    day = "" if there.date() == local.date() else f"{format_weekday(there.date())} "
    here = zone_city(getattr(zone, "key", "") or "") or _zone_label(local)
    return f"{format_weekday(local.date())}, {local:%H:%M} {here} ({day}{there:%H:%M} {zone_city(their_zone)})"


class OfferMention(NamedTuple):
    """A time that a text offers: where in the text, and when (UTC)."""

    span: Span
    at: datetime


def find_offers(text: str, now: datetime, zone: tzinfo) -> list[OfferMention]:
    """Return the times in a text that are written as by `format_time`; a year is that of the next such day.

    A time that names another zone than the user's is left out.
    """
    found: list[OfferMention] = []
    today = now.astimezone(zone).date()
    for match in _OFFER.finditer(text):
        try:
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            day = date(today.year, month, int(match["day"]))
            if day < today - timedelta(days=31):
                day = day.replace(year=today.year + 1)
            wall = datetime.combine(day, time(int(match["hour"]), int(match["minute"])))
        except ValueError:
            continue
        at = to_utc(wall, zone)
        if _is_own_zone(match["zone"] or "", at, zone):
            found.append(OfferMention(Span(*match.span()), at))
    return found


def _is_own_zone(name: str, at: datetime, zone: tzinfo) -> bool:
    """Whether the words after a time name the user's zone, or no other one that is known."""
    label = _zone_label(at.astimezone(zone))
    if not name or name.startswith((label, zone_city(getattr(zone, "key", "") or "") or label)):
        return True
    return not (name.split(maxsplit=1)[0].isupper() and len(name.split(maxsplit=1)[0]) > 2)


def _zone_label(local: datetime) -> str:
    """Return the abbreviation of the zone, such as CET, or its offset if it has none: ``UTC+03:00``."""
    name = local.tzname() or ""
    zone = local.tzinfo
    return name if name.isalpha() or zone is None else format_offset(local.astimezone(UTC), zone)
