"""Short, readable dates and durations: ``tomorrow``, ``Thu 26 Nov``, ``9 h``, ``12:04``."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RELATIVE_NAMES = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def format_day(day: date, today: date) -> str:
    """Format a date as ``yesterday``, ``today``, ``tomorrow``, or ``Thu 26 Nov``, with the year if not this year."""
    relative = _RELATIVE_NAMES.get((day - today).days)
    if relative is not None:
        return relative
    formatted = format_weekday(day)
    return formatted if day.year == today.year else f"{formatted} {day.year}"


def format_weekday(day: date) -> str:
    """Format a date with its weekday: ``Thu 26 Nov``."""
    return f"{_WEEKDAYS[day.weekday()]} {format_month_day(day)}"


def format_month_day(day: date) -> str:
    """Format a date without its year and weekday: ``12 Dec``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def format_month(day: date) -> str:
    """Format the month of a date: ``Dec``."""
    return _MONTHS[day.month - 1]


def format_day_range(first: date, last: date) -> str:
    """Format days to follow a place: ``on 7 Dec``, ``from 7 to 11 Dec``, ``from 30 Nov to 4 Dec``."""
    if first == last:
        return f"on {format_month_day(first)}"
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else format_month_day(first)
    return f"from {start} to {format_month_day(last)}"


def format_short_day(day: date, today: date) -> str:
    """Format a date for a card: only the weekday if it is 2 to 6 days away, otherwise like `format_day`."""
    if 2 <= (day - today).days <= 6:
        return _WEEKDAYS[day.weekday()]
    return format_day(day, today)


def format_full_date(day: date) -> str:
    """Format a date with its year, so that `date_parser.parse_day` reads it: ``5 Jan 2027``."""
    return f"{format_month_day(day)} {day.year}"


def format_moment(moment: datetime, zone: tzinfo) -> str:
    """Format an aware datetime with its year in a zone: ``26 Nov 2026 09:00``."""
    local = moment.astimezone(zone)
    return f"{format_full_date(local.date())} {local:%H:%M}"


def format_duration(minutes: float | timedelta) -> str:
    """Format a duration in one unit: ``45 min``, ``9 h``, ``3 days``, ``4 months``. Takes minutes or a timedelta.

    Uses hours up to two days, days up to two months, and months up to two years. The sign is dropped. Minutes, hours,
    and days are rounded down, so that "9 h left" never overstates; months and years are rounded to the nearest.
    """
    amount = abs(minutes.total_seconds() / 60 if isinstance(minutes, timedelta) else minutes)
    if amount < 60:
        return f"{int(amount)} min"
    hours = amount / 60
    if hours <= 48:
        return f"{int(hours)} h"
    days = hours / 24
    if days < 60:
        return f"{int(days)} days"
    if days < 730:
        return f"{round(days / 30.44)} months"
    return f"{round(days / 365.25)} years"


WRITTEN_LATER = "later"
"""What stands in place of the time of a note that was written after the interview."""


def format_note_time(said_at: timedelta | None) -> str:
    """Format the time of a note on the clock of its interview; `WRITTEN_LATER` if it is not known."""
    return WRITTEN_LATER if said_at is None else format_clock(said_at)


def format_clock(span: timedelta) -> str:
    """Format a duration as a clock: ``4:05``, ``12:04``, ``1:02:03``, with a minus sign if negative."""
    seconds = int(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"
