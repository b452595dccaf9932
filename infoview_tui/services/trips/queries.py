"""Trips as screens show them: meetings by day with their ways and conflicts, and why the others have no time (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

from infoview_tui.domain.busy_times import BusyKind, BusyTime
from infoview_tui.domain.enums import Answer, MessageState, TripMeetingState
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.domain.trips.availability import parse_availability
from infoview_tui.domain.trips.conflicts import find_conflicts
from infoview_tui.domain.trips.packer import explain_rest
from infoview_tui.domain.trips.rank import RankFacts, rank_contact
from infoview_tui.domain.trips.travel_times import TravelTimes, parse_travel_times
from infoview_tui.domain.trips.values import Placement, Trip, TripBlock
from infoview_tui.domain.zones import zone_or
from infoview_tui.errors import NotFoundError
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.view import MeetingView, TripView, to_packer
from infoview_tui.storage.queries.trips import trips as trip_queries
from infoview_tui.storage.queries.trips.trips import TripMeetingRow, TripRow

__all__ = ["TripRow", "find_trip", "list_trips", "read_trip"]

_NO = (Answer.NO, Answer.LATER, Answer.WRONG_PERSON, Answer.SOMEBODY_ELSE)


class TripBounds(NamedTuple):
    """The first and the last moment of a trip (UTC)."""

    start: datetime
    end: datetime


def list_trips(workspace: Workspace) -> list[TripRow]:
    """Return all trips, the earliest first."""
    return workspace.store.all(trip_queries.TRIPS)


def find_trip(workspace: Workspace, text: str, today: date) -> TripRow:
    """Return the trip to a city, by the beginning of its name or its id; of several, the next one that is not over.

    Raises NotFoundError with a sentence for the user.
    """
    wanted = sort_key(text)
    rows = list_trips(workspace)
    found = [row for row in rows if sort_key(row.city) == wanted] or [
        row for row in rows if wanted and sort_key(row.city).startswith(wanted)
    ]
    found = found or [row for row in rows if str(row.id) == text.strip()]
    if not found:
        known = ", ".join(dict.fromkeys(row.city for row in rows))
        raise NotFoundError(f"No trip to “{text}”. {f'Trips: {known}.' if known else 'There are no trips yet.'}")
    return next((row for row in found if row.last_day >= today), found[-1])


def trip_bounds(row: TripRow, zone: tzinfo) -> TripBounds:
    """Return when a trip begins and ends: midnight before its first and after its last day."""
    start = datetime.combine(row.first_day, time(), zone).astimezone(UTC)
    end = datetime.combine(row.last_day + timedelta(days=1), time(), zone).astimezone(UTC)
    return TripBounds(start, end)


def read_trip(workspace: Workspace, trip_id: int, zone: tzinfo) -> TripView:
    """Return a trip with everything that its screen shows. *zone* is for a trip without one.

    Raises NotFoundError if it does not exist.
    """
    row = workspace.store.first(trip_queries.TRIP, trip_id=trip_id)
    if row is None:
        raise NotFoundError("This trip no longer exists.")
    blocks = tuple(workspace.store.all(trip_queries.TRIP_BLOCKS, trip_id=trip_id))
    pairs, unread = parse_travel_times(row.travel_times)
    trip = Trip(
        row.city,
        zone_or(row.timezone, zone),
        row.first_day,
        row.last_day,
        row.day_start,
        row.day_end,
        row.meetings_per_day,
        TravelTimes(row.travel_minutes, row.same_area_minutes, pairs),
        tuple(TripBlock(block.label, block.starts, block.ends, block.day) for block in blocks),
    )
    bounds = trip_bounds(row, trip.zone)
    rows = workspace.store.all(
        trip_queries.TRIP_MEETINGS,
        trip_id=trip_id,
        after=format_timestamp(bounds.start),
        before=format_timestamp(bounds.end),
    )
    paths: dict[int, list[tuple[str, int]]] = {}
    for voice in workspace.store.all(trip_queries.TRIP_PATHS, trip_id=trip_id):
        paths.setdefault(voice.contact_id, []).append((voice.path, voice.voices))
    meetings = [_view_meeting(trip, meeting, paths.get(meeting.contact_id, ()), workspace) for meeting in rows]
    busy = tuple(_other_busy(list_busy(workspace, *bounds), meetings))
    problems = tuple(f"Line {line.number} of the travel times was not understood: {line.text}" for line in unread)
    return TripView(row, trip, blocks, _complete(trip, meetings, busy), busy, problems)


def _view_meeting(
    trip: Trip, row: TripMeetingRow, paths: Sequence[tuple[str, int]], workspace: Workspace
) -> MeetingView:
    """Return a meeting with its state and rank; ways, conflicts, and reasons are added later."""
    facts = RankFacts(
        row.relationship,
        row.referrer,
        row.decides_on_hiring,
        row.seniority,
        paths,
        row.is_new_organization,
        row.was_interviewed,
    )
    state = _find_state(row)
    starts_at = row.interview_at or row.starts_at
    if state is TripMeetingState.DECLINED:
        starts_at = None
    notes = [
        f"not understood: {part}"
        for part in parse_availability(row.availability, trip.days, workspace.date_order).unread
    ]
    is_set = starts_at is not None
    return MeetingView(
        row,
        state,
        starts_at,
        trip.to_local(starts_at) if starts_at else None,
        row.interview_minutes or row.minutes,
        rank_contact(facts),
        is_fixed=is_set and (row.is_locked or state is not TripMeetingState.PROPOSED),
        notes=tuple(notes),
        asked_at=row.starts_at if state is TripMeetingState.DECLINED else None,
    )


def _find_state(row: TripMeetingRow) -> TripMeetingState:
    if row.interview_at is not None:
        return TripMeetingState.CONFIRMED
    if row.state is TripMeetingState.DECLINED or (row.answer in _NO and row.state is TripMeetingState.PROPOSED):
        return TripMeetingState.DECLINED
    if row.state is TripMeetingState.CONFIRMED:  # its interview was canceled
        return TripMeetingState.PROPOSED
    if row.message_state is MessageState.SENT:
        return TripMeetingState.REQUESTED
    return row.state


def _other_busy(busy: Sequence[BusyTime], meetings: Sequence[MeetingView]) -> list[BusyTime]:
    """Return the busy times that are not meetings of this trip."""
    interviews = {meeting.row.interview_id for meeting in meetings} - {None}
    offered = {(meeting.row.contact_id, meeting.starts_at) for meeting in meetings}
    return [
        time
        for time in busy
        if not (time.kind is BusyKind.INTERVIEW and time.interview_id in interviews)
        and not (time.kind is BusyKind.OFFER and (time.contact_id, time.starts_at) in offered)
    ]


def _complete(trip: Trip, meetings: Sequence[MeetingView], busy: Sequence[BusyTime]) -> tuple[MeetingView, ...]:
    """Add ways, conflicts, and reasons, and sort."""
    open_meetings = [meeting for meeting in meetings if not meeting.is_declined]
    packed = {meeting.row.contact_id: to_packer(trip, meeting, keeps=meeting.is_fixed) for meeting in open_meetings}
    slots = {meeting.row.contact_id: meeting.slot for meeting in open_meetings if meeting.slot is not None}
    placed = [Placement(packed[contact_id], slot) for contact_id, slot in slots.items()]
    conflicts = find_conflicts(trip, placed, busy)
    reasons = explain_rest(trip, packed.values(), slots, busy) if len(slots) < len(packed) else {}
    ways = _measure_ways(trip, placed)
    completed = [
        replace(
            meeting,
            travel=ways.get(meeting.row.contact_id),
            conflicts=conflicts.get(meeting.row.contact_id, ()),
            reason=reasons.get(meeting.row.contact_id, ""),
        )
        for meeting in meetings
    ]
    return tuple(sorted(completed, key=_order))


def _measure_ways(trip: Trip, placed: Sequence[Placement]) -> dict[int, int]:
    ways: dict[int, int] = {}
    ordered = sorted(placed, key=lambda placement: (placement.slot, placement.meeting.contact_id))
    for before, after in pairwise(ordered):
        if before.slot.day == after.slot.day:
            ways[after.meeting.contact_id] = trip.travel.get(before.meeting.area, after.meeting.area)
    return ways


def _order(meeting: MeetingView) -> tuple[int, datetime, int, str, int]:
    group = 0 if meeting.slot is not None else 2 if meeting.is_declined else 1
    at = meeting.starts_at or datetime.max.replace(tzinfo=UTC)
    return group, at, -meeting.rank.points, sort_key(meeting.row.name), meeting.row.contact_id
