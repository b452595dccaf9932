"""Due dates of follow-ups, thank-yous, preparation and check-ins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.due_dates import (
    add_business_days,
    nudge_due_at,
    preparation_due_at,
    stay_in_touch_due_at,
    thank_you_due_at,
    thank_you_late_at,
)

WEDNESDAY = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
FRIDAY = WEDNESDAY + timedelta(days=2)
SATURDAY = WEDNESDAY + timedelta(days=3)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DAYS = st.integers(0, 60)


def test_weekends_are_not_business_days() -> None:
    assert add_business_days(WEDNESDAY, 2) == FRIDAY
    assert add_business_days(WEDNESDAY, 3) == WEDNESDAY + timedelta(days=5)
    assert add_business_days(FRIDAY, 5) == FRIDAY + timedelta(days=7)


def test_first_business_day_after_a_weekend_is_monday() -> None:
    assert add_business_days(SATURDAY, 1) == SATURDAY + timedelta(days=2)
    assert add_business_days(SATURDAY, 5) == SATURDAY + timedelta(days=6)
    assert add_business_days(SATURDAY + timedelta(days=1), 5) == SATURDAY + timedelta(days=6)


def test_negative_business_days_are_rejected() -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        add_business_days(WEDNESDAY, -1)


@given(MOMENTS, DAYS)
def test_adding_a_business_day_is_later_and_not_on_a_weekend(moment: datetime, days: int) -> None:
    later = add_business_days(moment, days + 1)
    assert later > add_business_days(moment, days)
    assert later.weekday() < 5
    assert later.time() == moment.time()


@given(MOMENTS, st.integers(0, 30), DAYS)
def test_later_start_never_gives_an_earlier_end(moment: datetime, wait: int, days: int) -> None:
    assert add_business_days(moment + timedelta(days=wait), days).date() >= add_business_days(moment, days).date()


@given(MOMENTS, DAYS, DAYS)
def test_business_days_add_up(moment: datetime, first: int, then: int) -> None:
    assert add_business_days(add_business_days(moment, first), then) == add_business_days(moment, first + then)


def test_two_follow_ups_then_close() -> None:
    assert nudge_due_at(WEDNESDAY, 0) == WEDNESDAY + timedelta(days=5)
    assert nudge_due_at(WEDNESDAY, 1) == WEDNESDAY + timedelta(days=9)
    assert nudge_due_at(WEDNESDAY, 2) is None


def test_thank_you_is_due_after_one_day_and_late_after_two() -> None:
    assert thank_you_due_at(FRIDAY) == FRIDAY + timedelta(hours=24)
    assert thank_you_late_at(FRIDAY) == FRIDAY + timedelta(hours=48)


def test_preparation_is_due_the_day_before_but_not_in_the_past() -> None:
    assert preparation_due_at(FRIDAY, WEDNESDAY) == FRIDAY - timedelta(days=1)
    assert preparation_due_at(WEDNESDAY + timedelta(hours=3), WEDNESDAY) == WEDNESDAY


def test_check_in_is_due_after_three_months() -> None:
    assert stay_in_touch_due_at(WEDNESDAY) == WEDNESDAY + timedelta(days=90)
