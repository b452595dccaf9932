"""Where an appointment is being moved, in words, and what it overlaps there."""

from __future__ import annotations

from datetime import datetime, tzinfo

from textual.content import Content

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.week_layout import moment_at
from infoview_tui.services.week.queries import Week
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.week.canvas import Moved


def describe_move(week: Week | None, moved: Moved, now: datetime, zone: tzinfo) -> Content:
    """Say where an appointment is being moved, and what it overlaps there."""
    day = format_day(moved.day, now.astimezone(zone).date())
    to = f"{day}, {moved.minutes // 60:02}:{moved.minutes % 60:02}"
    overlap = describe_overlap(week, moved, zone)
    what = assemble((f"Move {first_name(moved.entry.label)} to {to}", "bold"))
    return assemble(what, (f" · {overlap}" if overlap else "", "$warning"), (" · escape cancels", "$text-muted"))


def describe_overlap(week: Week | None, moved: Moved, zone: tzinfo) -> str:
    """Say what an appointment overlaps where it is moved to; empty if nothing."""
    if week is None:
        return ""
    starts_at = moment_at(moved.day, moved.minutes, zone)
    ends_at = starts_at + (moved.entry.ends_at - moved.entry.starts_at)
    others = [
        other.label or "a busy time"
        for other in week.entries
        if other.interview_id != moved.entry.interview_id or other.interview_id is None
        if other.starts_at < ends_at and starts_at < other.ends_at and not other.all_day
    ]
    return f"overlaps {others[0]}" + (f" and {len(others) - 1} more" if others[1:] else "") if others else ""
