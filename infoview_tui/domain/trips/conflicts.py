"""What speaks against a time that was chosen by hand: it is named, never blocked (R15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.free_hours import Interval
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.domain.trips.values import Placement, Trip


def find_conflicts(
    trip: Trip, placed: Iterable[Placement], busy: Iterable[BusyTime] = ()
) -> dict[int, tuple[str, ...]]:
    """Return what speaks against the slots of meetings, by the contact's id, as sentence parts: ``overlaps Lunch``."""
    by_day: dict[date, list[Placement]] = {}
    for placement in placed:
        by_day.setdefault(placement.slot.day, []).append(placement)
    found: dict[int, list[str]] = {}
    for placements in by_day.values():
        ordered = sorted(placements, key=lambda placement: (placement.slot.start, placement.meeting.contact_id))
        for placement in ordered:
            reasons = found.setdefault(placement.meeting.contact_id, [])
            reasons += _check_alone(trip, placement)
            reasons += _check_busy(trip, placement, busy)
        _check_order(trip, ordered, found)
        for extra in ordered[trip.meetings_per_day :]:
            found[extra.meeting.contact_id].append(f"more than {trip.meetings_per_day} meetings on this day")
    return {contact_id: tuple(reasons) for contact_id, reasons in found.items() if reasons}


def _check_alone(trip: Trip, placement: Placement) -> list[str]:
    meeting, (day, start), end = placement.meeting, placement.slot, placement.end
    if not trip.first_day <= day <= trip.last_day:
        return ["not a day of the trip"]
    reasons = []
    if start < trip.day_start:
        reasons.append(f"before {format_minute(trip.day_start)}")
    if end > trip.day_end:
        reasons.append(f"ends after {format_minute(trip.day_end)}")
    if meeting.windows is not None and not _is_within(meeting.windows, day, start, end):
        reasons.append(f"{meeting.name} is not free then")
    reasons += [f"overlaps {block.label}" for block in trip.blocks_on(day) if block.starts < end and start < block.ends]
    return reasons


def _is_within(windows: Mapping[date, Sequence[Interval]], day: date, start: int, end: int) -> bool:
    return any(window.start <= start and end <= window.end for window in windows.get(day, ()))


def _check_busy(trip: Trip, placement: Placement, busy: Iterable[BusyTime]) -> list[str]:
    starts_at = trip.to_utc(placement.slot)
    ends_at = trip.to_utc(placement.slot._replace(start=placement.end)) if placement.end < 1440 else starts_at
    return [
        f"overlaps {time.label or 'a busy time'}"
        for time in busy
        if not time.all_day and time.overlaps(starts_at, ends_at)
    ]


def _check_order(trip: Trip, ordered: Sequence[Placement], found: dict[int, list[str]]) -> None:
    for before, after in pairwise(ordered):
        here, there = before.meeting, after.meeting
        room, way = after.slot.start - before.end, trip.travel.get(here.area, there.area)
        if room < 0:
            found[here.contact_id].append(f"overlaps {there.name}")
            found[there.contact_id].append(f"overlaps {here.name}")
        elif room < way:
            place = here.area or here.name
            found[there.contact_id].append(f"{room} min after {here.name}, but {way} min from {place}")
