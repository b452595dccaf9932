"""Business days: weekends, the holidays of five countries and a state, time zones, and daylight saving time."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.business_days import BusinessCalendar

COUNTRIES = ("US", "DE", "GB", "JP", "BR", "US-NY")
ZONES = ("UTC", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "America/Sao_Paulo", "Asia/Kathmandu")

countries = st.sampled_from(("", *COUNTRIES))
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))
dates = st.dates(date(2020, 1, 1), date(2035, 12, 31))
counts = st.integers(1, 30)


def days_between(first: date, last: date) -> list[date]:
    """Return the days after the first, up to and including the last."""
    return [first + timedelta(days=number + 1) for number in range((last - first).days)]


@given(countries, dates, counts)
def test_counting_skips_exactly_weekends_and_holidays(country: str, first: date, days: int) -> None:
    calendar = BusinessCalendar(country)
    last, left_out = calendar.add(first, days)
    passed = days_between(first, last)
    assert calendar.is_business_day(last)
    assert sum(map(calendar.is_business_day, passed)) == days
    holidays = {calendar.holiday_name(day) for day in passed if day.weekday() < 5} - {""}
    assert set(left_out) == holidays
    assert calendar.left_out_between(first, last, days) == left_out


@given(countries, dates, counts)
def test_counting_back_is_the_inverse_from_a_business_day(country: str, day: date, days: int) -> None:
    calendar = BusinessCalendar(country)
    start = calendar.add(day, 0).day
    there = calendar.add(start, -days).day
    assert calendar.is_business_day(there)
    assert calendar.add(there, days).day == start


@given(zones, moments, dates)
def test_time_of_day_is_kept(zone: ZoneInfo, start: datetime, day: date) -> None:
    calendar = BusinessCalendar("", zone)
    end = calendar.on_day(start, day)
    wanted = datetime.combine(end.astimezone(zone).date(), start.astimezone(zone).time(), zone)
    exists = wanted.astimezone(UTC).astimezone(zone).time() == wanted.time()
    assert end.utcoffset() == timedelta(0)
    assert not exists or end.astimezone(zone).time() == wanted.time()


@given(countries, dates)
def test_zero_days_stay_on_a_business_day(country: str, start: date) -> None:
    calendar = BusinessCalendar(country)
    end = calendar.add(start, 0).day
    assert calendar.is_business_day(end)
    assert (end == start) == calendar.is_business_day(start)


@pytest.mark.parametrize(
    ("country", "holiday", "name"),
    [
        ("US", date(2026, 11, 26), "Thanksgiving Day"),
        ("DE", date(2026, 10, 3), "German Unity Day"),
        ("GB", date(2027, 12, 28), "Boxing Day (observed)"),
        ("JP", date(2026, 5, 4), "Greenery Day"),
        ("BR", date(2026, 9, 7), "Independence Day"),
        ("US-NY", date(2026, 2, 12), "Lincoln's Birthday"),
    ],
)
def test_holidays_of_countries(country: str, holiday: date, name: str) -> None:
    assert BusinessCalendar(country).holiday_name(holiday) == name


@pytest.mark.parametrize("country", ["", "XX", "-", "Nowhere", "DE DE", "🦉"])
def test_without_a_known_country_only_weekends_are_left_out(country: str) -> None:
    calendar = BusinessCalendar(country)
    thursday = date(2026, 12, 24)
    assert calendar.add(thursday, 1) == (thursday + timedelta(days=1), ())
    assert calendar.add(thursday, 2) == (thursday + timedelta(days=4), ())


def test_unknown_subdivision_has_the_holidays_of_its_country() -> None:
    assert BusinessCalendar("US-ZZ").holiday_name(date(2026, 7, 3)) == "Independence Day (observed)"


def test_weekend_of_the_country() -> None:
    calendar = BusinessCalendar("SA")
    thursday = date(2026, 11, 26)
    assert calendar.add(thursday, 1).day == thursday + timedelta(days=3)


def test_day_is_the_one_in_the_zone_of_the_user() -> None:
    calendar = BusinessCalendar("", ZoneInfo("Asia/Tokyo"))
    friday_evening = datetime(2026, 11, 27, 20, tzinfo=UTC)  # Saturday at five in Tokyo
    assert calendar.local_day(friday_evening) == date(2026, 11, 28)


def test_time_that_daylight_saving_time_skips_is_an_hour_later() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    calendar = BusinessCalendar("", berlin)
    moment = calendar.on_day(datetime(2026, 3, 27, 1, 30, tzinfo=UTC), date(2026, 3, 29))
    assert moment.astimezone(berlin).timetz().replace(tzinfo=None) == time(3, 30)


def test_library_is_imported_when_a_countrys_day_is_asked_for() -> None:
    script = (
        "import sys\n"
        "from datetime import date, timedelta\n"
        "from infoview_tui.domain.business_days import BusinessCalendar\n"
        "monday = date(2026, 11, 23)\n"
        "BusinessCalendar().add(monday, 9)\n"
        "BusinessCalendar('US').left_out_between(monday, monday + timedelta(days=1), 1)\n"
        "before = 'holidays' in sys.modules\n"
        "BusinessCalendar('US').add(monday, 1)\n"
        "print(before, 'holidays' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["False", "True"]


def test_only_the_country_that_is_asked_for_is_imported() -> None:
    script = (
        "import sys\n"
        "from datetime import date\n"
        "from infoview_tui.domain.business_days import BusinessCalendar\n"
        "BusinessCalendar('DE').add(date(2026, 11, 23), 1)\n"
        "print(*(name for name in sys.modules if name.startswith('holidays.countries.')))"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["holidays.countries.germany"]


def test_only_the_calendars_that_a_country_needs_are_imported() -> None:
    script = (
        "import sys\n"
        "from infoview_tui.domain.business_days import BusinessCalendar\n"
        "others = {'islamic', 'hebrew', 'tibetan', 'thai', 'chinese'}\n"
        "for country in ('DE', 'CN'):\n"
        "    BusinessCalendar(country).preload()\n"
        "    print(*(name for name in sorted(others) if f'holidays.calendars.{name}' in sys.modules))\n"
        "from holidays.calendars import *\n"
        "print(GREGORIAN_CALENDAR)"  # whoever imports all gets all
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["chinese", "GREGORIAN_CALENDAR"]


def test_every_country_is_found_when_imported_singly() -> None:
    script = (
        "from datetime import date\n"
        "from infoview_tui.domain.business_days import BusinessCalendar\n"
        "BusinessCalendar('DE').preload()\n"
        "import holidays\n"
        "countries = [holidays.country_holidays(code).country for code in holidays.list_supported_countries()]\n"
        "print(len(countries))"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert int(run.stdout) > 100
