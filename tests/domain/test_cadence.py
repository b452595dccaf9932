"""What is due when, and why: every kind of action, on business days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.cadence import (
    COUNTED_KINDS,
    MAX_NUDGES,
    Cadence,
    CountedDue,
    explain_due,
    follow_up_kind,
    next_due,
)
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.domain.headline import format_reason

CADENCE = Cadence()
GERMAN = Cadence(calendar=BusinessCalendar("DE", ZoneInfo("Europe/Berlin")))
WEDNESDAY = datetime(2026, 12, 23, 9, 30, tzinfo=UTC)

moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))


def test_after_a_request_two_nudges_and_then_the_choice() -> None:
    assert [follow_up_kind(count) for count in range(4)] == [
        ActionKind.NUDGE,
        ActionKind.NUDGE,
        ActionKind.CLOSE_OR_KEEP,
        ActionKind.CLOSE_OR_KEEP,
    ]
    assert MAX_NUDGES == 2
    monday = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert next_due(CADENCE, ActionKind.NUDGE, monday) == (Due(date(2026, 12, 3)), None, "3 business days")
    second = next_due(CADENCE, ActionKind.NUDGE, monday, nudge_count=1)
    assert second == (Due(date(2026, 12, 9)), None, "7 business days")
    assert next_due(CADENCE, ActionKind.CLOSE_OR_KEEP, monday).due == Due(date(2026, 12, 9))


def test_holiday_is_named_in_the_reason() -> None:
    counted = next_due(GERMAN, ActionKind.NUDGE, WEDNESDAY)
    assert counted == CountedDue(Due(date(2026, 12, 29)), None, "3 business days, Christmas Day left out")
    assert explain_due(GERMAN, ActionKind.NUDGE, WEDNESDAY, counted.due) == counted.reason
    reason = format_reason(ActionKind.NUDGE, counted.due, None, WEDNESDAY, UTC, counted=counted.reason)
    assert reason == "Tue 29 Dec: 3 business days, Christmas Day left out"
    assert explain_due(GERMAN, ActionKind.NUDGE, WEDNESDAY, Due(date(2027, 2, 1))) == ""
    assert explain_due(CADENCE, ActionKind.NUDGE, WEDNESDAY, Due(date(2026, 12, 28))) == ""


def test_thank_you_is_due_by_the_clock() -> None:
    friday = datetime(2026, 12, 25, 16, tzinfo=UTC)
    due = next_due(GERMAN, ActionKind.THANK, friday)
    assert (due.due.at, due.late_at) == (friday + timedelta(hours=24), friday + timedelta(hours=48))
    late = next_due(CADENCE._replace(thank_you_hours=72), ActionKind.THANK, friday)
    assert late.late_at == late.due.at == friday + timedelta(hours=72)


def test_confirmation_is_due_one_business_day_before_the_interview() -> None:
    tuesday = datetime(2026, 12, 29, 10, tzinfo=UTC)
    assert next_due(GERMAN, ActionKind.CONFIRM, tuesday).due == Due(at=tuesday - timedelta(days=1))
    monday = tuesday - timedelta(days=1)
    due = next_due(GERMAN, ActionKind.CONFIRM, monday)
    assert due.due.at == datetime(2026, 12, 24, 10, tzinfo=UTC)
    assert (due.late_at, due.reason) == (monday, "1 business day before the interview, Christmas Day left out")


def test_preparation_and_promised_dates() -> None:
    assert next_due(CADENCE, ActionKind.PREPARE, WEDNESDAY)[:2] == (Due(at=WEDNESDAY - timedelta(days=1)), WEDNESDAY)
    saturday = datetime(2026, 12, 26, 9, tzinfo=UTC)
    assert next_due(GERMAN, ActionKind.COMMITMENT, saturday).due == Due(at=saturday)


@pytest.mark.parametrize(
    ("months", "day"), [(None, date(2027, 3, 23)), (1, date(2027, 1, 25)), (24, date(2028, 12, 25))]
)
def test_check_in_is_due_after_months_on_a_business_day(months: int | None, day: date) -> None:
    assert next_due(CADENCE, ActionKind.STAY_IN_TOUCH, WEDNESDAY, months=months).due == Due(day)


def test_months_end_on_the_last_day_of_a_short_month() -> None:
    last = datetime(2027, 8, 30, 23, tzinfo=UTC)  # already the last day of August in Berlin
    assert next_due(GERMAN, ActionKind.STAY_IN_TOUCH, last, months=1).due == Due(date(2027, 9, 30))
    assert next_due(CADENCE, ActionKind.STAY_IN_TOUCH, last, months=1).due == Due(date(2027, 9, 30))
    assert next_due(GERMAN, ActionKind.STAY_IN_TOUCH, last, months=2).due == Due(date(2027, 11, 1))


@pytest.mark.parametrize("kind", [ActionKind.REQUEST, ActionKind.STAY_IN_TOUCH, *sorted(COUNTED_KINDS)])
def test_outreach_is_held_back(kind: ActionKind) -> None:
    due = next_due(CADENCE, kind, WEDNESDAY, not_before=date(2027, 5, 1))
    assert due.due == Due(date(2027, 5, 3))
    assert due.reason == "not before this date"


@given(st.sampled_from(ActionKind), moments)
def test_only_interviews_and_promised_dates_make_something_due_on_a_weekend_or_holiday(
    kind: ActionKind, since: datetime
) -> None:
    due, calendar = next_due(GERMAN, kind, since).due, GERMAN.calendar
    if kind in (ActionKind.COMMITMENT, ActionKind.TODO):
        assert due == Due(at=since)
    elif kind in (ActionKind.THANK, ActionKind.PREPARE):
        assert due == Due(at=since + timedelta(hours=24 if kind is ActionKind.THANK else -24))
    else:
        assert (due.day(calendar.zone) < calendar.local_day(since)) is (kind is ActionKind.CONFIRM)
        assert (due.at is not None) is (kind is ActionKind.CONFIRM)
        assert calendar.is_business_day(due.day(calendar.zone))
