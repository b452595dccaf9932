"""Due date rules. All datetimes are aware; business days are counted in the time zone of the datetime passed in."""

from __future__ import annotations

from datetime import datetime, timedelta

NUDGE_BUSINESS_DAYS = (3, 7)
"""Business days before the first nudge and between the first and second; after that, the user may close the contact."""

THANK_YOU_DUE_AFTER = timedelta(hours=24)
"""When a thank-you is due after a call: within a day, while the conversation is fresh (R32)."""

THANK_YOU_LATE_AFTER = timedelta(hours=48)
"""When a thank-you is late (R32)."""

PREPARE_BEFORE = timedelta(days=1)
"""How long before an interview preparation is due (R16, R24)."""

STAY_IN_TOUCH_AFTER = timedelta(days=90)
"""When to check in after the last contact: about three months (R34)."""

_SATURDAY = 5


def add_business_days(moment: datetime, days: int) -> datetime:
    """Add *days* business days (Monday to Friday), preserving the time of day. Public holidays are not considered.

    From a weekend, the first business day is Monday. Raises ValueError if *days* is negative.
    """
    if days < 0:
        raise ValueError(f"days must not be negative: {days}")
    weeks, rest = divmod(days, 5)
    for _ in range(rest):
        moment = _next_business_day(moment)
    if weeks and moment.weekday() >= _SATURDAY:
        # Counting starts on Monday, so a whole number of weeks ends on a Friday.
        return moment + timedelta(days=7 * weeks - (moment.weekday() - _SATURDAY + 1))
    return moment + timedelta(weeks=weeks)


def nudge_due_at(contacted_at: datetime, nudge_count: int) -> datetime | None:
    """Return when the next nudge is due: 3 business days after the request, 7 after the first nudge, then None.

    *contacted_at* is when the last of these messages was sent.
    """
    if nudge_count >= len(NUDGE_BUSINESS_DAYS):
        return None
    return add_business_days(contacted_at, NUDGE_BUSINESS_DAYS[nudge_count])


def thank_you_due_at(ended_at: datetime) -> datetime:
    """Return when the thank-you is due: 24 hours after the end of the call (R32)."""
    return ended_at + THANK_YOU_DUE_AFTER


def thank_you_late_at(ended_at: datetime) -> datetime:
    """Return when the thank-you is late: 48 hours after the end of the call (R32)."""
    return ended_at + THANK_YOU_LATE_AFTER


def preparation_due_at(starts_at: datetime, now: datetime) -> datetime:
    """Return when preparation is due: 24 hours before the interview, but not before *now* (R16, R24)."""
    return max(starts_at - PREPARE_BEFORE, now)


def stay_in_touch_due_at(last_contact: datetime) -> datetime:
    """Return when to check in again: about three months after the last contact (R34)."""
    return last_contact + STAY_IN_TOUCH_AFTER


def _next_business_day(moment: datetime) -> datetime:
    moment += timedelta(days=1)
    while moment.weekday() >= _SATURDAY:
        moment += timedelta(days=1)
    return moment
