"""Start and end of a day in the person's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from infoview_tui.domain.day_bounds import CurrentTime, last_moment, past_periods

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
"""12:30 a.m. on a Friday in Berlin."""


def test_a_day_ends_in_the_time_zone() -> None:
    today = CurrentTime(NOW, BERLIN).today
    assert (today, CurrentTime(NOW, UTC).today) == (date(2026, 11, 27), date(2026, 11, 26))
    assert last_moment(today, BERLIN) == datetime(2026, 11, 27, 22, 59, 59, 999000, tzinfo=UTC)
    assert last_moment(today, UTC) == datetime(2026, 11, 27, 23, 59, 59, 999000, tzinfo=UTC)


def test_a_day_is_shorter_when_the_clocks_are_put_forward() -> None:
    spring = date(2026, 3, 29)
    assert last_moment(spring, BERLIN) - last_moment(spring - timedelta(days=1), BERLIN) == timedelta(hours=23)


def test_past_dates_are_grouped_by_period() -> None:
    assert [label for label, _ in past_periods(NOW, BERLIN)] == ["today", "this week", "this month", "earlier"]
    since = dict(past_periods(NOW, BERLIN))
    assert since["this week"] == datetime(2026, 11, 22, 23, tzinfo=UTC), "Monday in Berlin"
    assert since["this month"] == datetime(2026, 10, 31, 23, tzinfo=UTC)
