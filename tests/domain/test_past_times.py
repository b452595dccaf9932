"""When something was sent, in words: always the latest time that is not in the future."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.past_times import is_skipped_past_time, parse_past_datetime

NOW = datetime(2026, 11, 26, 11, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # a Thursday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", "2026-11-26 11:00"),
        ("10:30", "2026-11-26 10:30"),
        ("9am", "2026-11-26 09:00"),
        ("14:00", "2026-11-25 14:00"),
        ("today 9:30", "2026-11-26 09:30"),
        ("today", "2026-11-26 11:00"),
        ("yesterday 2pm", "2026-11-25 14:00"),
        ("yesterday", "2026-11-25 12:00"),
        ("thu 10:00", "2026-11-26 10:00"),
        ("thu 14:00", "2026-11-19 14:00"),
        ("mon 9:00", "2026-11-23 09:00"),
        ("fri", "2026-11-20 12:00"),
        ("Nov 20 9:00", "2026-11-20 09:00"),
        ("30 Nov", "2025-11-30 12:00"),
        ("2026-11-02 18:15", "2026-11-02 18:15"),
        ("2 hours ago", "2026-11-26 09:00"),
        ("20 min ago", "2026-11-26 10:40"),
        ("3 days ago", "2026-11-23 11:00"),
        ("a week ago", "2026-11-19 11:00"),
        ("two weeks ago", "2026-11-12 11:00"),
        ("a few days ago", "2026-11-23 11:00"),
        ("half an hour ago", "2026-11-26 10:30"),
        ("A month ago", "2026-10-26 11:00"),
        ("yesterday evening", "2026-11-25 20:00"),
        ("last night", "2026-11-25 20:00"),
        ("last night at 9", "2026-11-25 21:00"),
        ("this morning", "2026-11-26 09:00"),
    ],
)
def test_a_time_in_the_past(text: str, expected: str) -> None:
    moment = parse_past_datetime(text, NOW)
    assert moment is not None
    assert f"{moment:%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "in 2 hours",
        "next week",
        "2027-01-01 9:00",
        "today 18:00",
        "soon",
        "this evening",
        "some days ago",
        "day after tomorrow",
        "a week from mon",
        "EOD tomorrow",
        "9999 weeks ago x",
    ],
)
def test_not_a_time_in_the_past(text: str) -> None:
    assert parse_past_datetime(text, NOW) is None


AFTER_SKIP = datetime(2027, 3, 28, 10, tzinfo=NOW.tzinfo)  # the clocks were put forward from two to three


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today 2:30", None),
        ("2:30", None),
        ("28 Mar 2:30", None),
        ("last sun 2:30", "2027-03-21 02:30"),
        ("3:30", "2027-03-28 03:30"),
        ("8 hours ago", "2027-03-28 01:00"),
        ("a day ago", "2027-03-27 10:00"),
    ],
)
def test_a_past_time_that_the_clocks_skipped_is_not_moved(text: str, expected: str | None) -> None:
    moment = parse_past_datetime(text, AFTER_SKIP)
    assert (f"{moment:%Y-%m-%d %H:%M}" if moment else None) == expected
    assert is_skipped_past_time(text, AFTER_SKIP) is (expected is None)


@given(st.text(), st.timedeltas(timedelta(0), timedelta(days=800)))
def test_no_text_gives_a_time_in_the_future(text: str, later: timedelta) -> None:
    moment = parse_past_datetime(text, NOW + later)
    assert moment is None or moment <= NOW + later
