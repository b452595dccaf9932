"""Formatting of an interview's time and length."""

from __future__ import annotations

from datetime import tzinfo

from infoview_tui.services.interviews.queries import InterviewRow


def format_interview_time(interview: InterviewRow, zone: tzinfo) -> str:
    """Format when the interview took place, and how long it took compared with the agreed length."""
    began, ended = (
        interview.started_at or interview.starts_at,
        interview.ended_at,
    )
    facts = []
    if began is not None:
        local = began.astimezone(zone)
        facts.append(f"{local:%a} {local.day} {local:%b} {local:%H:%M}")
    seconds = interview.elapsed_seconds
    if not seconds and began is not None and ended is not None and interview.started_at:
        seconds = int((ended - began).total_seconds())
    if ended is not None and seconds:
        facts.append(f"{seconds // 60} min of {interview.minutes} agreed")
    return " · ".join(facts or ["no time recorded"])
