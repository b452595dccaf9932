"""The thank-you's countdown: a day to send it well, two days to send it in time (R32)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.due_dates import THANK_YOU_DUE_AFTER, THANK_YOU_LATE_AFTER
from infoview_tui.domain.format_dates import format_duration
from infoview_tui.domain.headline import Urgency


class Countdown(NamedTuple):
    """What is left, in words and in as few as say it, and how much it presses."""

    text: str
    urgency: Urgency
    short: str


def format_countdown(due_at: datetime, late_at: datetime, now: datetime) -> Countdown:
    """Say what is left of the first 24 hours and of the 48 (all moments UTC)."""
    if now >= late_at:
        how_late = f"{format_duration(now - late_at)} late"
        return Countdown(f"{how_late}: late thanks are better than none", Urgency.NOW, how_late)
    late = f"{format_duration(late_at - now)} of {_whole_hours(THANK_YOU_LATE_AFTER)}"
    if now >= due_at:
        return Countdown(
            f"the first {_whole_hours(THANK_YOU_DUE_AFTER)} h are over · {late} left", Urgency.TODAY, f"{late} left"
        )
    text = f"{format_duration(due_at - now)} left of {_whole_hours(THANK_YOU_DUE_AFTER)} · {late}"
    return Countdown(text, Urgency.LATER, text)


def _whole_hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)
