"""A day is the same day in every zone, and days and moments have one order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.day_bounds import first_moment
from infoview_tui.domain.day_or_moment import DayOrMoment, parse_stored, stored_day_reader
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import DamagedDataError

ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
DAYS = st.dates(date(2013, 1, 1), date(2060, 12, 31))  # later than the last day that a zone left out
MOMENTS = st.datetimes(datetime(2013, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
EITHER = DAYS.map(DayOrMoment) | MOMENTS.map(lambda at: DayOrMoment(at=at.replace(microsecond=0)))


@given(DAYS, ZONES)
def test_a_day_starts_on_that_day_everywhere(day: date, zone: ZoneInfo) -> None:
    when = DayOrMoment(day)
    assert when.day(zone) == day
    start = when.start(zone).astimezone(zone)
    assert start.date() == day
    assert (when.start(zone) - timedelta(seconds=1)).astimezone(zone).date() < day
    stored = stored_day_reader(lambda day: first_moment(day, zone))(day.isoformat())
    assert stored is not None
    assert parse_timestamp(stored).astimezone(zone).date() == day


@given(st.lists(EITHER, max_size=8), ZONES)
def test_in_order_of_their_starts_days_never_decrease(both: list[DayOrMoment], zone: ZoneInfo) -> None:
    days = [when.day(zone) for when in sorted(both, key=lambda when: when.start(zone))]
    assert days == sorted(days)


@given(EITHER, EITHER, ZONES)
def test_days_between_have_no_sign_against_the_calendar(one: DayOrMoment, other: DayOrMoment, zone: ZoneInfo) -> None:
    days = one.days_until(other, zone)
    assert days == -other.days_until(one, zone)
    if one.on or other.on:
        assert days == (other.day(zone) - one.day(zone)).days


@given(EITHER)
def test_stored_form_is_read_back(when: DayOrMoment) -> None:
    stored = when.on.isoformat() if when.on is not None else format_timestamp(when.start(UTC))
    assert parse_stored(stored) == when


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "0001-01-01", "2026-11-24 soon", "2026-11-24T10:00:00"])
def test_damaged_value_is_reported(text: str) -> None:
    with pytest.raises((DamagedDataError, ValueError)):
        parse_stored(text)
