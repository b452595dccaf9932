"""Time zones: wall times in both directions, names in words, and the zone of a place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.zones import (
    WallTime,
    check_wall_time,
    find_zone,
    find_zones,
    format_offset,
    format_there,
    format_two_zones,
    propose_zone,
    to_utc,
    to_wall,
    zone_city,
    zone_country,
    zone_or,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Adelaide", "Australia/Lord_Howe", "UTC"]


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        ("Europe/Berlin", "2027-03-28T01:59", "2027-03-28T00:59"),
        ("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30"),  # skipped: read as 03:30
        ("Europe/Berlin", "2027-03-28T03:00", "2027-03-28T01:00"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"),  # twice: the first
        ("America/New_York", "2026-12-03T14:00", "2026-12-03T19:00"),
        ("America/New_York", "2027-03-20T14:00", "2027-03-20T18:00"),  # summer there, winter in Berlin
        ("Asia/Kolkata", "2026-12-03T14:00", "2026-12-03T08:30"),
        ("Australia/Adelaide", "2026-12-03T14:00", "2026-12-03T03:30"),  # summer there
        ("Australia/Adelaide", "2026-06-03T14:00", "2026-06-03T04:30"),
        ("Nowhere/Else", "2026-06-03T14:00", "2026-06-03T14:00"),
    ],
)
def test_moment_of_a_wall_time(zone: str, wall: str, utc: str) -> None:
    assert to_utc(datetime.fromisoformat(wall), zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "wall", "times"),
    [
        ("Europe/Berlin", "2027-03-28T02:30", WallTime.NEVER),
        ("Europe/Berlin", "2027-03-28T03:00", WallTime.ONCE),
        ("Europe/Berlin", "2026-10-25T02:30", WallTime.TWICE),
        ("Europe/Berlin", "2026-10-25T03:00", WallTime.ONCE),
        ("Australia/Lord_Howe", "2026-10-04T02:15", WallTime.NEVER),  # by half an hour
        ("Asia/Kolkata", "2026-10-25T02:30", WallTime.ONCE),
    ],
)
def test_gaps_and_folds(zone: str, wall: str, times: WallTime) -> None:
    assert check_wall_time(datetime.fromisoformat(wall), ZoneInfo(zone)) is times


@given(st.sampled_from(ZONES), st.integers(0, 10 * 366 * 24 * 4))
def test_wall_times_survive_ten_years_in_every_zone_except_in_gaps(name: str, quarters: int) -> None:
    wall = datetime(2026, 1, 1) + quarters * timedelta(minutes=15)
    zone = ZoneInfo(name)
    is_kept = to_wall(to_utc(wall, name), zone) == wall
    assert is_kept is (check_wall_time(wall, zone) is not WallTime.NEVER)
    moment = wall.replace(tzinfo=UTC)
    again = to_utc(to_wall(moment, zone), zone)
    assert again == moment or check_wall_time(to_wall(moment, zone), zone) is WallTime.TWICE


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("new y", "America/New_York"),
        ("new york", "America/New_York"),
        ("lon", "Europe/London"),
        ("ber", "Europe/Berlin"),
        ("kolk", "Asia/Kolkata"),
        ("sao paulo", "America/Sao_Paulo"),
        ("São P", "America/Sao_Paulo"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("us/eastern", "US/Eastern"),
        ("germany", "Europe/Berlin"),
        ("ukraine", "Europe/Kyiv"),
        ("uk", "Europe/London"),
        ("california", "America/Los_Angeles"),
        ("munich", "Europe/Berlin"),
        ("CET", "Europe/Berlin"),
        ("pst", "America/Los_Angeles"),
        ("Eastern", "America/New_York"),
        ("utc", "UTC"),
    ],
)
def test_zones_found_while_typing(typed: str, first: str) -> None:
    assert find_zones(typed)[0] == first


def test_every_zone_that_is_found_exists() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = {name for letter in letters for name in find_zones(letter)}
    assert len(found) > 100
    assert all(find_zone(name) is not None for name in found)
    assert find_zones(" ") == find_zones("xyzzy") == []


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("Berlin, DE", "Europe/Berlin"),
        ("Greater New York City Area", "America/New_York"),
        ("Brooklyn, New York", "America/New_York"),
        ("San Francisco Bay Area", "America/Los_Angeles"),
        ("Boston, MA", "America/New_York"),
        ("Mexico City Metropolitan Area", "America/Mexico_City"),
        ("Munich, Bavaria, Germany", "Europe/Berlin"),
        ("London, England, United Kingdom", "Europe/London"),
        ("London, Ontario, Canada", "America/Toronto"),
        ("Paris, Texas", "America/Chicago"),
        ("Paris, Île-de-France, France", "Europe/Paris"),
        ("Victoria, British Columbia", "America/Vancouver"),
        ("Seattle, Washington", "America/Los_Angeles"),
        ("Spokane, Washington, United States", "America/Los_Angeles"),
        ("Washington, D.C.", "America/New_York"),
        ("Georgia, USA", "America/New_York"),
        ("Tbilisi, Georgia", "Asia/Tbilisi"),
        ("Singapore, Singapore", "Asia/Singapore"),
        ("Germany", "Europe/Berlin"),
        ("Remote (Zürich)", "Europe/Zurich"),
        ("Georgia", ""),
        ("United States", ""),
        ("Paris, United States", ""),
        ("Remote", ""),
        ("", ""),
    ],
)
def test_zone_proposed_from_a_place(place: str, zone: str) -> None:
    assert propose_zone(place) == zone


def test_times_in_two_zones() -> None:
    at = datetime(2026, 12, 3, 19, tzinfo=UTC)
    assert format_two_zones(at, BERLIN, "America/New_York") == "Thu 3 Dec 14:00 in New York, 20:00 for you"
    late = at + timedelta(hours=8)
    assert format_two_zones(late, BERLIN, "America/New_York") == "Thu 3 Dec 22:00 in New York, Fri 4 Dec 04:00 for you"
    assert format_two_zones(at, BERLIN, "Europe/Paris") == format_two_zones(at, BERLIN, "") == "Thu 3 Dec 20:00"
    assert format_there(at, BERLIN, "America/New_York") == "14:00 in New York"
    assert format_there(late, BERLIN, "America/New_York") == "Thu 22:00 in New York"
    assert format_there(at, BERLIN, "Europe/Paris") == format_there(at, BERLIN, "No/Zone") == ""


def test_names_and_countries_of_zones() -> None:
    assert zone_city("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert zone_country("America/New_York") == "US"
    assert zone_country("UTC") == zone_country("") == ""
    assert zone_or("Asia/Kolkata", BERLIN) == ZoneInfo("Asia/Kolkata")
    assert zone_or("../etc", BERLIN) is BERLIN
    assert format_offset(datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("Asia/Kolkata")) == "UTC+05:30"
