"""Layout of the week: quarters, entries side by side, midnight, and days with a change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from infoview_tui.domain.week_entries import WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import (
    DAY_QUARTERS,
    DAY_ROWS,
    Block,
    first_day_of_week,
    lay_out_week,
    moment_at,
    rows_to_show,
    working_rows,
)

BERLIN, NEW_YORK, KOLKATA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")
MONDAY = date(2026, 11, 30)


def entry(start: str, minutes: int, day: date = MONDAY, label: str = "") -> WeekEntry:
    hours, _, rest = start.partition(":")
    starts_at = moment_at(day, int(hours) * 60 + int(rest), BERLIN)
    return WeekEntry(WeekEntryKind.PLANNED, starts_at, starts_at + timedelta(minutes=minutes), label, contact_id=1)


def places(*entries: WeekEntry, day: date = MONDAY) -> list[tuple[float, float, int, int]]:
    """Return the hours from and to, the lane, and the number of lanes of each block on a day."""
    (laid_out,) = lay_out_week(entries, day, BERLIN, 1)
    return [(block.top / 4, block.bottom / 4, block.lane, block.lanes) for block in laid_out.blocks]


def test_entries_are_drawn_in_quarters() -> None:
    assert places(entry("9:00", 15), entry("10:15", 20), entry("12:10", 60), entry("14:00", 20)) == [
        (9, 9.25, 0, 1),
        (10.25, 10.75, 0, 1),  # rounded up, since nothing follows
        (12.25, 13.25, 0, 1),
        (14, 14.5, 0, 1),
    ]


def test_entries_at_the_same_time_stand_side_by_side() -> None:
    assert places(entry("9:00", 60), entry("9:30", 60), entry("10:00", 30), entry("10:30", 30)) == [
        (9, 10, 0, 2),
        (9.5, 10.5, 1, 2),
        (10, 10.5, 0, 2),
        (10.5, 11, 0, 1),
    ]


def test_what_follows_at_once_is_neither_beside_nor_covered() -> None:
    assert places(entry("9:00", 20), entry("9:20", 20), entry("9:40", 20)) == [
        (9, 9.25, 0, 1),
        (9.25, 9.75, 0, 1),
        (9.75, 10, 0, 1),
    ]


def test_an_entry_is_clipped_at_midnight_and_fills_a_whole_day_above_the_hours() -> None:
    night = entry("22:30", 24 * 60 + 180)
    days = lay_out_week([night], MONDAY, BERLIN)
    assert [(block.top / 4, block.bottom / 4) for day in days for block in day.blocks] == [(22.5, 24), (0, 1.5)]
    assert [day.all_day for day in days[:3]] == [(), (night,), ()]
    assert days[2].blocks[0].entry is night


@pytest.mark.parametrize(
    ("day", "start", "minutes", "hours"),
    [
        (date(2026, 3, 29), "1:30", 60, (1.5, 3.5)),  # the hour from 2 to 3 is skipped
        (date(2026, 10, 25), "2:30", 30, (2.5, 3)),  # the first of two, by the clock until 2:00 again
        (date(2026, 10, 25), "1:00", 180, (1, 3)),  # three hours that the clocks show as two
    ],
)
def test_days_of_23_and_25_hours_keep_the_rows_of_the_clock(
    day: date, start: str, minutes: int, hours: tuple[float, float]
) -> None:
    ((top, bottom, _, _),) = places(entry(start, minutes, day), day=day)
    assert (top, bottom) == hours


def test_the_skipped_hour_holds_nothing() -> None:
    skipped, usual = lay_out_week([], date(2026, 3, 29), BERLIN, 2)
    assert skipped.skipped_rows == {4, 5}
    assert not usual.skipped_rows
    assert not lay_out_week([], date(2026, 10, 25), BERLIN, 1)[0].skipped_rows


def test_names_never_share_a_row() -> None:
    (day,) = lay_out_week([entry("9:00", 15), entry("9:15", 15), entry("9:30", 15)], MONDAY, BERLIN, 1)
    assert [block.label_row for block in day.blocks] == [18, None, 19]
    (day,) = lay_out_week([entry("9:00", 15), entry("9:15", 45)], MONDAY, BERLIN, 1)
    assert [block.label_row for block in day.blocks] == [18, 19]


spans = st.tuples(st.integers(0, 7 * 24 * 60), st.one_of(st.integers(0, 90), st.integers(0, 3000)))


@settings(max_examples=60)
@given(st.lists(spans, max_size=25), st.sampled_from([MONDAY, date(2026, 3, 23), date(2026, 10, 19)]))
def test_every_entry_is_on_its_days_and_covers_no_other(found: list[tuple[int, int]], monday: date) -> None:
    start = moment_at(monday, 0, BERLIN)
    entries = [
        WeekEntry(
            WeekEntryKind.BUSY,
            start + timedelta(minutes=begins),
            start + timedelta(minutes=begins + minutes),
            str(number),
        )
        for number, (begins, minutes) in enumerate(found)
    ]
    for day in lay_out_week(entries, monday, BERLIN):
        begins, ends = moment_at(day.day, 0, BERLIN), moment_at(day.day + timedelta(days=1), 0, BERLIN)
        there = {
            each.label
            for each in entries
            if each.starts_at < ends and (each.ends_at > begins or each.starts_at >= begins)
        }
        assert {block.entry.label for block in day.blocks} | {each.label for each in day.all_day} == there
        assert len(day.blocks) + len(day.all_day) == len(there)
        for at, block in enumerate(day.blocks):
            assert 0 <= block.top < block.bottom <= DAY_QUARTERS
            assert 0 <= block.lane < block.lanes
            assert not [other for other in day.blocks[at + 1 :] if covers(block, other)]


def covers(block: Block, other: Block) -> bool:
    return not block.is_beside(other) and block.top < other.bottom and other.top < block.bottom


@pytest.mark.parametrize(
    ("entries", "available", "first"),
    [
        ([], 24, 16),  # 8 to 20
        ([], 34, 11),  # as much before as after
        ([], 48, 0),
        ([], 18, 16),
        ([("6:00", 30)], 28, 12),
        ([("6:00", 30)], 20, 16),
        ([("22:00", 60)], 30, 16),
        ([("22:00", 60)], 40, 8),
    ],
)
def test_the_usual_hours_are_shown_and_whatever_holds_an_entry(
    entries: list[tuple[str, int]], available: int, first: int
) -> None:
    days = lay_out_week([entry(start, minutes) for start, minutes in entries], MONDAY, BERLIN)
    assert rows_to_show(days, available) == first
    assert rows_to_show(days, available) + available <= DAY_ROWS


def test_working_hours_are_those_of_the_contact() -> None:
    assert working_rows(MONDAY, BERLIN, BERLIN) == set(range(18, 36))
    assert working_rows(MONDAY, BERLIN, NEW_YORK) == set(range(30, 48))
    assert working_rows(MONDAY, BERLIN, KOLKATA) == set(range(9, 27)), "an offset with half an hour"
    assert working_rows(date(2026, 12, 5), BERLIN, NEW_YORK) == frozenset(), "Saturday"
    assert working_rows(date(2026, 12, 5), BERLIN, ZoneInfo("Pacific/Auckland")) == frozenset()
    assert working_rows(date(2026, 12, 6), BERLIN, ZoneInfo("Pacific/Auckland")) == set(range(42, 48)), "Monday there"


def test_a_week_begins_on_monday() -> None:
    assert first_day_of_week(date(2026, 12, 6)) == MONDAY == first_day_of_week(MONDAY)
    assert moment_at(date(2026, 3, 29), 150, BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC), (
        "a time that is skipped"
    )
