"""Days relative to others: the next weekday, the end of a month, the second Monday of January."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

FRIDAY, SATURDAY = 4, 5
"""Weekdays, counted from Monday, which is 0."""


def next_weekday(weekday: int, today: date) -> date:
    """Return the first day after *today* that is a weekday; it is never *today*."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def week_start(today: date, weeks: int = 0) -> date:
    """Return the Monday of the week of *today*, or of a number of weeks later."""
    return today + timedelta(weeks=weeks, days=-today.weekday())


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month_start(day: date, months: int = 0) -> date:
    """Return the first day of the month of a day, or of a number of months later."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def quarter_start(day: date, quarters: int = 0) -> date:
    """Return the first day of the quarter of a day, or of a number of quarters later."""
    return month_start(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3 * quarters)


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or the last one if that month is shorter."""
    first = month_start(day, months)
    return first.replace(day=min(day.day, month_end(first).day))


def next_date(month: int, day: int, today: date) -> date | None:
    """Return the date in this year, or in the next if it is past (or this year has no February 29)."""
    return first_valid(((year, month, day) for year in (today.year, today.year + 1)), today)


def next_day_of_month(day: int, today: date) -> date | None:
    """Return the next date with this number, from *today* on: for 31, the next month that has 31 days."""
    months = (month_start(today, later) for later in range(3))
    return first_valid(((first.year, first.month, day) for first in months), today)


def first_valid(dates: Iterable[tuple[int, int, int]], today: date) -> date | None:
    """Return the first of some years, months, and days that is a date from *today* on."""
    for year, month, day in dates:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def nth_weekday(first: date, weekday: int, number: int) -> date | None:
    """Return the second Monday, or (*number* is -1) the last Friday, of the month that starts at *first*."""
    if number < 0:
        last = month_end(first)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = first + timedelta(days=(weekday - first.weekday()) % 7, weeks=number - 1)
    return found if found.month == first.month else None
