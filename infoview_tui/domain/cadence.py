"""What is due when, and why: one function for every kind of action, with all its numbers (R14, R16, R32, R34).

What the user writes of their own accord is due on business days, never on a weekend or public holiday: requests,
follow-ups and the choice after them, introductions, confirmations, check-ins, and reports back. People read such
messages at work. What an interview calls for is counted in hours by the clock, weekends included: a thank-you, which
fades with each day (R32), and preparation, for which a weekend is as good as any day. Commitments, to-dos, and whatever
the user snoozes are due when the user says.

What is counted in days is due on a day, and what belongs to the time of an interview at a moment.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.calendar_math import add_months
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind

MAX_NUDGES = 2
"""How often the program proposes to follow up on a request: after that, the user closes the contact or keeps it."""

COUNTED_KINDS = frozenset(
    {ActionKind.NUDGE, ActionKind.CLOSE_OR_KEEP, ActionKind.INTRODUCTION, ActionKind.TELL_DIFFERENCE}
)
"""The kinds of actions that are due a number of business days after something."""


class Cadence(NamedTuple):
    """The numbers of the cadence, which the config file can change, and the business days to count them in.

    Days are business days, hours and months are as on the clock and in the calendar.
    """

    first_nudge_days: int = 3
    """From the request to the first follow-up."""
    second_nudge_days: int = 7
    """From the first follow-up to the second, which is the last."""
    close_or_keep_days: int = 7
    """From the last follow-up to the choice whether to close the contact."""
    introduction_days: int = 5
    """From asking for an introduction to asking again."""
    thank_you_hours: int = 24
    """From the end of an interview to when its thank-you is due (R32)."""
    thank_you_late_hours: int = 48
    """From the end of an interview to when its thank-you is late (R32)."""
    prepare_hours: int = 24
    """From when preparation is due to the start of the interview (R16, R24)."""
    confirm_days: int = 1
    """From when the confirmation is due to the start of the interview."""
    stay_in_touch_months: int = 3
    """From the last contact to the next check-in, unless the contact or one of its tags says otherwise (R34)."""
    tell_difference_days: int = 1
    """From deciding to tell somebody what difference they made to when it is due (R34)."""
    calendar: BusinessCalendar = BusinessCalendar()
    """The business days of the user's country, in the user's time zone."""

    def in_zone(self, zone: tzinfo) -> Cadence:
        """Return the same numbers, counted in a time zone."""
        return self._replace(calendar=self.calendar._replace(zone=zone))


class CountedDue(NamedTuple):
    """When something is due and late (UTC), and how that was counted: ``3 business days, Christmas Day left out``."""

    due: Due
    late_at: datetime | None = None
    reason: str = ""


def follow_up_kind(nudge_count: int) -> ActionKind:
    """Return what follows a request after some nudges: a nudge, or, after the second, the choice to close or keep."""
    return ActionKind.NUDGE if nudge_count < MAX_NUDGES else ActionKind.CLOSE_OR_KEEP


def next_due(
    cadence: Cadence,
    kind: ActionKind,
    since: datetime,
    *,
    nudge_count: int = 0,
    months: int | None = None,
    not_before: date | None = None,
) -> CountedDue:
    """Return when an action of this kind is due, and why. The only place that decides it.

    *since* is the moment to count from: the last message for a nudge or a choice, the end of the interview for a
    thank-you, its start for preparation and confirmation, the last contact for a check-in, and the promised time for a
    commitment. *nudge_count* is the number of nudges sent since the request, and *months* the contact's own rhythm.
    Outreach is not due before *not_before*. The module says which kinds are never due on a weekend or holiday.
    """
    calendar = cadence.calendar
    if kind is ActionKind.THANK:
        late_at = since + timedelta(hours=max(cadence.thank_you_hours, cadence.thank_you_late_hours))
        due = Due(at=since + timedelta(hours=cadence.thank_you_hours))
        return CountedDue(due, late_at, f"{cadence.thank_you_hours} hours")
    if kind is ActionKind.PREPARE:
        hours = cadence.prepare_hours
        return CountedDue(Due(at=since - timedelta(hours=hours)), since, f"{hours} hours before the interview")
    if kind in (ActionKind.COMMITMENT, ActionKind.TODO):
        return CountedDue(Due(at=since))
    first = calendar.local_day(since)
    if kind is ActionKind.CONFIRM:
        counted = calendar.add(first, -cadence.confirm_days)
        reason = _format_days(cadence.confirm_days, counted.left_out, " before the interview")
        return CountedDue(Due(at=calendar.on_day(since, counted.day)), since, reason)
    if kind is ActionKind.STAY_IN_TOUCH:
        months = months or cadence.stay_in_touch_months
        counted, reason = calendar.add(add_months(first, months), 0), format_months(months)
    elif kind is ActionKind.REQUEST:
        counted, reason = calendar.add(first, 0), ""
    else:
        days = counted_days(cadence, kind, nudge_count)
        counted = calendar.add(first, days)
        reason = _format_days(days, counted.left_out)
    if not_before is not None and not_before > counted.day:
        counted, reason = calendar.add(not_before, 0), "not before this date"
    return CountedDue(Due(counted.day), None, reason)


def counted_days(cadence: Cadence, kind: ActionKind, nudge_count: int = 0) -> int:
    """Return the number of business days after which an action of this kind is due; 0 if they are not counted."""
    if kind is ActionKind.NUDGE:
        return cadence.second_nudge_days if nudge_count else cadence.first_nudge_days
    if kind is ActionKind.CLOSE_OR_KEEP:
        return cadence.close_or_keep_days
    if kind is ActionKind.INTRODUCTION:
        return cadence.introduction_days
    return cadence.tell_difference_days if kind is ActionKind.TELL_DIFFERENCE else 0


def explain_due(cadence: Cadence, kind: ActionKind, since: datetime, due: Due) -> str:
    """Return how a due date was counted if holidays were left out: ``3 business days, Christmas Day left out``.

    *since* is when the action was added. Empty if no holiday was left out, or if the user chose the date.
    """
    calendar = cadence.calendar
    first, last = calendar.local_day(since), due.day(calendar.zone)
    numbers = {counted_days(cadence, kind, nudge_count) for nudge_count in (0, 1)} - {0}
    for days in sorted(numbers):
        left_out = calendar.left_out_between(first, last, days)
        if left_out is not None:
            return _format_days(days, left_out) if left_out else ""
    return ""


def format_months(months: int) -> str:
    """Format a number of months: ``a month``, ``3 months``."""
    return "a month" if months == 1 else f"{months} months"


def format_business_days(days: int) -> str:
    """Format a number of business days: ``1 business day``, ``3 business days``."""
    return f"{days} business day{'' if days == 1 else 's'}"


def _format_days(days: int, left_out: tuple[str, ...], before: str = "") -> str:
    counted = f"{format_business_days(days)}{before}"
    return f"{counted}, {' and '.join(left_out)} left out" if left_out else counted
