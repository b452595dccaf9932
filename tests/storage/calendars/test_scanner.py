"""The scanner leaves out no event that takes place within the days: compared with parsing everything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import recurring_ical_events
from hypothesis import given, settings, strategies as st
from icalendar import Calendar

from infoview_tui.storage.calendars.scanner import Days, select_events
from tests.storage.calendars.files import calendar, event

FIRST = date(2026, 11, 30)
LAST = FIRST + timedelta(days=7)

moments = st.builds(
    lambda day, hour: datetime(2026, 11, 1, hour) + timedelta(days=day), st.integers(-500, 60), st.integers(0, 23)
)
zones = st.sampled_from(["", "Z", ";TZID=Pacific/Kiritimati:", ";TZID=Pacific/Niue:", ";VALUE=DATE:"])
rules = st.sampled_from(
    [
        "RRULE:FREQ=WEEKLY",
        "RRULE:FREQ=WEEKLY;INTERVAL=5;BYDAY=MO,SU",
        "RRULE:FREQ=YEARLY",
        "RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=3",
        "RRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=1TU",
        "RRULE:FREQ=MONTHLY;BYDAY=-1MO",
        "RRULE:FREQ=DAILY;COUNT=30",
        "RDATE:20261203T100000",
    ]
)


@st.composite
def events(draw: st.DrawFn) -> str:
    zone, start = draw(zones), draw(moments)
    form = "%Y%m%d" if "DATE" in zone else "%Y%m%dT%H%M%S"

    def stamp(moment: datetime) -> str:
        return f"{moment:{form}}Z" if zone == "Z" else f"{zone}{moment:{form}}"

    until = f";UNTIL={draw(moments):%Y%m%dT%H%M%SZ}"
    more = [
        rule + (until if "RRULE" in rule and "COUNT" not in rule and draw(st.booleans()) else "")
        for rule in draw(st.lists(rules, max_size=1))
    ]
    if draw(st.booleans()):
        return event(stamp(start), stamp(start + timedelta(days=draw(st.integers(1, 20)))), *more)
    days = draw(st.integers(1, 20))
    return event(stamp(start), "", f"DURATION:P{days}D", *more)


@settings(max_examples=40)
@given(st.lists(events(), min_size=1, max_size=6))
def test_no_event_within_the_days_is_left_out(found: list[str]) -> None:
    numbered = [f"UID:{number}\n{lines}" for number, lines in enumerate(found)]
    text = calendar(*numbered)
    start, end = (datetime.combine(day, datetime.min.time(), UTC) for day in (FIRST, LAST))

    def uids(text: str) -> set[str]:
        query = recurring_ical_events.of(Calendar.from_ical(text), skip_bad_series=True)
        return {str(occurrence["UID"]) for occurrence in query.between(start, end)}

    selected = select_events(text.encode(), Days(FIRST, LAST), frozenset())
    assert selected.unreadable == 0
    assert (uids(selected.text) if selected.text else set()) == uids(text)
