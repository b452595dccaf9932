"""When things fall due. All moments are aware datetimes in UTC; weekdays are those of the moment's own time zone."""

from __future__ import annotations

from datetime import datetime, timedelta

NUDGE_BUSINESS_DAYS = (3, 7)
"""Business days to wait before the first nudge and, after it, before the second; then "close or keep" is asked."""

THANK_YOU_DUE_AFTER = timedelta(hours=24)
"""A thank-you falls due a day after the call: the conversation is fresh to both (R32)."""

THANK_YOU_LATE_AFTER = timedelta(hours=48)
"""After two days a thank-you is late (R32)."""

PREPARE_BEFORE = timedelta(days=1)
"""Preparation falls due the day before a call (R16, R24)."""

STAY_IN_TOUCH_AFTER = timedelta(days=90)
"""About three months: often enough to be remembered, and seldom enough to be welcome (R34)."""

_SATURDAY = 5


def add_business_days(moment: datetime, days: int) -> datetime:
    """Move on by *days* business days (at least 0) and keep the time of day; Saturday and Sunday do not count.

    From a weekend the first business day is Monday. Public holidays are not known. Raises ValueError for negative days.
    """
    if days < 0:
        raise ValueError(f"business days are counted forwards: {days}")
    weeks, rest = divmod(days, 5)
    for _ in range(rest):
        moment = _next_business_day(moment)
    if weeks and moment.weekday() >= _SATURDAY:
        # The first of these days is Monday, so a whole number of weeks ends on a Friday.
        return moment + timedelta(days=7 * weeks - (moment.weekday() - _SATURDAY + 1))
    return moment + timedelta(weeks=weeks)


def nudge_due_at(contacted_at: datetime, nudge_count: int) -> datetime | None:
    """When the next nudge falls due: 3 business days after the request, 7 after the first nudge, then never.

    *contacted_at* is when the last of these messages went out. ``None`` says that it is time to close or to keep.
    """
    if nudge_count >= len(NUDGE_BUSINESS_DAYS):
        return None
    return add_business_days(contacted_at, NUDGE_BUSINESS_DAYS[nudge_count])


def thank_you_due_at(ended_at: datetime) -> datetime:
    """When the thank-you falls due: 24 hours after the call ended (R32)."""
    return ended_at + THANK_YOU_DUE_AFTER


def thank_you_late_at(ended_at: datetime) -> datetime:
    """From when on the thank-you is late: 48 hours after the call ended (R32)."""
    return ended_at + THANK_YOU_LATE_AFTER


def preparation_due_at(starts_at: datetime, now: datetime) -> datetime:
    """When preparation falls due: the day before at the same time, but never before *now* (R16, R24)."""
    return max(starts_at - PREPARE_BEFORE, now)


def stay_in_touch_due_at(last_contact: datetime) -> datetime:
    """When to let somebody hear again: about three months after the last contact (R34)."""
    return last_contact + STAY_IN_TOUCH_AFTER


def _next_business_day(moment: datetime) -> datetime:
    moment += timedelta(days=1)
    while moment.weekday() >= _SATURDAY:
        moment += timedelta(days=1)
    return moment
