"""What the text of a date field was understood as, in words, to stand beside the field before it is saved."""

from __future__ import annotations

from datetime import UTC, date, datetime

from infoview_tui.domain.date_order import DateOrder, explain_order
from infoview_tui.domain.date_parser import is_skipped_time
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due_dates import find_due_date
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.past_times import is_skipped_past_time


def describe_day(day: date, today: date, text: str, order: DateOrder) -> str:
    """Return a day in words; if *text* has a date with two readings, with the one that was taken: ``day first``."""
    return f"{format_day(day, today)}{describe_order(text, order)}"


def describe_moment(moment: datetime, now_local: datetime, text: str, order: DateOrder) -> str:
    """Return a day and time in the user's zone in words, like `describe_day`."""
    local = moment.astimezone(now_local.tzinfo)
    return f"{format_day(local.date(), now_local.date())} at {local:%H:%M}{describe_order(text, order)}"


def describe_when(
    when: DayOrMoment, now_local: datetime, text: str = "", order: DateOrder = DateOrder.MONTH_FIRST
) -> str:
    """Return a day like `describe_day`, and a moment like `describe_moment`."""
    if when.at is not None:
        return describe_moment(when.at, now_local, text, order)
    return describe_day(when.day(now_local.tzinfo or UTC), now_local.date(), text, order)


def describe_due_in_line(text: str, now_local: datetime, order: DateOrder) -> str:
    """Return when a line such as ``send it by fri`` is due, like `describe_when`: ``due Fri``, or why it is not."""
    found = find_due_date(text, now_local.date(), order)
    if found is None:
        return "no due date"
    due = found.resolve(now_local.tzinfo or UTC)
    return f"due {describe_when(due, now_local, text, order)}" if due is not None else f"no due date: {SKIPPED_TIME}"


SKIPPED_TIME = "the clocks skip this time"
"""Why a time does not exist: they are put forward over it."""


def explain_problem(text: str, now_local: datetime, order: DateOrder, hint: str) -> str:
    """Return a sentence about why a text was not understood: the time does not exist, or else *hint*."""
    if is_skipped_time(text, now_local, order) or is_skipped_past_time(text, now_local, order):
        return "That time does not exist: the clocks are put forward over it."
    return hint


def describe_order(text: str, order: DateOrder) -> str:
    """Return the order by which a text was read, to put after what was understood; empty if it has one reading."""
    said = explain_order(text, order)
    return f" ({said})" if said else ""
