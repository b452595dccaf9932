"""Packs the meetings of a trip into its days: most points first, then least travel, then as early as possible (R15).

Up to `MAX_EXACT` meetings, the result is searched for until points and travel are proved to be best, or until a limit
of steps is reached; the packing says which. Above, it is found greedily by rank and then improved. The result does not
depend on the order of the meetings, and is the same on each run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations
from math import comb

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.free_hours import Interval
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.trips.day_table import DayTable
from infoview_tui.domain.trips.exact import ExactSearch, Proof
from infoview_tui.domain.trips.least_travel import list_least_travels
from infoview_tui.domain.trips.local_search import Assignment, DayCosts, assign_greedily, improve, list_splits
from infoview_tui.domain.trips.unplaced import explain_unplaced
from infoview_tui.domain.trips.values import (
    Packing,
    Placement,
    Trip,
    TripMeeting,
    TripSlot,
    Unplaced,
)

MAX_EXACT = 20
"""The most meetings for which the best packing is proved."""

MAX_SETS = 7_000
"""The most sets of meetings for one day for which it is proved: 20 meetings with four a day have 6,196."""

MAX_TRIES = 30
"""How many other divisions of two days are tried to be earlier."""


def pack(
    trip: Trip, meetings: Iterable[TripMeeting], busy: Iterable[BusyTime] = (), now: datetime | None = None
) -> Packing:
    """Place meetings into the days of a trip, and say why the others have no place.

    Meetings keep within the hours, the contacts' own times, and the limit a day, and clear of meals, appointments, busy
    times, and one another with the way in between. Fixed ones keep their slots, whatever they overlap. Busy times of
    whole days are not counted, as the trip itself may be one in a calendar. Nothing new starts before *now*.
    """
    ranked = sorted(meetings, key=lambda meeting: (-meeting.points, meeting.contact_id))
    taken = split_by_day(trip, busy)
    tables = [DayTable(trip, day, ranked, taken.get(day, ()), _opens(trip, day, now)) for day in trip.days]
    points = [meeting.points for meeting in ranked]
    sets = sum(comb(len(ranked), size) for size in range(trip.meetings_per_day + 1))
    is_small = len(ranked) <= MAX_EXACT and sets <= MAX_SETS
    least = list_least_travels(tables[0], max(1, trip.meetings_per_day)) if is_small else {}
    costs = DayCosts(tables, points, least)
    good = improve(costs, assign_greedily(costs))
    proof = ExactSearch(costs, good).run() if is_small else Proof(good, most_points=False, is_best=False)
    proof = proof._replace(assignment=_bring_forward(costs, proof.assignment))
    return _build_packing(trip, ranked, tables, proof)


def explain_rest(
    trip: Trip, meetings: Iterable[TripMeeting], slots: Mapping[int, TripSlot], busy: Iterable[BusyTime] = ()
) -> dict[int, str]:
    """Return why meetings have no slot, by the contact's id; *slots* are those of the others, fixed or not."""
    ranked = sorted(meetings, key=lambda meeting: (-meeting.points, meeting.contact_id))
    taken = split_by_day(trip, busy)
    tables = [DayTable(trip, day, ranked, taken.get(day, ()), 0) for day in trip.days]
    chosen = [
        sum(
            1 << index
            for index in table.open
            if (slot := slots.get(ranked[index].contact_id)) is not None and slot.day == table.day
        )
        for table in tables
    ]
    return {
        meeting.contact_id: explain_unplaced(trip, tables, chosen, index)
        for index, meeting in enumerate(ranked)
        if meeting.fixed is None and meeting.contact_id not in slots
    }


def split_by_day(trip: Trip, busy: Iterable[BusyTime]) -> dict[date, list[Interval]]:
    """Return the busy times on each day of a trip, in local minutes; those of whole days are left out."""
    found: dict[date, list[Interval]] = {}
    days = set(trip.days)
    for time in busy:
        if time.all_day or time.ends_at <= time.starts_at:
            continue
        first, last = trip.to_local(time.starts_at), trip.to_local(time.ends_at)
        day = first.day
        while day <= last.day:
            start = first.start if day == first.day else 0
            end = last.start if day == last.day else DAY_MINUTES
            if day in days and start < end:
                found.setdefault(day, []).append(Interval(start, end))
            day += timedelta(days=1)
    return found


