"""What speaks against a time: named for the contact and for the user."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.busy_times import BusyKind, BusyTime
from infoview_tui.domain.schedule_warnings import Surroundings, list_warnings
from infoview_tui.domain.zones import to_utc

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 10, 20, 9, tzinfo=UTC)
CALENDAR = BusinessCalendar("DE", BERLIN)
NEW_YORK = "America/New_York"


def warn(wall: str, theirs: str = NEW_YORK) -> list[str]:
    at = to_utc(datetime.fromisoformat(wall), BERLIN)
    return list_warnings(Appointment(at), Surroundings(NOW, CALENDAR, "Maria", theirs))


@pytest.mark.parametrize(
    ("wall", "warnings"),
    [
        ("2026-12-03T16:00", []),
        ("2026-12-05T16:00", ["Sat 5 Dec falls on a weekend."]),
        ("2026-11-26T16:00", ["Thu 26 Nov is a public holiday (Thanksgiving Day) for Maria."]),
        ("2027-03-29T16:00", ["Mon 29 Mar is a public holiday (Easter Monday) for you."]),
        ("2026-12-03T11:00", ["It is night for Maria: 05:00 in New York."]),
        ("2026-12-05T04:00", ["Sat 5 Dec falls on a weekend for you.", "It is night for Maria: 22:00 in New York."]),
        ("2026-10-25T02:30", ["02:30 comes twice, since the clocks are put back."]),
        ("2026-10-20T10:55", ["It has begun already."]),
        ("2026-10-18T10:00", []),
    ],
)
def test_days_off_nights_and_clock_changes(wall: str, warnings: list[str]) -> None:
    said = warn(wall)
    assert said[: len(warnings)] == warnings
    assert len(said) == len(warnings) or wall in ("2026-10-25T02:30", "2026-10-20T10:55")


def test_holidays_of_a_contact_are_known_only_with_a_zone() -> None:
    assert warn("2026-11-26T16:00", theirs="") == []
    assert warn("2026-12-03T21:00", theirs="") == ["It is night: 21:00."]
    assert warn("2027-03-29T16:00", theirs="Europe/Berlin") == ["Mon 29 Mar is a public holiday (Easter Monday)."]


def test_what_takes_the_time_is_named() -> None:
    at = datetime(2026, 12, 3, 15, tzinfo=UTC)
    hour = timedelta(hours=1)
    busy = (
        BusyTime(at, at + hour, "Tom Weber", BusyKind.INTERVIEW),
        BusyTime(at - hour, at + hour, "Dentist"),
        BusyTime(at - 9 * hour, at + 15 * hour, "", all_day=True),
        BusyTime(at, at + hour, "Ann", BusyKind.OFFER),
        BusyTime(at + hour, at + 2 * hour, "Later"),
    )
    assert list_warnings(Appointment(at), Surroundings(NOW, CALENDAR, busy=busy)) == [
        "You already have an interview at 16:00 with Tom Weber (60 min).",
        "Your calendar has “Dentist” at 15:00 (120 min).",
        "Your calendar has another event that day.",
        "You offered this time to Ann.",
    ]
