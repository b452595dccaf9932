"""Parsing dates and times as people write them. In these tests it is Wednesday, November 25, 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, strategies as st

from infoview_tui.domain.date_parser import parse_datetime, parse_day
from infoview_tui.domain.due_dates import find_due_date
from infoview_tui.domain.format_dates import format_day, format_duration, format_full_date, format_short_day

TODAY = date(2026, 11, 25)
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 13, 20, 31, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("send portfolio by fri", "by fri", date(2026, 11, 27)),
        ("send portfolio by Friday to her", "by Friday", date(2026, 11, 27)),
        ("call on sat", "on sat", date(2026, 11, 28)),
        ("write before Sunday.", "before Sunday", date(2026, 11, 29)),
        ("read until wed", "until wed", date(2026, 12, 2)),
        ("send it thurs", "thurs", date(2026, 11, 26)),
        ("write next fri", "next fri", date(2026, 12, 4)),
        ("write this fri", "this fri", date(2026, 11, 27)),
        ("write today", "today", TODAY),
        ("write tonight", "tonight", TODAY),
        ("write tomorrow", "tomorrow", date(2026, 11, 26)),
        ("write next week", "next week", date(2026, 11, 30)),
        ("write next month", "next month", date(2026, 12, 1)),
        ("write in 3 days", "in 3 days", date(2026, 11, 28)),
        ("write in a week", "in a week", date(2026, 12, 2)),
        ("write in two weeks", "in two weeks", date(2026, 12, 9)),
        ("write in three months", "in three months", date(2027, 2, 25)),
        ("by 2026-12-03", "by 2026-12-03", date(2026, 12, 3)),
        ("by December 3", "by December 3", date(2026, 12, 3)),
        ("3 December: call", "3 December", date(2026, 12, 3)),
        ("Dec 3rd call", "Dec 3rd", date(2026, 12, 3)),
        ("Dec. 3, 2027 call", "Dec. 3, 2027", date(2027, 12, 3)),
        ("on Thu 26 Nov", "on Thu 26 Nov", date(2026, 11, 26)),
        ("by the 3rd of June", "by the 3rd of June", date(2027, 6, 3)),
        ("June 3 call", "June 3", date(2027, 6, 3)),
        ("by March", "by March", date(2027, 3, 1)),
        ("may 3 call", "may 3", date(2027, 5, 3)),
        ("by end of week", "by end of week", date(2026, 11, 27)),
        ("by the end of the month", "by the end of the month", date(2026, 11, 30)),
        ("end of next month", "end of next month", date(2026, 12, 31)),
    ],
)
def test_date_is_found_with_its_position(text: str, phrase: str, day: date) -> None:
    due = find_due_date(text, TODAY)
    assert due is not None
    assert due.day == day
    assert text[due.start : due.end] == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "at"),
    [
        ("call Lee tomorrow 10", "tomorrow 10", "10:00"),
        ("call Lee tomorrow at 10 sharp", "tomorrow at 10", "10:00"),
        ("send it by fri 2pm", "by fri 2pm", "14:00"),
        ("send it by fri 14:00, please", "by fri 14:00", "14:00"),
        ("ring on Thu at 16", "on Thu at 16", "16:00"),
        ("by June 3 at 9:30 send it", "by June 3 at 9:30", "09:30"),
    ],
)
def test_time_may_follow_the_date(text: str, phrase: str, at: str) -> None:
    due = find_due_date(text, TODAY)
    assert due is not None
    assert f"{due.time_of_day:%H:%M}" == at
    assert text[due.start : due.end] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "write tomorrow 10 letters",
        "read it by fri 10%",
        "tomorrow 10-12",
        "tomorrow 3",
        "today 25:00",
        "by tomorrow 7/8 of it",
    ],
)
def test_ambiguous_number_after_a_date_is_not_a_time(text: str) -> None:
    due = find_due_date(text, TODAY)
    assert due is not None
    assert due.time_of_day is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 10", "2026-11-26 10:00"),
        ("June 3 10", "2027-06-03 10:00"),
        ("thu at 14", "2026-11-26 14:00"),
        ("in two weeks 11", "2026-12-09 11:00"),
    ],
)
def test_hour_after_a_date_needs_no_minutes(text: str, moment: str) -> None:
    found = parse_datetime(text, NOW)
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize("text", ["thu 14", "tomorrow 3", "June 3", "3 June", "tomorrow 24", "10 tomorrow"])
def test_ambiguous_hour_is_rejected(text: str) -> None:
    assert parse_datetime(text, NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "she may send it",
        "march through the list",
        "we sat in the sun",
        "they wed later",
        "ask mon ami",
        "today's figures",
        "Friday’s meeting",
        "a sun-lit office on sat-nav",
        "version 2026-06-031",
        "Mondays are slow",
        "by Feb 30",
        "by 2026-13-01",
        "in 99999999 weeks",
        "in 99999999999999999999 days",
        "in 99999999 months",
        "work on march routes",
        "by the way",
        "stand by friends",
    ],
)
def test_ordinary_words_and_impossible_dates_are_not_dates(text: str) -> None:
    assert find_due_date(text, TODAY) is None


def test_deadline_takes_precedence_over_a_mentioned_date() -> None:
    text = "send by fri what she showed today"
    due = find_due_date(text, TODAY)
    assert due is not None
    assert text[due.start : due.end] == "by fri"


def test_last_of_several_dates_is_used() -> None:
    text = "after the talk on Thursday write tomorrow"
    due = find_due_date(text, TODAY)
    assert due is not None
    assert text[due.start : due.end] == "tomorrow"


def test_weekday_is_never_today() -> None:
    due = find_due_date("by wednesday", TODAY)
    assert due is not None
    assert due.day == TODAY + timedelta(days=7)


def test_end_of_week_on_a_weekend_means_next_week() -> None:
    due = find_due_date("by end of week", date(2026, 11, 28))
    assert due is not None
    assert due.day == date(2026, 12, 4)


def test_adding_a_month_stays_within_the_next_month() -> None:
    due = find_due_date("in a month", date(2027, 1, 31))
    assert due is not None
    assert due.day == date(2027, 2, 28)


def test_february_29_is_in_the_next_leap_year() -> None:
    due = find_due_date("by Feb 29", date(2027, 3, 1))
    assert due is not None
    assert due.day == date(2028, 2, 29)


PIECES = """by on until in next end of week months a 99999999 31 3rd Feb may fri 2026-02-30 9999 2027 today
14:00 2pm 25:99 13pm minutes hours , 's"""
WORDS = st.lists(st.sampled_from(PIECES.split())).map(" ".join)