def _opens(trip: Trip, day: date, now: datetime | None) -> int:
    """Return the minute at which new meetings can begin on a day."""
    if now is None:
        return 0
    today = trip.to_local(now)
    if day == today.day:
        return today.start + 1
    return 0 if day > today.day else DAY_MINUTES


def _bring_forward(costs: DayCosts, assignment: Assignment) -> Assignment:
    """Divide the meetings of two days anew, with equal travel, as long as all of them are earlier in total."""
    days = list(assignment.days)
    tries = 0
    changed = True
    while changed:
        changed = False
        for early, late in combinations(range(len(days)), 2):
            lateness = _measure_lateness(costs, early, late, (days[early], days[late]))
            for here, there in list_splits(days[early], days[late]):
                if here.bit_count() < days[early].bit_count() or not _is_equal(
                    costs, early, late, (days[early], days[late]), (here, there)
                ):
                    continue
                tries += 1
                if tries > MAX_TRIES:
                    return Assignment(tuple(days), assignment.points, assignment.travel)
                new = _measure_lateness(costs, early, late, (here, there))
                if new < lateness:
                    days[early], days[late], lateness, changed = here, there, new, True
                    break
    return Assignment(tuple(days), assignment.points, assignment.travel)


def _is_equal(costs: DayCosts, early: int, late: int, old: tuple[int, int], new: tuple[int, int]) -> bool:
    """Return whether the sets fit into two days with as much travel as others."""
    needed = (costs.get(early, old[0]) or 0) + (costs.get(late, old[1]) or 0)
    if costs.at_least(early, new[0]) + costs.at_least(late, new[1]) > needed:
        return False
    here, there = costs.get(early, new[0]), costs.get(late, new[1])
    return here is not None and there is not None and here + there == needed


def _measure_lateness(costs: DayCosts, early: int, late: int, masks: tuple[int, int]) -> tuple[int, int, int]:
    """Return the sum of the starts on two days, in minutes; of equal sums, better ranks come first."""
    apart = (costs.tables[late].day - costs.tables[early].day).days * DAY_MINUTES
    plans = ((0, costs.tables[early].plan(masks[0])), (apart, costs.tables[late].plan(masks[1])))
    starts = [(index, offset + start) for offset, plan in plans if plan for index, start in plan.starts]
    return (
        sum(start for _, start in starts),
        sum(costs.points[index] * start for index, start in starts),
        -sum(index * start for index, start in starts),
    )


def _build_packing(trip: Trip, ranked: Sequence[TripMeeting], tables: Sequence[DayTable], proof: Proof) -> Packing:
    best = proof.assignment
    placed: list[Placement] = []
    for table, mask in zip(tables, best.days, strict=True):
        plan = table.plan(mask)
        starts = plan.starts if plan is not None else [(index, table.starts[index][0]) for index in table.fixed]
        before: TripMeeting | None = None
        for index, start in starts:
            meeting = ranked[index]
            way = trip.travel.get(before.area, meeting.area) if before else None
            placed.append(Placement(meeting, TripSlot(table.day, start), way))
            before = meeting
    inside = {placement.meeting.contact_id for placement in placed}
    elsewhere = [meeting for meeting in ranked if meeting.fixed is not None and meeting.contact_id not in inside]
    placed += [Placement(meeting, meeting.fixed) for meeting in elsewhere if meeting.fixed]
    placed.sort(key=lambda placement: (placement.slot, placement.meeting.contact_id))
    inside |= {meeting.contact_id for meeting in elsewhere}
    unplaced = tuple(
        Unplaced(ranked[index], explain_unplaced(trip, tables, best.days, index))
        for index in range(len(ranked))
        if ranked[index].contact_id not in inside
    )
    points = sum(placement.meeting.points for placement in placed)
    return Packing(tuple(placed), unplaced, points, best.travel, proof.most_points or not unplaced, proof.is_best)
