"""Until when to snooze an action, in words: ``tue``, ``2w``, ``next month``, ``fri 14:00``."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_due
from infoview_tui.domain.due import Due


def parse_snooze(
    text: str, due: Due | None, now_local: datetime, order: DateOrder = DateOrder.MONTH_FIRST
) -> Due | None:
    """Return until when to snooze an action; None if the text is not a day or a time ahead.

    An empty text means a day later than *due*, when the action is due now, or than today, whichever is later.
    *now_local* is in the user's zone.
    """
    text, zone = " ".join(text.split()), now_local.tzinfo or UTC
    if not text:
        today = now_local.date()
        start = due if due is not None and due.day(zone) >= today else Due(today)
        return start.plus_days(1, zone)
    until = parse_due(text, now_local, order)
    return until if until is not None and not until.is_due(now_local, zone) else None