@given(st.one_of(WORDS, st.text()), st.dates())
@example("in 12 months", date.max)
@example("next week", date.max)
def test_parser_never_raises(text: str, today: date) -> None:
    due = find_due_date(text, today)
    assert due is None or 0 <= due.start < due.end <= len(text)


@given(st.one_of(WORDS, st.text()), st.datetimes(timezones=st.sampled_from([UTC, BERLIN])))
@example("in 2 hours", datetime.max.replace(tzinfo=UTC))
@example("1:00", datetime.max.replace(tzinfo=UTC))
def test_parsed_time_is_time_zone_aware_or_none(text: str, now: datetime) -> None:
    when = parse_datetime(text, now)
    assert when is None or when.tzinfo is now.tzinfo


@given(st.dates(min_value=TODAY, max_value=TODAY + timedelta(days=900)))
def test_formatted_date_parses_to_the_same_date(day: date) -> None:
    due = find_due_date(f"by {format_day(day, TODAY)}", TODAY)
    assert due is not None
    assert due.day == day


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("tomorrow 14:00", (2026, 11, 26, 14, 0)),
        ("thu 2pm", (2026, 11, 26, 14, 0)),
        ("Thursday at 2:30 pm", (2026, 11, 26, 14, 30)),
        ("sat 9.15", (2026, 11, 28, 9, 15)),
        ("2026-11-26 14:00", (2026, 11, 26, 14, 0)),
        ("2026-11-26T14:00", (2026, 11, 26, 14, 0)),
        ("June 3 9:30", (2027, 6, 3, 9, 30)),
        ("3 June, 9:30", (2027, 6, 3, 9, 30)),
        ("June 3 2028 9:30", (2028, 6, 3, 9, 30)),
        ("14:00", (2026, 11, 25, 14, 0)),
        ("13:20", (2026, 11, 25, 13, 20)),
        ("13:19", (2026, 11, 26, 13, 19)),
        ("12am", (2026, 11, 26, 0, 0)),
        ("12 pm tomorrow", (2026, 11, 26, 12, 0)),
        ("2pm on fri", (2026, 11, 27, 14, 0)),
        ("in 12 minutes", (2026, 11, 25, 13, 32)),
        ("in 2 hours", (2026, 11, 25, 15, 20)),
        ("in an hour", (2026, 11, 25, 14, 20)),
        ("in 3 days 10:00", (2026, 11, 28, 10, 0)),
    ],
)
def test_interview_time_is_parsed(text: str, local: tuple[int, int, int, int, int]) -> None:
    when = parse_datetime(text, NOW)
    assert when == datetime(*local, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "text", ["", "thu", "14", "June 3", "june 14:00", "25:00", "13pm", "soon 14:00", "Feb 30 9:00"]
)
def test_text_without_a_time_is_none(text: str) -> None:
    assert parse_datetime(text, NOW) is None


