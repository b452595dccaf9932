"""Travel times and availability as typed, the rank of a contact, and conflicts of times chosen by hand (R15)."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from infoview_tui.domain.enums import Relationship, Seniority
from infoview_tui.domain.trips.availability import parse_availability, parse_hours
from infoview_tui.domain.trips.conflicts import find_conflicts
from infoview_tui.domain.trips.rank import RankFacts, rank_contact
from infoview_tui.domain.trips.travel_times import TravelTimes, parse_travel_times
from infoview_tui.domain.trips.values import Placement, Trip, TripBlock, TripMeeting, TripSlot

MONDAY = date(2026, 12, 7)
DAYS = [MONDAY + timedelta(days=number) for number in range(5)]


@pytest.mark.parametrize(
    "line",
    [
        "Mitte - Kreuzberg 20",
        "Mitte–Kreuzberg: 20 min",
        "Mitte-Kreuzberg 20",
        "  mitte   to KREUZBERG  20 minutes.",
        "Kreuzberg -> Mitte, 20'",
        "Mitte → Kreuzberg 20m",
        "# the ring\n\nMitte / Kreuzberg 20",
        "Mitte - Kreuzberg 5\nKreuzberg - Mitte 20",
    ],
)
def test_travel_time_is_read_for_both_directions(line: str) -> None:
    pairs, unread = parse_travel_times(line)
    assert unread == ()
    times = TravelTimes(30, 10, pairs)
    assert times.get("mitte", " Kreuzberg") == times.get("Kreuzberg", "Mitte") == 20
    assert (times.get("Mitte", "Mitte"), times.get("Mitte", "Wedding"), times.get("", "")) == (10, 30, 30)


@pytest.mark.parametrize("line", ["Mitte 20", "a-b-c 20", "Mitte - Kreuzberg", "Mitte - 20", "Mitte - Kreuzberg 601"])
def test_other_lines_are_named(line: str) -> None:
    pairs, unread = parse_travel_times(f"Berlin-Mitte - Prenzlauer Berg 25\n{line}")
    assert [(pair.one, pair.other) for pair in pairs] == [("Berlin-Mitte", "Prenzlauer Berg")]
    assert [(row.number, row.text) for row in unread] == [(2, line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tue-thu 10-15", "Tue 600-900, Wed 600-900, Thu 600-900"),
        ("tue 10-12, 14-16; fri after 14", "Tue 600-720 840-960, Fri 840-1080"),
        ("tue 8 dec 9:30-12", "Tue 570-720"),
        ("8-10 dec 10-15", "Tue 600-900, Wed 600-900, Thu 600-900"),
        ("dec 8 – dec 9 mornings", "Tue 540-720, Wed 540-720"),
        ("10-12", "Mon 600-720, Tue 600-720, Wed 600-720, Thu 600-720, Fri 600-720"),
        ("fri", "Fri 540-1080"),
        ("sat 10-12", ""),
        ("20 jan 10-12", ""),
    ],
)
def test_availability_is_read_for_the_days_of_a_trip(text: str, expected: str) -> None:
    windows, unread = parse_availability(text, DAYS)
    assert windows is not None
    assert unread == ()
    shown = (f"{day:%a} " + " ".join(f"{start}-{end}" for start, end in hours) for day, hours in windows.items())
    assert ", ".join(shown) == expected


def test_nothing_known_of_a_contact_is_monday_to_friday() -> None:
    assert parse_availability("", DAYS) == (None, ())
    assert parse_availability("whenever", DAYS) == (None, ("whenever",))
    week = [MONDAY + timedelta(days=number) for number in range(7)]
    assert list(parse_availability("", week).windows or ()) == DAYS
    assert parse_availability("", week[5:]).windows is None
    assert parse_availability("tue 10-12, hm", DAYS).unread == ("hm",)
    assert [parse_hours(text) for text in ("9-18", "12:30–13:30", "", "tue", "tue 9-10", "9-12 14-16")] == [
        (540, 1080), (750, 810), None, None, None, None,
    ]  # fmt: skip


def test_rank_says_what_counts() -> None:
    strong = RankFacts(Relationship.FRIEND, decides_on_hiring=True, paths=[("design", 2), ("research", 0)])
    assert rank_contact(strong).text == "nobody asked about research yet · a friend · decides on hiring"
    known = RankFacts(Relationship.COLD, "Ann", False, Seniority.DIRECTOR, [("design", 1)], is_new_organization=True)
    assert rank_contact(known).text == "only 1 person asked about design · referred by Ann · senior · new organization"
    assert rank_contact(RankFacts()) == (1, ())
    met = known._replace(was_interviewed=True)
    assert rank_contact(strong).points > rank_contact(known).points > rank_contact(met).points > 1


def test_conflicts_are_named() -> None:
    trip = Trip("Berlin", UTC, MONDAY, MONDAY, 540, 1080, 3, blocks=(TripBlock("Lunch", 720, 780),))
    windows = parse_availability("mon 9-10", [MONDAY]).windows
    placed = [
        Placement(TripMeeting(1, "Ann", area="Mitte"), TripSlot(MONDAY, 700)),
        Placement(TripMeeting(2, "Bo", area="Wedding", windows=windows), TripSlot(MONDAY, 725)),
        Placement(TripMeeting(3, "Cy"), TripSlot(MONDAY, 770)),
        Placement(TripMeeting(4, "Di"), TripSlot(MONDAY, 1060)),
        Placement(TripMeeting(5, "Ed"), TripSlot(MONDAY + timedelta(days=1), 600)),
    ]
    assert find_conflicts(trip, placed) == {
        1: ("overlaps Lunch", "overlaps Bo"),
        2: ("Bo is not free then", "overlaps Lunch", "overlaps Ann"),
        3: ("overlaps Lunch", "15 min after Bo, but 30 min from Wedding"),
        4: ("ends after 18:00", "more than 3 meetings on this day"),
        5: ("not a day of the trip",),
    }
