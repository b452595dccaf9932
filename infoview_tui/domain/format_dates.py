"""Days and lengths of time in short words: ``tomorrow``, ``Thu 26 Nov``, ``9 h``."""

from __future__ import annotations

from datetime import date, timedelta

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RELATIVE_NAMES = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def format_day(day: date, today: date) -> str:
    """Write a day as ``yesterday``, ``today``, ``tomorrow`` or ``Thu 26 Nov``, with the year where it is another."""
    relative = _RELATIVE_NAMES.get((day - today).days)
    if relative is not None:
        return relative
    formatted = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return formatted if day.year == today.year else f"{formatted} {day.year}"


def format_short_day(day: date, today: date) -> str:
    """Write a day in as little space as a card has: the weekday alone within the coming week, else as `spell_day`."""
    if 2 <= (day - today).days <= 6:
        return _WEEKDAYS[day.weekday()]
    return format_day(day, today)


def format_duration(minutes: float | timedelta) -> str:
    """Write a length of time in one unit: ``45 min``, ``9 h``, ``3 days``, ``4 months``; *minutes* or a timedelta.

    Hours reach to two days, days to two months, and months to two years. A sign is dropped. What is left of a unit is
    dropped too, so that "9 h left" never promises more than there is; only months and years are rounded.
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
