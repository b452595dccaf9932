"""Reminders before an interview: 15 and 2 minutes ahead (R28).

What is due is asked at the moment of the next reminder, and again and again, from the interviews as they are and the
time as it is. So nothing is missed after the computer slept or its clock jumped, and an interview that was moved has
reminders of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.enums import Medium

MINUTES_BEFORE = (15, 2)
"""How long before an interview there is a reminder, in minutes, the earlier first."""

EARLIEST = timedelta(minutes=max(MINUTES_BEFORE))


class Upcoming(NamedTuple):
    """A planned interview with what a reminder says. ``name`` is how the user calls the contact."""

    interview_id: int
    name: str
    starts_at: datetime
    medium: Medium
    place: str = ""


class ReminderKey(NamedTuple):
    """What tells one reminder from another: the interview, when it begins, and how many minutes before."""

    interview_id: int
    starts_at: datetime
    minutes: int


def find_reminders(
    upcoming: Iterable[Upcoming], now: datetime, given: Collection[ReminderKey]
) -> list[tuple[ReminderKey, Upcoming]]:
    """Return the reminders that are due now and were not given yet, one for an interview; none once it has begun."""
    found = []
    for interview in upcoming:
        if now < interview.starts_at:
            begun = [minutes for minutes in MINUTES_BEFORE if interview.starts_at - timedelta(minutes=minutes) <= now]
            key = ReminderKey(interview.interview_id, interview.starts_at, min(begun, default=0))
            if begun and key not in given:
                found.append((key, interview))
    return found


def find_next_moment(upcoming: Iterable[Upcoming], now: datetime) -> datetime | None:
    """Return the next moment after *now* at which a reminder will be due."""
    moments = (interview.starts_at - timedelta(minutes=minutes) for interview in upcoming for minutes in MINUTES_BEFORE)
    return min((moment for moment in moments if moment > now), default=None)


def format_reminder(interview: Upcoming, now: datetime) -> str:
    """Format a reminder: ``Call with Maria in 12 min``, with the place of a meeting in person."""
    what = "Meeting" if interview.medium is Medium.IN_PERSON else "Call"
    place = f" · {interview.place}" if interview.place and interview.medium is Medium.IN_PERSON else ""
    return f"{what} with {interview.name} in {minutes_until(interview.starts_at, now)} min{place}"


def minutes_until(moment: datetime, now: datetime) -> int:
    """Return how many minutes are left, rounded up, at least 0."""
    return max(0, -((now - moment) // timedelta(minutes=1)))