def test_hours_from_now_are_exact_across_daylight_saving_time() -> None:
    before = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    when = parse_datetime("in 2 hours", before)
    assert when is not None
    assert when.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=2)
    assert (when.hour, when.minute) == (2, 30)


@pytest.mark.parametrize(
    ("days", "formatted", "near"),
    [
        (-1, "yesterday", "yesterday"),
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (2, "Fri 27 Nov", "Fri"),
        (7, "Wed 2 Dec", "Wed 2 Dec"),
        (60, "Sun 24 Jan 2027", "Sun 24 Jan 2027"),
        (-9, "Mon 16 Nov", "Mon 16 Nov"),
    ],
)
def test_date_is_formatted_briefly(days: int, formatted: str, near: str) -> None:
    day = TODAY + timedelta(days=days)
    assert (format_day(day, TODAY), format_short_day(day, TODAY)) == (formatted, near)


@pytest.mark.parametrize(
    ("span", "formatted"),
    [
        (0, "0 min"),
        (45.9, "45 min"),
        (-60, "1 h"),
        (timedelta(hours=9, minutes=50), "9 h"),
        (timedelta(hours=48), "48 h"),
        (timedelta(hours=49), "2 days"),
        (timedelta(days=3), "3 days"),
        (timedelta(days=60), "2 months"),
        (timedelta(days=120), "4 months"),
        (timedelta(days=800), "2 years"),
    ],
)
def test_duration_is_formatted_in_one_unit(span: float | timedelta, formatted: str) -> None:
    assert format_duration(span) == formatted


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tue", date(2026, 12, 1)),
        ("Sat", date(2026, 11, 28)),
        ("on monday", date(2026, 11, 30)),
        ("2w", date(2026, 12, 9)),
        ("+3d", date(2026, 11, 28)),
        ("1 m", date(2026, 12, 25)),
        ("3 days", date(2026, 11, 28)),
        ("two weeks", date(2026, 12, 9)),
        ("next month", date(2026, 12, 1)),
        ("5 jan", date(2027, 1, 5)),
        ("march", date(2027, 3, 1)),
        ("2027-02-03", date(2027, 2, 3)),
        ("9999m", None),
        ("30 feb", None),
        ("see tue", None),
        ("", None),
        ("5", None),
    ],
)
def test_text_that_is_a_day_and_nothing_else(text: str, day: date | None) -> None:
    assert parse_day(text, TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_full_date_is_read_back(day: date) -> None:
    assert parse_day(format_full_date(day), TODAY) == day
