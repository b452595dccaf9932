"""Parts of periods: the end of next week, the middle of the month, the first day of next year. Weeks end on Friday."""

from __future__ import annotations

from datetime import date, timedelta

from infoview_tui.domain import calendar_math

PERIODS = ("week", "month", "quarter", "year")


def period_start(period: str, today: date, later: int = 0) -> date:
    """Return the first day of the period of *today*, or of a number of periods later. A weekend starts on Saturday."""
    if period == "week":
        return calendar_math.week_start(today, later)
    if period == "weekend":
        return calendar_math.week_start(today, later) + timedelta(days=calendar_math.SATURDAY)
    if period == "month":
        return calendar_math.month_start(today, later)
    if period == "quarter":
        return calendar_math.quarter_start(today, later)
    return date(today.year + later, 1, 1)


def part_of_period(part: str, period: str, which: str, today: date) -> date | None:
    """Return the start, middle, or end of this or the next period.

    *which* is ``this``, ``next``, or else the first such period whose part is not past. None if it is past.
    """
    if which == "next":
        return _part(part, period, period_start(period, today, 1))
    if which == "this" and (part, period) == ("end", "week") and today.weekday() > calendar_math.FRIDAY:
        return calendar_math.week_start(today, 1) - timedelta(days=1)  # on a weekend, Sunday is still this week
    this = _part(part, period, period_start(period, today))
    if this >= today:
        return this
    return None if which == "this" else _part(part, period, period_start(period, today, 1))


def _part(part: str, period: str, first: date) -> date:
    if part == "start":
        return first
    if period == "week":
        return first + timedelta(days=2 if part == "middle" else calendar_math.FRIDAY)
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    if part == "end":
        return calendar_math.month_start(first, months) - timedelta(days=1)
    return calendar_math.month_start(first, months // 2).replace(day=1 if period == "year" else 15)
