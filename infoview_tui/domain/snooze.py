"""Until when to snooze an action, in words: ``tue``, ``2w``, ``next month``, ``fri 14:00``."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_moment

MORNING = time(9, 0)
"""The time of a day that is named without one, in the user's zone."""


def parse_snooze(
    text: str, due_at: datetime | None, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST
) -> datetime | None:
    """Return until when to snooze an action; None if the text is not a time ahead.

    An empty text means a day, counted from when the action is due or from now, whichever is later. *now_local* is in
    the user's zone, and so is the result.
    """
    text = " ".join(text.split())
    if not text:
        return max(due_at or now_local, now_local).astimezone(now_local.tzinfo) + timedelta(days=1)
    until = parse_moment(text, now_local, MORNING, order)
    return until if until is not None and until > now_local else None
