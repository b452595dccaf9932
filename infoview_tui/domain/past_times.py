"""Parsing of a date and time in the past: when something was sent or happened."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from infoview_tui.domain import calendar_math, date_words
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_datetime, parse_day, parse_part_of_day, to_moment

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

NOON = time(12, 0)
"""The time of a day that is named without one."""


def parse_past_datetime(
    text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST, *, needs_time: bool = False
) -> datetime | None:
    """Parse a time in the past: ``now``, ``10:30``, ``yesterday 2pm``, ``last fri 9:00``, ``Nov 20``, ``2 hours ago``.

    Returns None if there is none, or if the clocks skipped it. The latest such time wins. A day without a time means
    noon, or *now_local* if noon has not come yet, and ``last night`` a usual time of its part of the day, unless
    *needs_time*: then they give None. *now_local* is aware; the result is in the same time zone, without seconds,
    except for ``now``.
    """
    text = " ".join(text.split())
    if text.casefold() == "now":
        return now_local
    try:
        if ago := _AGO.fullmatch(text.casefold()):
            return _go_back(ago["count"], ago["unit"], now_local, needs_time=needs_time)
        if is_skipped_past_time(text, now_local, order):
            return None
        return _find_latest(text, now_local, order, needs_time=needs_time)
    except (OverflowError, ValueError):
        return None


def is_skipped_past_time(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> bool:
    """Return whether a text names a past time that does not exist, because the clocks were put forward over it."""
    try:
        named = _find_latest(" ".join(text.split()), now_local.replace(tzinfo=UTC), order, needs_time=True)
    except (OverflowError, ValueError):
        return False
    return named is not None and to_moment(named.date(), named.time(), now_local.tzinfo or UTC) is None


def _find_latest(text: str, now_local: datetime, order: DateOrder, *, needs_time: bool) -> datetime | None:
    """Return the latest time in the past that a text means, other than a time from now. Raises OverflowError."""
    if _FUTURE.search(text):
        return None
    latest = now_local
    text = _LAST_NIGHT.sub("yesterday evening", text)
    if text.casefold().startswith("last "):
        text, latest = text[5:], now_local.replace(hour=0, minute=0, second=0, microsecond=0)
    text = _THIS_PART.sub("today", text)
    for days, word in enumerate(("today", "yesterday")):
        day = (now_local - timedelta(days=days)).date().isoformat()
        text = re.sub(rf"\b{word}\b", day, text, flags=re.IGNORECASE)
    found = (_parse_at(text, now_local, now_local - back, order, needs_time=needs_time) for back in _LOOK_BACK)
    return next((moment for moment in found if moment is not None and moment <= latest), None)


def _go_back(count: str, unit: str, now_local: datetime, *, needs_time: bool) -> datetime | None:
    """Return the time so many units ago: minutes and hours as they pass, days and more at the same time of day.

    Raises OverflowError or ValueError if there is none.
    """
    zone = now_local.tzinfo
    number = int(count) if count.isdecimal() else _COUNTS.get(count)
    if minutes := date_words.MINUTE_UNITS.get(unit):
        if count == "half an" and minutes == 60:
            number, minutes = 1, 30
        if number is None:
            return None
        earlier = now_local.astimezone(UTC) - timedelta(minutes=number * minutes)
    else:
        distance = date_words.UNITS.get(date_words.SHORT_UNITS.get(unit, unit))
        if distance is None or number is None or needs_time:
            return None
        days, months = distance
        day = calendar_math.add_months(now_local.date(), -number * months) - timedelta(days=number * days)
        earlier = datetime.combine(day, now_local.time(), zone).astimezone(UTC)
    return earlier.astimezone(zone).replace(second=0, microsecond=0)


def _parse_at(
    text: str, now_local: datetime, reference: datetime, order: DateOrder, *, needs_time: bool
) -> datetime | None:
    """Parse the text as somebody would have meant it at an earlier time."""
    moment = parse_datetime(text, reference, order)
    if moment is not None or needs_time:
        return moment
    day = parse_day(text, reference.date(), order)
    if day is None:
        return parse_part_of_day(text, reference, order)
    if day == now_local.date():
        return min(now_local, datetime.combine(day, NOON, now_local.tzinfo))
    return datetime.combine(day, NOON, now_local.tzinfo)
