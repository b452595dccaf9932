"""When something was sent, in words: always the latest time that is not in the future."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.past_times import is_skipped_past_time, parse_past, parse_past_datetime

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 26, 11, 0, 30, tzinfo=BERLIN)  # a Thursday


def format_found(text: str, now: datetime) -> str | None:
    """Return the day or moment that a text means, without a time if it has none."""
    found = parse_past(text, now)
    if found is None:
        return None
    return f"{found.at:%Y-%m-%d %H:%M}" if found.at else f"{found.on}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", "2026-11-26 11:00"),
        ("10:30", "2026-11-26 10:30"),
        ("9am", "2026-11-26 09:00"),
        ("14:00", "2026-11-25 14:00"),
        ("today 9:30", "2026-11-26 09:30"),
        ("today", "2026-11-26"),
        ("yesterday 2pm", "2026-11-25 14:00"),
        ("yesterday", "2026-11-25"),
        ("thu 10:00", "2026-11-26 10:00"),
        ("thu 14:00", "2026-11-19 14:00"),
        ("mon 9:00", "2026-11-23 09:00"),
        ("fri", "2026-11-20"),
        ("Nov 20 9:00", "2026-11-20 09:00"),
        ("30 Nov", "2025-11-30"),
        ("2026-11-02 18:15", "2026-11-02 18:15"),
        ("2 hours ago", "2026-11-26 09:00"),
        ("20 min ago", "2026-11-26 10:40"),
        ("3 days ago", "2026-11-23"),
        ("a week ago", "2026-11-19"),
        ("two weeks ago", "2026-11-12"),
        ("a few days ago", "2026-11-23"),
        ("half an hour ago", "2026-11-26 10:30"),
        ("A month ago", "2026-10-26"),
        ("yesterday evening", "2026-11-25 20:00"),
        ("last night", "2026-11-25 20:00"),
        ("last night at 9", "2026-11-25 21:00"),
        ("this morning", "2026-11-26 09:00"),
        ("last thu", "2026-11-19"),
        ("last mon", "2026-11-23"),
    ],
)
def test_a_day_or_time_in_the_past(text: str, expected: str) -> None:
    assert format_found(text, NOW) == expected
    moment = parse_past_datetime(text, NOW)
    assert (f"{moment:%Y-%m-%d %H:%M}" if moment else None) == (expected if ":" in expected else None)


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
    assert parse_past(text, NOW) is None


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
        ("a day ago", "2027-03-27"),
    ],
)
def test_a_past_time_that_the_clocks_skipped_is_not_moved(text: str, expected: str | None) -> None:
    assert format_found(text, AFTER_SKIP) == expected
    assert is_skipped_past_time(text, AFTER_SKIP) is (expected is None)


@given(st.text(), st.timedeltas(timedelta(0), timedelta(days=800)))
def test_no_text_gives_a_time_in_the_future(text: str, later: timedelta) -> None:
    now = NOW + later
    found = parse_past(text, now)
    assert found is None or found.start(BERLIN) <= now
