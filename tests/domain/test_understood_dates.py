"""What stands beside a date field before it is saved."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.understood_dates import describe_day, describe_moment, explain_problem

NOW = datetime(2026, 11, 25, 13, 20, tzinfo=ZoneInfo("Europe/Berlin"))


def test_day_and_time_are_said_with_the_order_that_was_taken() -> None:
    moment = datetime(2027, 4, 3, 14, tzinfo=NOW.tzinfo)
    assert describe_moment(moment, NOW, "3/4 14:00", DateOrder.DAY_FIRST) == "Sat 3 Apr 2027 at 14:00 (day first)"
    assert describe_day(moment.date(), NOW.date(), "Apr 3", DateOrder.DAY_FIRST) == "Sat 3 Apr 2027"


def test_skipped_time_is_named_as_the_problem() -> None:
    assert "does not exist" in explain_problem("28 Mar 2027 02:30", NOW, DateOrder.DAY_FIRST, "Enter a day.")
    assert explain_problem("soon", NOW, DateOrder.DAY_FIRST, "Enter a day.") == "Enter a day."
