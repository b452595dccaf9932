"""Parsing of a day in the past, as typed after ``since:`` and ``before:``: ``2026-11``, ``mon``, ``nov 3``, ``2w``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.past_times import parse_past

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_BACK = re.compile(r"(\d{1,4}) ?(d|w|m|y|(?:day|week|month|year)s?)(?: ago)?")
_DAYS_PER_UNIT = {"d": 1, "w": 7, "m": 30, "y": 365}


def parse_past_day(text: str, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST) -> date | None:
    """Return the latest such day that is not after today, or None if the text is not a day.

    ``2026``, ``2026-11`` and ``nov`` mean their first day; ``2w`` and ``3 months`` are counted back from today. See
    `parse_past` for the others. *now_local* is aware. *order* says what is first in ``3/4``.
    """
    text = " ".join(text.lower().split())
    today = now_local.date()
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    if iso := _ISO.fullmatch(text):
        try:
            return date(int(iso[1]), int(iso[2] or 1), int(iso[3] or 1))
        except ValueError:
            return None
    if back := _BACK.fullmatch(text):
        days = int(back[1]) * _DAYS_PER_UNIT[back[2][0]]
        return today - timedelta(days=days) if days < today.toordinal() else None
    end_of_today = now_local.replace(hour=23, minute=59)
    found = parse_past(text, end_of_today, order) or parse_past(f"{text} 1", end_of_today)
    return found.day(now_local.tzinfo or UTC) if found is not None else None
