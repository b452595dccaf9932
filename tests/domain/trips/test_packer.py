"""The packer keeps every rule, is as good as trying everything, and does not depend on the order of its input (R15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import combinations, pairwise, permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings, strategies as st

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.free_hours import Interval
from infoview_tui.domain.trips.day_table import DayTable
from infoview_tui.domain.trips.local_search import DayCosts, assign_greedily
from infoview_tui.domain.trips.packer import explain_rest, pack, split_by_day
from infoview_tui.domain.trips.travel_times import TravelTime, TravelTimes
from infoview_tui.domain.trips.values import Packing, Trip, TripBlock, TripMeeting, TripSlot

MONDAY = date(2026, 12, 7)
BERLIN = ZoneInfo("Europe/Berlin")
AREAS = ("", "Mitte", "Wedding", "Kreuzberg")


@st.composite
def trips(draw: st.DrawFn, *, hours: int, days: int) -> Trip:
    """Trips with blocks and ways, some of which are shorter over a third district."""
    pairs = st.builds(TravelTime, st.sampled_from(AREAS), st.sampled_from(AREAS), st.sampled_from((0, 15, 40, 95)))
    starts = st.integers(9 * 4, (9 + hours) * 4 - 1).map(lambda quarter: 15 * quarter)
    on_days = st.one_of(st.none(), st.integers(0, days - 1).map(lambda index: MONDAY + timedelta(days=index)))
    blocks = st.builds(
        lambda at, length, day: TripBlock("Block", at, at + length, day), starts, st.sampled_from((15, 60)), on_days
    )
    return Trip(
        "Berlin",
        BERLIN,
        MONDAY,
        MONDAY + timedelta(days=days - 1),
        540,
        540 + 60 * hours,
        draw(st.integers(1, 3)),
        TravelTimes(30, 10, tuple(draw(st.lists(pairs, max_size=3)))),
        tuple(draw(st.lists(blocks, max_size=2))),
    )


@st.composite
def meetings_of(draw: st.DrawFn, trip: Trip, *, most: int, fixed: bool = True) -> list[TripMeeting]:
    """Meetings with hours of their own; a few are fixed, even where they overlap something."""
    found = []
    for contact_id in range(draw(st.integers(0, most))):
        starts = st.integers(trip.day_start // 15, trip.day_end // 15 - 1).map(lambda quarter: 15 * quarter)
        window = st.builds(lambda at, length: Interval(at, at + length), starts, st.sampled_from((30, 45, 90, 240)))
        windows = draw(
            st.one_of(st.none(), st.dictionaries(st.sampled_from(trip.days), window.map(lambda one: (one,))))
        )
        slots = st.one_of(st.none(), st.none(), st.none(), st.builds(TripSlot, st.sampled_from(trip.days), starts))
        found.append(
            TripMeeting(
                contact_id,
                f"Person {contact_id}",
                draw(st.sampled_from((20, 30, 60))),
                draw(st.sampled_from(AREAS)),
                draw(st.integers(1, 4)),
                windows,
                draw(slots) if fixed else None,
            )
        )
    return found


def free_minutes(trip: Trip, day: date, start: int, end: int) -> int:
    """Count the minutes between two times that are in no block."""
    blocks = trip.blocks_on(day)
    return sum(not any(block.starts <= minute < block.ends for block in blocks) for minute in range(start, end))


def list_starts(trip: Trip, meeting: TripMeeting) -> Iterator[TripSlot]:
    """Yield the slots at which a meeting could start: on the half hour, or else when its window opens."""
    for day in trip.days:
        windows = [Interval(0, 1440)] if meeting.windows is None else meeting.windows.get(day, ())
        for window in windows:
            first, last = max(window.start, trip.day_start), min(window.end, trip.day_end) - meeting.minutes
            fits = [
                start
                for start in range(first, last + 1)
                if (start % 30 == 0 or start == first)
                and free_minutes(trip, day, start, start + meeting.minutes) == meeting.minutes
            ]
            on_grid = [start for start in fits if start % 30 == 0]
            yield from (TripSlot(day, start) for start in on_grid or fits)


def travel_of(trip: Trip, plan: Sequence[tuple[TripMeeting, TripSlot]]) -> int | None:
    """Return the travel of a plan in minutes, with the usual way to the first of each day; None if it breaks a rule."""
    total = 0
    for day in trip.days:
        today = sorted(((slot.start, meeting.contact_id, meeting) for meeting, slot in plan if slot.day == day))
        if len(today) > trip.meetings_per_day and any(meeting.fixed is None for _, _, meeting in today):
            return None
        total += trip.travel.between if today else 0
        for (start, _, one), (other_start, _, other) in pairwise(today):
            way = trip.travel.get(one.area, other.area)
            total += way
            if one.fixed is None or other.fixed is None:
                end = start + one.minutes
                if end > other_start or free_minutes(trip, day, end, other_start) < way:
                    return None
    return total


def try_everything(trip: Trip, meetings: Sequence[TripMeeting]) -> tuple[int, int]:
    """Return the most points, and the least travel with them, of all plans."""
    fixed = [(meeting, meeting.fixed) for meeting in meetings if meeting.fixed is not None]
    best = (sum(meeting.points for meeting, _ in fixed), -(travel_of(trip, fixed) or 0))

    def extend(rest: Sequence[TripMeeting], plan: list[tuple[TripMeeting, TripSlot]]) -> None:
        nonlocal best
        if not rest:
            travel = travel_of(trip, plan)
            if travel is not None:
                best = max(best, (sum(meeting.points for meeting, _ in plan), -travel))
            return
        extend(rest[1:], plan)
        for slot in list_starts(trip, rest[0]):
            extend(rest[1:], [*plan, (rest[0], slot)])

    extend([meeting for meeting in meetings if meeting.fixed is None], fixed)
    return best


def check_rules(trip: Trip, meetings: Sequence[TripMeeting], packing: Packing) -> None:
    """Check that nothing new overlaps, is outside its hours, or moved though it was fixed; everybody is somewhere."""
    plan = [(placement.meeting, placement.slot) for placement in packing.placed]
    assert travel_of(trip, plan) == packing.travel
    for meeting, slot in plan:
        assert slot == meeting.fixed or (meeting.fixed is None and slot in list_starts(trip, meeting))
    unplaced = [one.meeting.contact_id for one in packing.unplaced]
    assert sorted([*(meeting.contact_id for meeting, _ in plan), *unplaced]) == [one.contact_id for one in meetings]
    assert all(one.reason for one in packing.unplaced)
    assert packing.points == sum(meeting.points for meeting, _ in plan)


@settings(max_examples=40)
@given(st.data())
def test_small_trips_are_packed_as_well_as_by_trying_everything(data: st.DataObject) -> None:
    trip = data.draw(trips(hours=2, days=2))
    meetings = data.draw(meetings_of(trip, most=4))
    packing = pack(trip, meetings)
    check_rules(trip, meetings, packing)
    assert packing.is_best
    assert (packing.points, -packing.travel) == try_everything(trip, meetings)


def try_all_sets(trip: Trip, meetings: Sequence[TripMeeting]) -> tuple[int, int]:
    """Return the most points, and the least travel with them, from the least travel of every set on every day."""
    starts: dict[tuple[int, date], list[int]] = {}
    for meeting in meetings:
        for slot in list_starts(trip, meeting):
            starts.setdefault((meeting.contact_id, slot.day), []).append(slot.start)

    def travel_in_order(day: date, order: Sequence[TripMeeting]) -> int | None:
        end, total = 0, 0
        before: TripMeeting | None = None
        for meeting in order:
            way = trip.travel.get(before.area, meeting.area) if before else 0
            fits = (
                start
                for start in starts.get((meeting.contact_id, day), ())
                if start >= end and free_minutes(trip, day, end, start) >= way
            )
            start = min(fits, default=None)
            if start is None:
                return None
            total += way if before else trip.travel.between
            end, before = start + meeting.minutes, meeting
        return total

    best = {0: (0, 0)}
    for day in trip.days:
        longer = dict(best)
        for size in range(1, trip.meetings_per_day + 1):
            for chosen in combinations(range(len(meetings)), size):
                ways = [travel_in_order(day, [meetings[one] for one in order]) for order in permutations(chosen)]
                least = min((way for way in ways if way is not None), default=None)
                mask, points = sum(1 << one for one in chosen), sum(meetings[one].points for one in chosen)
                for used, (before, travel) in best.items() if least is not None else ():
                    if not used & mask:
                        total = before + points, travel - (least or 0)
                        longer[used | mask] = max(longer.get(used | mask, total), total)
        best = longer
    return max(best.values())


@settings(max_examples=6, phases=[Phase.generate])
@given(st.data())
def test_full_days_are_packed_as_well_as_by_trying_all_sets(data: st.DataObject) -> None:
    trip = data.draw(trips(hours=3, days=3))
    meetings = data.draw(meetings_of(trip, most=8, fixed=False))
    packing = pack(trip, meetings)
    assert (packing.has_most_points, packing.is_best) == (True, True)
    assert (packing.points, -packing.travel) == try_all_sets(trip, meetings)


@settings(max_examples=25, phases=[Phase.generate])
@given(st.data())
def test_larger_trips_keep_every_rule_and_are_not_worse_than_greedy(data: st.DataObject) -> None:
    trip = data.draw(trips(hours=6, days=4))
    meetings = data.draw(meetings_of(trip, most=14))
    packing = pack(trip, meetings)
    check_rules(trip, meetings, packing)
    ranked = sorted(meetings, key=lambda meeting: (-meeting.points, meeting.contact_id))
    tables = [DayTable(trip, day, ranked, (), 0) for day in trip.days]
    greedy = assign_greedily(DayCosts(tables, [meeting.points for meeting in ranked], {}))
    fixed = sum(meeting.points for meeting in meetings if meeting.fixed)
    assert (packing.points, -packing.travel) >= (greedy.points + fixed, -greedy.travel)
    assert pack(trip, data.draw(st.permutations(meetings))) == packing


person = partial(TripMeeting, area="Mitte")


TRIP = Trip("Berlin", BERLIN, MONDAY, MONDAY + timedelta(days=1), 540, 720, 2)


def test_reasons_say_why_somebody_has_no_time() -> None:
    tuesday = MONDAY + timedelta(days=1)
    meetings = [
        *(person(index, f"Person {index}", points=5) for index in range(4)),
        person(4, "Low", points=1),
        person(5, "Equal", points=5, windows={MONDAY: (Interval(540, 720),)}),
        person(6, "Away", windows={}),
        person(7, "Early", windows={tuesday: (Interval(300, 540),)}),
    ]
    packing = pack(TRIP, meetings)
    assert {one.meeting.name: one.reason for one in packing.unplaced} == {
        "Low": "all days are full; ranks lower than Person 3",
        "Equal": "Mon is full; ranks no higher than Person 1",
        "Away": "not free from Mon to Tue",
        "Early": "no common time on Tue",
    }
    far = replace(TRIP, last_day=MONDAY, day_end=630, travel=TravelTimes(40, 10))
    slots = {placement.meeting.contact_id: placement.slot for placement in pack(far, meetings[:1]).placed}
    assert explain_rest(far, [meetings[0], person(9, "Far", area="Wedding")], slots) == {
        9: "would need 40 min from Mitte on Mon"
    }


def test_meetings_are_as_early_as_possible_and_near_ones_on_one_day() -> None:
    areas = ("Mitte", "Wedding", "Mitte", "Wedding")
    packing = pack(TRIP, [person(index, f"Person {index}", area=area) for index, area in enumerate(areas)])
    assert [(placement.slot.day.day, placement.slot.start, placement.meeting.area) for placement in packing.placed] == [
        (7, 540, "Mitte"), (7, 600, "Mitte"), (8, 540, "Wedding"), (8, 600, "Wedding"),
    ]  # fmt: skip
    assert (packing.travel, packing.is_best) == (2 * 30 + 2 * 10, True)


def test_busy_times_and_the_past_are_kept_free() -> None:
    def at(day: int, hour: int) -> datetime:
        return datetime(2026, 12, day, hour, tzinfo=BERLIN).astimezone(UTC)

    busy = [
        BusyTime(at(7, 9), at(7, 10), "Dentist"),
        BusyTime(at(7, 0), at(9, 0), "Berlin", all_day=True),
        BusyTime(at(6, 22), at(7, 1), "Night train"),
        BusyTime(at(8, 23), at(9, 2), "Concert"),
    ]
    assert split_by_day(TRIP, busy) == {
        MONDAY: [Interval(540, 600), Interval(0, 60)],
        MONDAY + timedelta(days=1): [Interval(23 * 60, 1440)],
    }
    (placement,) = pack(TRIP, [person(1, "Ann")], busy).placed
    assert placement.slot == TripSlot(MONDAY, 600)
    (placement,) = pack(TRIP, [person(1, "Ann")], busy, at(7, 10)).placed
    assert placement.slot == TripSlot(MONDAY, 630)
    assert TRIP.to_local(TRIP.to_utc(placement.slot)) == placement.slot


def test_many_contacts_are_packed_without_a_proof() -> None:
    meetings = [person(index, f"Person {index}", points=1 + index % 3) for index in range(30)]
    packing = pack(TRIP, meetings)
    assert (packing.points, packing.is_best, len(packing.unplaced)) == (12, False, 26)
    assert (packing.has_most_points, pack(TRIP, meetings[:4]).has_most_points) == (False, True)


def test_only_the_way_from_the_meeting_before_counts_beside_fixed_ones() -> None:
    trip = replace(
        TRIP, last_day=MONDAY, meetings_per_day=3, travel=TravelTimes(30, 10, (TravelTime("", "Mitte", 95),))
    )
    far, near = (
        TripMeeting(index, "Fixed", 20, area, fixed=TripSlot(MONDAY, start))
        for index, area, start in ((1, "", 540), (2, "Mitte", 555))
    )
    packing = pack(trip, [far, near, TripMeeting(3, "New", 20, "Mitte")])
    assert [placement.slot.start for placement in packing.placed] == [540, 555, 600]


@pytest.mark.parametrize("day", [MONDAY, MONDAY + timedelta(days=5)])
def test_fixed_meetings_stay_whatever_they_overlap(day: date) -> None:
    meetings = [person(index, f"Person {index}", fixed=TripSlot(day, 545 + index)) for index in range(3)]
    packing = pack(TRIP, [*meetings, person(3, "New")])
    assert [placement.slot for placement in packing.placed if placement.meeting.fixed] == [
        one.fixed for one in meetings
    ]
    assert TripSlot(MONDAY + timedelta(days=day == MONDAY), 540) in [one.slot for one in packing.placed]
