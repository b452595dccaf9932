"""Parsing of a day or time in the past: when something was sent or happened."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from infoview_tui.domain import calendar_math, date_words
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_datetime, parse_day, parse_part_of_day, to_moment
from infoview_tui.domain.day_or_moment import DayOrMoment

_LOOK_BACK = (timedelta(0), timedelta(days=1), timedelta(days=7), timedelta(days=8), timedelta(days=366))
"""How far back to read a time as a future one: a time today, a time alone, a weekday, today's weekday, a date."""

_AGO = re.compile(r"(?P<count>[0-9]{1,4}|a few|a couple(?: of)?|half an|[a-z]+) ?(?P<unit>[a-z]+) ago")
_COUNTS = {**date_words.NUMBERS, "a few": 3, "a couple": 2, "a couple of": 2}
_FUTURE_WORDS = """in next coming tomorrow tmrw tmr tonight from after before end start beginning middle mid eod eow eom
eoq eoy day days week weeks month months year years"""
_FUTURE = re.compile(rf"\b(?:{'|'.join(_FUTURE_WORDS.split())}|[0-9]+ ?[dwm])\b", re.IGNORECASE)
"""Words of phrases that count from today on, and so mean nothing in the past."""


_LAST_NIGHT = re.compile(r"\blast night\b", re.IGNORECASE)
_THIS_PART = re.compile(r"\bthis(?= (?:morning|afternoon|evening)\b)", re.IGNORECASE)


def parse_past(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> DayOrMoment | None:
    """Parse when something happened: a time as in `parse_past_datetime`, or a day, as in ``mon`` or ``3 days ago``.

    Returns None if the text is neither, or if the clocks skipped the time. The latest such time or day wins, which is
    not in the future. ``last night`` is a usual time of its part of the day. *now_local* is aware.
    """
    text = " ".join(text.split())
    if text.casefold() == "now":
        return DayOrMoment(at=now_local)
    try:
        if ago := _AGO.fullmatch(text.casefold()):
            return _go_back(ago["count"], ago["unit"], now_local)
        return None if is_skipped_past_time(text, now_local, order) else _find_latest(text, now_local, order)
    except (OverflowError, ValueError):
        return None


def parse_past_datetime(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> datetime | None:
    """Parse a time in the past: ``now``, ``10:30``, ``yesterday 2pm``, ``last fri 9:00``, ``Nov 20 9:00``, ``2h ago``.

    Returns None if there is none, such as for a day without a time. The result is in the time zone of *now_local*,
    without seconds, except for ``now``.
    """
    found = parse_past(text, now_local, order)
    return found.at if found is not None else None


def is_skipped_past_time(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> bool:
    """Return whether a text names a past time that does not exist, because the clocks were put forward over it."""
    try:
        found = _find_latest(" ".join(text.split()), now_local.replace(tzinfo=UTC), order)
    except (OverflowError, ValueError):
        return False
    named = found.at if found is not None else None
    return named is not None and to_moment(named.date(), named.time(), now_local.tzinfo or UTC) is None


def _find_latest(text: str, now_local: datetime, order: DateOrder) -> DayOrMoment | None:
    """Return the latest time or day in the past that a text means, not counted from now. Raises OverflowError."""
    if _FUTURE.search(text):
        return None
    last_day, latest = now_local.date(), now_local
    text = _LAST_NIGHT.sub("yesterday evening", text)
    if text.casefold().startswith("last "):
        text, latest = text[5:], now_local.replace(hour=0, minute=0, second=0, microsecond=0)
        last_day -= timedelta(days=1)
    text = _THIS_PART.sub("today", text)
    for days, word in enumerate(("today", "yesterday")):
        day = (now_local - timedelta(days=days)).date().isoformat()
        text = re.sub(rf"\b{word}\b", day, text, flags=re.IGNORECASE)
    for back in _LOOK_BACK:
        found = _parse_at(text, now_local - back, order)
        if found is not None and (found.at <= latest if found.at else found.on is not None and found.on <= last_day):
            return found
    return None


def _go_back(count: str, unit: str, now_local: datetime) -> DayOrMoment | None:
    """Return the time so many minutes or hours ago, as they pass, or the day so many days or more ago.

    Raises OverflowError or ValueError if there is none.
    """
    number = int(count) if count.isdecimal() else _COUNTS.get(count)
    if minutes := date_words.MINUTE_UNITS.get(unit):
        if count == "half an" and minutes == 60:
            number, minutes = 1, 30
        if number is None:
            return None
        earlier = now_local.astimezone(UTC) - timedelta(minutes=number * minutes)
        return DayOrMoment(at=earlier.astimezone(now_local.tzinfo).replace(second=0, microsecond=0))
    distance = date_words.UNITS.get(date_words.SHORT_UNITS.get(unit, unit))
    if distance is None or number is None:
        return None
    days, months = distance
    return DayOrMoment(calendar_math.add_months(now_local.date(), -number * months) - timedelta(days=number * days))


def _parse_at(text: str, reference: datetime, order: DateOrder) -> DayOrMoment | None:
    """Parse the text as somebody would have meant it at an earlier time."""
    moment = parse_datetime(text, reference, order)
    day = parse_day(text, reference.date(), order) if moment is None else None
    if day is None:
        moment = moment or parse_part_of_day(text, reference, order)
    return DayOrMoment.from_columns(day, moment)
