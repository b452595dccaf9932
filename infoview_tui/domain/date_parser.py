"""Dates and times in words: whole texts of date fields, and dates in a line (``+ send portfolio by fri``).

English only. A text of a field is understood whole or not at all, and so is a phrase in a line: none of its words are
ignored. Nothing here raises: what is not understood gives None. `format_dates` does the reverse.

Why no library: dateparser and parsedatetime read a part of a phrase and ignore the rest, which is how "the day after
tomorrow" becomes tomorrow.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_phrases import Phrase, read_phrase
from infoview_tui.domain.due import Due

MAX_LENGTH = 200
"""The longest text that is read as a date, in characters."""


class TimeSpan(NamedTuple):
    """A point in time and, for a range such as ``2–3pm``, its end."""

    start: datetime
    end: datetime | None = None


def parse_day(text: str, today: date, order: DateOrder = DateOrder.MONTH_FIRST) -> date | None:
    """Parse a text that is a day and nothing else: ``tue``, ``2w``, ``3 days``, ``next month``, ``5 Jan 2027``."""
    phrase = _read(text, today, order)
    if phrase is None or phrase.day is None or (phrase.at is not None and not _is_tonight(text)):
        return None
    return phrase.day.day


def parse_datetime(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> datetime | None:
    """Parse a date and time such as ``thu 2pm``, ``June 3 9:30``, ``14:00``, or ``in 12 minutes``.

    A time alone means today, or tomorrow if it is past. A date alone gives None, since an interview needs a time.
    An hour without minutes is accepted after a date if it is unambiguous: ``tomorrow 10``. A time that the clocks skip
    gives None. *now_local* is aware; the result is in the same time zone, without seconds.
    """
    span = parse_time_span(text, now_local, order)
    return span.start if span is not None and span.end is None else None


def parse_time_span(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> TimeSpan | None:
    """Parse a date and time, or a range of times on a day (``Mon, Nov 30 · 2:00 – 2:30pm``), like `parse_datetime`."""
    phrase = _read(text, now_local.date(), order)
    if phrase is None or not phrase.is_exact or (phrase.day is not None and phrase.day.is_month):
        return None
    try:
        return _locate(phrase, now_local)
    except (OverflowError, ValueError):
        return None


def parse_due(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> Due | None:
    """Parse when something is due: a day (``fri``), or a moment if a time is named, read like `parse_datetime`."""
    phrase = _read(text, now_local.date(), order)
    if phrase is None or phrase.until is not None:
        return None
    try:
        if phrase.due_time is None and phrase.minutes is None:
            return Due(phrase.day.day) if phrase.day is not None else None
        span = _locate(phrase, now_local)
        return Due(at=span.start.astimezone(UTC)) if span is not None else None
    except (OverflowError, ValueError):
        return None


def parse_part_of_day(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> datetime | None:
    """Parse a day with its part (``monday evening``, ``this morning``) as a usual time of it, or return None."""
    phrase = _read(text, now_local.date(), order)
    if phrase is None or phrase.is_exact or phrase.day is None or phrase.at is None:
        return None
    return to_moment(phrase.day.day, phrase.at, now_local.tzinfo or UTC)


def is_skipped_time(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> bool:
    """Return whether a text names a time that does not exist, because the clocks are put forward over it."""
    naive = now_local.replace(tzinfo=UTC)
    span = parse_time_span(text, naive, order)
    return span is not None and parse_time_span(text, now_local, order) is None


def to_moment(day: date, at: time, zone: tzinfo) -> datetime | None:
    """Return the point in time in a zone, or None if the clocks skip it. Of two, it is the first."""
    moment = datetime.combine(day, at, zone)
    exists = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment.replace(tzinfo=None)
    return moment if exists else None


def _read(text: str, today: date, order: DateOrder) -> Phrase | None:
    return read_phrase(text, today, order) if len(text) <= MAX_LENGTH else None


def _is_tonight(text: str) -> bool:
    return text.strip().casefold() == "tonight"


def _locate(phrase: Phrase, now_local: datetime) -> TimeSpan | None:
    """Return when a phrase is, in the zone of *now_local*. Its times may be in another zone."""
    own_zone = now_local.tzinfo or UTC
    if phrase.minutes is not None:
        # Add in UTC, so that a daylight saving change in between does not shift the result by an hour.
        later = now_local.astimezone(UTC) + timedelta(minutes=phrase.minutes)
        return TimeSpan(later.astimezone(own_zone).replace(second=0, microsecond=0))
    if phrase.at is None:
        return None
    zone = phrase.zone or own_zone
    there = now_local.astimezone(zone)
    day = phrase.day.day if phrase.day is not None else there.date()
    start = to_moment(day, phrase.at, zone)
    if phrase.day is None and (start is None or start < there.replace(second=0, microsecond=0)):
        day += timedelta(days=1)
        start = to_moment(day, phrase.at, zone)
    end = None
    if phrase.until is not None:
        end_day = day + timedelta(days=1) if phrase.until < phrase.at else day
        end = to_moment(end_day, phrase.until, zone)
    if start is None or (phrase.until is not None and end is None):
        return None
    return TimeSpan(start.astimezone(own_zone), end.astimezone(own_zone) if end is not None else None)
