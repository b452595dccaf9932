"""Due dates: a day is the same in every time zone, and days and moments have one order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.due import Due, parse_stored_due
from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.domain.headline import CardFacts, choose_headline, format_reason
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.domain.understood_dates import describe_when
from infoview_tui.errors import DamagedDataError

ZONES = st.sampled_from(
    ["UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin", "Pacific/Kiritimati", "America/Sao_Paulo"]
).map(ZoneInfo)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
DUES = DAYS.map(Due) | MOMENTS.map(lambda at: Due(at=at))
KINDS = st.sampled_from([kind for kind in ActionKind if kind is not ActionKind.THANK])


@given(DAYS, st.integers(-40, 40), KINDS, ZONES, ZONES)
def test_no_zone_moves_a_day(day: date, ahead: int, kind: ActionKind, one: ZoneInfo, other: ZoneInfo) -> None:
    """At noon of the same date in two zones, a day reads the same, wherever it was set."""
    due = Due(day)
    facts = CardFacts(Stage.CONTACTED, next_action=kind, due=due, action_text="write")
    shown = []
    for zone in (one, other):
        now = datetime(day.year, day.month, day.day, 12, tzinfo=zone) - timedelta(days=ahead)
        assert due.day(zone) == due.deadline(zone).astimezone(zone).date() == day
        assert due.is_due(now, zone) is (ahead <= 0)
        assert due.is_overdue(now, zone) is (ahead < 0)
        headline = choose_headline(facts, now, zone)
        reason = format_reason(kind, due, None, now, zone)
        shown.append((headline.text, headline.urgency, reason, describe_when(due, now), due.plus_days(1, zone)))
    assert shown[0] == shown[1]


@given(st.lists(DUES, max_size=8), ZONES)
def test_days_and_moments_have_one_order_in_which_days_never_decrease(dues: list[Due], zone: ZoneInfo) -> None:
    dues.sort(key=lambda due: due.deadline(zone))
    days = [due.day(zone) for due in dues]
    assert days == sorted(days)
    for due in dues:
        assert due.is_overdue(due.deadline(zone), zone) is False
        assert due.is_overdue(due.deadline(zone) + timedelta(milliseconds=1), zone) is True


@given(DUES)
def test_stored_form_is_read_back(due: Due) -> None:
    stored = due.on.isoformat() if due.on is not None else format_timestamp(due.deadline(UTC))
    assert parse_stored_due(stored) == due


@given(DUES, st.integers(-400, 400), ZONES)
def test_days_later_is_that_many_days_later(due: Due, days: int, zone: ZoneInfo) -> None:
    later = due.plus_days(days, zone)
    assert (later.at is None) is (due.at is None)
    assert abs(later.day(zone) - due.day(zone) - timedelta(days=days)) <= timedelta(days=due.at is not None)


def test_due_is_a_day_or_a_moment() -> None:
    day, moment = date(2026, 12, 4), datetime(2026, 12, 4, tzinfo=UTC)
    for on, at in ((None, None), (day, moment), (date.min, None), (date.max, None)):
        with pytest.raises(ValueError, match=r"either the day|out of range"):
            Due(on, at)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "0001-01-01", "2026-12-04 soon", "2026-12-04T10:00:00"])
def test_damaged_due_date_is_reported(text: str) -> None:
    with pytest.raises(DamagedDataError):
        parse_stored_due(text)
