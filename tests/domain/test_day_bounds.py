"""Start and end of a day in the person's time zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from infoview_tui.domain.day_bounds import end_of_day, past_periods, start_of_day

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
"""12:30 a.m. on a Friday in Berlin."""


def test_day_bounds_use_the_time_zone() -> None:
    assert start_of_day(NOW, BERLIN) == datetime(2026, 11, 26, 23, tzinfo=UTC)
    assert start_of_day(NOW, UTC) == datetime(2026, 11, 26, tzinfo=UTC)
    assert end_of_day(NOW, BERLIN) == datetime(2026, 11, 27, 22, 59, 59, 999000, tzinfo=UTC)
    assert end_of_day(NOW, BERLIN, 7) == datetime(2026, 12, 4, 22, 59, 59, 999000, tzinfo=UTC)


def test_day_bounds_across_daylight_saving_time() -> None:
    spring = datetime(2026, 3, 29, 9, tzinfo=UTC)
    assert (start_of_day(spring, BERLIN, 1) - start_of_day(spring, BERLIN)).total_seconds() == 23 * 3600


def test_past_dates_are_grouped_by_period() -> None:
    assert [label for label, _ in past_periods(NOW, BERLIN)] == ["today", "this week", "this month", "earlier"]
    since = dict(past_periods(NOW, BERLIN))
    assert since["this week"] == datetime(2026, 11, 22, 23, tzinfo=UTC), "Monday in Berlin"
    assert since["this month"] == datetime(2026, 10, 31, 23, tzinfo=UTC)
