"""What stands beside a date field before it is saved."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.understood_dates import describe_day, describe_due_in_line, describe_moment, explain_problem

NOW = datetime(2026, 11, 25, 13, 20, tzinfo=ZoneInfo("Europe/Berlin"))


def test_day_and_time_are_said_with_the_order_that_was_taken() -> None:
    moment = datetime(2027, 4, 3, 14, tzinfo=NOW.tzinfo)
    assert describe_moment(moment, NOW, "3/4 14:00", DateOrder.DAY_FIRST) == "Sat 3 Apr 2027 at 14:00 (day first)"
    assert describe_day(moment.date(), NOW.date(), "Apr 3", DateOrder.DAY_FIRST) == "Sat 3 Apr 2027"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("call Lee 28 Mar 2027 02:30", "no due date: the clocks skip this time"),
        ("call Lee 28 Mar 2027 03:30", "due Sun 28 Mar 2027 at 03:30"),
        ("call Lee by 28 Mar 2027", "due Sun 28 Mar 2027"),
        ("call Lee by 3/4", "due Sat 3 Apr 2027 (day first)"),
        ("call Lee", "no due date"),
    ],
)
def test_line_says_when_it_is_due(line: str, said: str) -> None:
    assert describe_due_in_line(line, NOW, DateOrder.DAY_FIRST) == said


def test_skipped_time_is_named_as_the_problem() -> None:
    assert "does not exist" in explain_problem("28 Mar 2027 02:30", NOW, DateOrder.DAY_FIRST, "Enter a day.")
    after = datetime(2027, 3, 28, 10, tzinfo=NOW.tzinfo)
    assert "does not exist" in explain_problem("today 02:30", after, DateOrder.DAY_FIRST, "Enter a day.")
    assert explain_problem("soon", NOW, DateOrder.DAY_FIRST, "Enter a day.") == "Enter a day."
