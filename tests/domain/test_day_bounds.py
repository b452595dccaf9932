"""Days begin and end where the person is."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from infoview_tui.domain.day_bounds import end_of_day, past_periods, start_of_day

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
"""Half past midnight on a Friday in Berlin."""


def test_a_day_begins_and_ends_where_the_person_is() -> None:
    assert start_of_day(NOW, BERLIN) == datetime(2026, 11, 26, 23, tzinfo=UTC)
    assert start_of_day(NOW, UTC) == datetime(2026, 11, 26, tzinfo=UTC)
    assert end_of_day(NOW, BERLIN) == datetime(2026, 11, 27, 22, 59, 59, 999000, tzinfo=UTC)
    assert end_of_day(NOW, BERLIN, 7) == datetime(2026, 12, 4, 22, 59, 59, 999000, tzinfo=UTC)


def test_the_day_on_which_the_clocks_change_is_a_whole_day() -> None:
    spring = datetime(2026, 3, 29, 9, tzinfo=UTC)
    assert (start_of_day(spring, BERLIN, 1) - start_of_day(spring, BERLIN)).total_seconds() == 23 * 3600


def test_the_past_is_today_this_week_this_month_and_earlier() -> None:
    assert [label for label, _ in past_periods(NOW, BERLIN)] == ["today", "this week", "this month", "earlier"]
    since = dict(past_periods(NOW, BERLIN))
    assert since["this week"] == datetime(2026, 11, 22, 23, tzinfo=UTC), "Monday in Berlin"
    assert since["this month"] == datetime(2026, 10, 31, 23, tzinfo=UTC)
