"""Thank-you countdown: due within 24 hours, late after 48 (R32)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.format_dates import format_duration
from infoview_tui.domain.headline import Urgency


class Countdown(NamedTuple):
    """The time left as text, in full and short form, and its urgency."""

    text: str
    urgency: Urgency
    short: str


def format_countdown(due_at: datetime, late_at: datetime, now: datetime) -> Countdown:
    """Format the time left until the thank-you is due and until it is late. All datetimes are UTC."""
    if now >= late_at:
        how_late = f"{format_duration(now - late_at)} late"
        return Countdown(f"{how_late}: a late thank-you is better than none", Urgency.NOW, how_late)
    late = format_duration(late_at - now)
    if now >= due_at:
        return Countdown(f"due now · late in {late}", Urgency.TODAY, f"late in {late}")
    left = f"{format_duration(due_at - now)} left"
    return Countdown(f"{left} ({late} at the latest)", Urgency.LATER, left)
