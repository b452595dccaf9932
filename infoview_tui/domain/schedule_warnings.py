"""What speaks against the time of an appointment: named before it is saved, and never a reason to refuse it (R10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.busy_times import BusyKind, BusyTime
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import (
    WallTime,
    check_wall_time,
    find_zone,
    is_same_time,
    to_wall,
    zone_city,
    zone_country,
)

EARLIEST, LATEST = time(7), time(21)
"""Between which times of day nobody is disturbed."""

MAX_LABEL = 40
"""The most characters of an event's name that are shown."""


class Surroundings(NamedTuple):
    """What an appointment is compared with: the time, the user's calendar, the contact, and what takes time then.

    ``now`` is aware; ``who`` is how the contact is called, ``theirs`` their IANA zone, empty if it is not known.
    """

    now: datetime
    calendar: BusinessCalendar
    who: str = ""
    theirs: str = ""
    busy: Sequence[BusyTime] = ()


def list_warnings(appointment: Appointment, around: Surroundings, skipped: datetime | None = None) -> list[str]:
    """Return a sentence for each thing that speaks against the time of an appointment, the weightiest first.

    *skipped* is the wall time that was typed, if the clocks skip it. Of one that is over, only overlaps are named.
    """
    warnings = list(_find_overlaps(appointment, around))
    if appointment.is_over(around.now):
        return warnings
    if appointment.starts_at < around.now:
        warnings.append("It has begun already.")
    warnings += _find_clock_changes(appointment, around.calendar.zone, skipped)
    warnings += _find_days_off(appointment, around)
    warnings += _find_night(appointment, around)
    return warnings


def _find_overlaps(appointment: Appointment, around: Surroundings) -> Iterator[str]:
    for busy in around.busy:
        if not busy.overlaps(appointment.starts_at, appointment.ends_at):
            continue
        start = busy.starts_at.astimezone(around.calendar.zone)
        minutes = round((busy.ends_at - busy.starts_at).total_seconds() / 60)
        label = clean_line(busy.label, MAX_LABEL)
        if busy.kind is BusyKind.INTERVIEW:
            yield f"You already have an interview at {start:%H:%M} with {label} ({minutes} min)."
        elif busy.kind is BusyKind.OFFER:
            yield f"You offered this time to {label}."
        else:
            named = f"“{label}”" if label else "another event"
            yield f"Your calendar has {named} {'that day' if busy.all_day else f'at {start:%H:%M} ({minutes} min)'}."


def _find_clock_changes(appointment: Appointment, mine: tzinfo, skipped: datetime | None) -> Iterator[str]:
    zone = find_zone(appointment.zone) or mine
    wall = to_wall(appointment.starts_at, zone)
    if skipped is not None:
        yield f"The clocks are put forward over {skipped:%H:%M}, so it is {wall:%H:%M}."
    elif check_wall_time(wall, zone) is WallTime.TWICE:
        yield f"{wall:%H:%M} comes twice, since the clocks are put back."


def _find_days_off(appointment: Appointment, around: Surroundings) -> Iterator[str]:
    """Yield weekends and public holidays, the contact's and the user's; one for both only once."""
    mine = _name_day_off(around.calendar, appointment.starts_at.astimezone(around.calendar.zone).date())
    zone = find_zone(around.theirs)
    theirs = ""
    if zone is not None:
        country = zone_country(around.theirs)
        own = around.calendar.country
        calendar = BusinessCalendar(own if own.partition("-")[0] == country else country, zone)
        theirs = _name_day_off(calendar, appointment.starts_at.astimezone(zone).date())
    if mine and mine == theirs:
        yield f"{mine}."
        return
    if theirs:
        yield f"{theirs} for {around.who or 'them'}."
    if mine:
        yield f"{mine}{' for you' if zone is not None else ''}."


def _name_day_off(calendar: BusinessCalendar, day: date) -> str:
    if holiday := calendar.holiday_name(day):
        return f"{format_weekday(day)} is a public holiday ({clean_line(holiday, MAX_LABEL)})"
    return f"{format_weekday(day)} falls on a weekend" if calendar.is_weekend(day) else ""


def _find_night(appointment: Appointment, around: Surroundings) -> Iterator[str]:
    """Yield the time of day if the contact sleeps; one whose zone is not known is in the user's."""
    mine = around.calendar.zone
    zone = find_zone(around.theirs) or mine
    there = appointment.starts_at.astimezone(zone)
    if EARLIEST <= there.time() < LATEST:
        return
    if is_same_time(appointment.starts_at, mine, zone):
        yield f"It is night: {there:%H:%M}."
    else:
        yield f"It is night for {around.who or 'them'}: {there:%H:%M} in {zone_city(around.theirs)}."
