"""Which daily backups are kept: seven days, four weeks, twelve months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from infoview_tui.domain.backup_retention import KEPT_DAYS, KEPT_MONTHS, KEPT_WEEKS, choose_kept

LAST = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)  # a Thursday
MOMENTS = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)), max_size=80)


def days(kept: set[datetime]) -> list[date]:
    """Return the days of the backups, the latest first."""
    return sorted((moment.date() for moment in kept), reverse=True)


def test_two_years_of_use_every_day() -> None:
    kept = days(choose_kept((LAST - timedelta(days=number) for number in range(730)), UTC))
    assert kept[:KEPT_DAYS] == [LAST.date() - timedelta(days=number) for number in range(7)]
    assert kept[KEPT_DAYS:] == [
        date(2026, 11, 15),  # the Sundays of the two weeks before that are not among the days
        date(2026, 11, 8),
        *(date(2026, month + 1, 1) - timedelta(days=1) for month in range(10, 0, -1)),
        date(2025, 12, 31),
    ]


def test_of_one_day_the_latest_is_kept() -> None:
    morning = LAST - timedelta(hours=9)
    assert choose_kept([LAST, morning], UTC) == {LAST}


def test_days_are_those_of_the_zone() -> None:
    evening = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # already the 26th in Berlin
    assert choose_kept([LAST, evening], ZoneInfo("Europe/Berlin")) == {LAST}
    assert choose_kept([LAST, evening], UTC) == {LAST, evening}


def test_after_a_long_pause_the_old_ones_are_still_there() -> None:
    old = [datetime(2025, 3, day, 12, tzinfo=UTC) for day in (3, 4, 5)]
    assert choose_kept([LAST, *old], UTC) == {LAST, *old}


@given(MOMENTS)
def test_never_too_many_and_never_the_latest(moments: list[datetime]) -> None:
    kept = choose_kept(moments, UTC)
    assert kept <= set(moments)
    assert len(kept) <= KEPT_DAYS + KEPT_WEEKS + KEPT_MONTHS
    assert not moments or max(moments) in kept


@given(MOMENTS)
def test_what_was_thinned_once_stays_the_same(moments: list[datetime]) -> None:
    kept = choose_kept(moments, UTC)
    assert choose_kept(kept, UTC) == kept
