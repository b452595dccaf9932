"""Weekly hours in words are read whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.free_hours import (
    DEFAULT_HOURS,
    Interval,
    WeeklyHours,
    _merge,
    format_weekly_hours,
    parse_weekly_hours,
)

READ = {
    "": "Mon-Fri 9:00-18:00",
    "mon-fri 9-18": "Mon-Fri 9:00-18:00",
    "Mon–Fri 9:00–18:00, Sat 10:00–12:30": "Mon-Fri 9:00-18:00, Sat 10:00-12:30",
    "weekdays 9am-5pm": "Mon-Fri 9:00-17:00",
    "weekdays 5-8pm; weekends": "Mon-Fri 17:00-20:00, Sat-Sun 9:00-18:00",
    "tue thu mornings": "Tue 9:00-12:00, Thu 9:00-12:00",
    "tue and thu 9 to 11": "Tue 9:00-11:00, Thu 9:00-11:00",
    "mondays/wednesdays afternoons": "Mon 13:00-18:00, Wed 13:00-18:00",
    "mon-fri 9-12, 14-18": "Mon-Fri 9:00-12:00 14:00-18:00",
    "mon-fri 9-12 and 14-18": "Mon-Fri 9:00-12:00 14:00-18:00",
    "fri-mon 10-11": "Mon 10:00-11:00, Fri-Sun 10:00-11:00",
    "daily 20-24": "Mon-Sun 20:00-24:00",
    "wed after 14, thu before noon": "Wed 14:00-18:00, Thu 9:00-12:00",
    "mon 9-12 11-14": "Mon 9:00-14:00",
}


@pytest.mark.parametrize(("text", "hours"), READ.items())
def test_hours_in_words(text: str, hours: str) -> None:
    assert format_weekly_hours(parse_weekly_hours(text)) == hours


@pytest.mark.parametrize(
    "text",
    ["9-18", "mon 18-9", "mon 9", "mon-fri 9-18 or so", "someday 9-10", "mon 9-25", "fri 10-11 CET", "-", "mon 9-9"],
)
def test_hours_that_are_not_understood_are_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        parse_weekly_hours(f"tue 9-10, {text}" if text != "9-18" else text)


def test_intervals_of_a_day() -> None:
    assert DEFAULT_HOURS.intervals(date(2026, 11, 30)) == (Interval(540, 1080),)
    assert DEFAULT_HOURS.intervals(date(2026, 11, 29)) == ()


_INTERVALS = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(1, 400)).map(lambda pair: Interval(pair[0], min(1440, sum(pair)))),
    max_size=3,
).map(_merge)


@given(st.lists(_INTERVALS, min_size=7, max_size=7).filter(any))
def test_formatted_hours_are_read_back(days: list[tuple[Interval, ...]]) -> None:
    hours = WeeklyHours(tuple(days))
    assert parse_weekly_hours(format_weekly_hours(hours)) == hours
