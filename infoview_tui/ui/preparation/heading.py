"""The heading of the preparation screen."""

from __future__ import annotations

from datetime import datetime, tzinfo

from textual.content import Content

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.zones import format_there
from infoview_tui.services.interviews.queries import InterviewRow
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.interview_time import format_interview_time


def format_heading(interview: InterviewRow, now: datetime, zone: tzinfo) -> Content:
    """Format who the interview is with, and when and how it is."""
    who = format_role(interview.title, interview.organization)
    name = assemble(plain(interview.contact).stylize("bold"), (f"  {who}", "$text-muted"))
    if interview.ended_at is not None:
        return assemble(name, (f"\nheld {format_interview_time(interview, zone)}", "$text-muted"))
    starts_at, facts = interview.starts_at, f" · {interview.minutes} min · {interview.meeting}"
    if starts_at is None:
        return assemble(name, (f"\nno time yet (s to schedule){facts}", "$text-muted"))
    local = starts_at.astimezone(zone)
    day = format_day(local.date(), now.astimezone(zone).date())
    there = format_there(starts_at, zone, interview.their_zone)
    facts = f"{f' · {there}' if there else ''}{facts}{f' · bring {interview.bring}' if interview.bring else ''}"
    return assemble(name, (f"\n{day} {local:%H:%M}", "$accent"), (facts, "$text-muted"))
