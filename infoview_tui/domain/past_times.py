"""Parsing of a date and time in the past: when something was sent or happened."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_datetime, parse_day, to_moment

_LOOK_BACK = (timedelta(0), timedelta(days=1), timedelta(days=7), timedelta(days=8), timedelta(days=366))
"""How far back to read a time as a future one: a time today, a time alone, a weekday, today's weekday, a date."""

_AGO = re.compile(r"(\d{1,4}|an?) ?(m|h|d|w)(?:in|ins|inutes?|rs?|ours?|ays?|eeks?)? ago", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_FUTURE_WORDS = """in next coming tomorrow tmrw tmr tonight from after before end start beginning middle mid eod eow eom
eoq eoy day days week weeks month months year years"""
_FUTURE = re.compile(rf"\b(?:{'|'.join(_FUTURE_WORDS.split())}|[0-9]+ ?[dwm])\b", re.IGNORECASE)
"""Words of phrases that count from today on, and so mean nothing in the past."""


NOON = time(12, 0)
"""The time of a day that is named without one."""


def parse_past_datetime(
    text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST, *, needs_time: bool = False
) -> datetime | None:
    """Parse a time in the past: ``now``, ``10:30``, ``yesterday 2pm``, ``last fri 9:00``, ``Nov 20``, ``2 hours ago``.

    Returns None if there is none, or if the clocks skipped it. The latest such time wins. A day without a time means
    noon, or *now_local* if noon has not come yet, unless *needs_time*: then it gives None. *now_local* is aware; the
    result is in the same time zone, without seconds, except for ``now``.
    """
    text = " ".join(text.split())
    if text.casefold() == "now":
        return now_local
    try:
        if ago := _AGO.fullmatch(text):
            if needs_time and ago[2].lower() in ("d", "w"):
                return None
            number = 1 if ago[1].lower() in ("a", "an") else int(ago[1])
            return _go_back(now_local, timedelta(**{_UNITS[ago[2].lower()]: number}), by_clock=ago[2].lower() in "mh")
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
    if text.casefold().startswith("last "):
        text, latest = text[5:], now_local.replace(hour=0, minute=0, second=0, microsecond=0)
    for days, word in enumerate(("today", "yesterday")):
        day = (now_local - timedelta(days=days)).date().isoformat()
        text = re.sub(rf"\b{word}\b", day, text, flags=re.IGNORECASE)
    found = (_parse_at(text, now_local, now_local - back, order, needs_time=needs_time) for back in _LOOK_BACK)
    return next((moment for moment in found if moment is not None and moment <= latest), None)


def _go_back(now_local: datetime, span: timedelta, *, by_clock: bool) -> datetime:
    """Return the time before a span: minutes and hours as they pass, days and weeks at the same time of day."""
    zone = now_local.tzinfo
    earlier = now_local.astimezone(UTC) - span if by_clock else (now_local - span).astimezone(UTC)
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
        return None
    if day == now_local.date():
        return min(now_local, datetime.combine(day, NOON, now_local.tzinfo))
    return datetime.combine(day, NOON, now_local.tzinfo)
