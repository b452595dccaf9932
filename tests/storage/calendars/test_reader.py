"""Busy times from calendar files: recurrences, zones, whole days, what is ignored, and damaged files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.busy_times import CalendarReading
from infoview_tui.storage.calendars import reader
from infoview_tui.storage.calendars.reader import read_busy_times
from tests.storage.calendars.files import calendar, event

CANCELED = "STATUS:CANCELLED"  # codespell:ignore
NEW_YORK = ZoneInfo("America/New_York")
START, END = datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 7, tzinfo=UTC)

CUSTOM_ZONE = """\
BEGIN:VTIMEZONE
TZID:Mine
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE
"""


def read(path: Path, text: str | bytes) -> CalendarReading:
    """Read a file of a user in New York between `START` and `END`."""
    path = path / "work.ics"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_busy_times([path], START, END, NEW_YORK, frozenset({"ada@x.org"}))


def times(reading: CalendarReading) -> list[str]:
    """Return when each busy time begins and ends in UTC, such as ``1 10:00-11:00`` for the first of the month."""
    assert reading.problems == ()
    return [f"{busy.starts_at:%-d %H:%M}-{busy.ends_at:%H:%M}" for busy in reading.busy]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (event("20261201T100000Z", "20261201T110000Z"), ["1 10:00-11:00"]),
        (event("20261201T100000Z", "", "DURATION:PT45M"), ["1 10:00-10:45"]),
        (event("20261128T100000Z", "", "DURATION:P3D"), ["28 10:00-10:00"]),
        (event("20261201T100000", "20261201T110000"), ["1 15:00-16:00"]),  # floating: in the user's zone
        (event(";TZID=Europe/Berlin:20261201T100000", ";TZID=Europe/Berlin:20261201T110000"), ["1 09:00-10:00"]),
        (event(';TZID="Europe/Berlin":20261201T100000', "", "DURATION:PT1H"), ["1 09:00-10:00"]),
        (event(";TZID=/free.example/Europe/Berlin:20261201T100000", "", "DURATION:PT1H"), ["1 09:00-10:00"]),
        (event(";TZID=W. Europe Standard Time:20261201T100000", "", "DURATION:PT1H"), ["1 09:00-10:00"]),
        (event(";VALUE=DATE:20261201"), ["1 05:00-05:00"]),
        (event(";VALUE=DATE:20261129", ";VALUE=DATE:20261202"), ["29 05:00-05:00"]),
        (event("20261201T100000Z"), []),  # takes no time
        (event("20261207T000000Z", "20261207T010000Z"), []),
        (event("20261129T230000Z", "20261130T000000Z"), []),
        (event("20261129T230000Z", "20261130T003000Z"), ["29 23:00-00:30"]),
        (event("20261201T100000Z", "20261201T110000Z", CANCELED), []),
        (event("20261201T100000Z", "20261201T110000Z", "TRANSP:TRANSPARENT"), []),
        (event("20261201T100000Z", "20261201T110000Z", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), []),
        (event("20261201T100000Z", "20261201T110000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:Ada@x.org"), []),
        (
            event("20261201T100000Z", "20261201T110000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@x.org"),
            ["1 10:00-11:00"],
        ),
        (
            event("20261201T100000Z", "20261201T110000Z", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@x.org"),
            ["1 10:00-11:00"],
        ),
        (
            event("20261101T100000Z", "20261101T110000Z", "RRULE:FREQ=WEEKLY;BYDAY=TU,TH"),
            ["1 10:00-11:00", "3 10:00-11:00"],
        ),
        (event("20261101T100000Z", "20261101T110000Z", "RRULE:FREQ=WEEKLY;UNTIL=20261129T100000Z"), []),
        (event("20001203T100000Z", "20001203T110000Z", "RRULE:FREQ=YEARLY"), ["3 10:00-11:00"]),
        (event("20001208T100000Z", "20001208T110000Z", "RRULE:FREQ=YEARLY"), []),
        (event("20261101T100000Z", "20261101T110000Z", "RDATE:20261202T090000Z"), ["2 09:00-10:00"]),
        (
            event(
                ";TZID=Europe/Berlin:20261201T100000",
                ";TZID=Europe/Berlin:20261201T110000",
                "RRULE:FREQ=DAILY;COUNT=4",
                "EXDATE;TZID=Europe/Berlin:20261202T100000,20261203T100000",
            ),
            ["1 09:00-10:00", "4 09:00-10:00"],
        ),
        # Weekly at 9 in Berlin, over the end of daylight saving time
        (event(";TZID=Europe/Berlin:20261005T090000", "", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"), ["30 08:00-09:00"]),
    ],
)
def test_times_of_an_event(tmp_path: Path, lines: str, expected: list[str]) -> None:
    assert times(read(tmp_path, calendar(f"UID:1\n{lines}"))) == expected


def test_zone_that_the_file_defines(tmp_path: Path) -> None:
    mine = event(";TZID=Mine:20261201T100000", ";TZID=Mine:20261201T110000")
    assert times(read(tmp_path, calendar(mine, head=CUSTOM_ZONE))) == ["1 04:30-05:30"]
    unknown = read(tmp_path, calendar(mine))
    assert [f"{busy.starts_at:%H:%M}" for busy in unknown.busy] == ["15:00"]
    assert unknown.problems[0].endswith("work.ics: the time zone “Mine” is unknown, so yours is used.")


def test_exceptions_replace_occurrences_of_their_series(tmp_path: Path) -> None:
    series = event("20261102T100000Z", "20261102T110000Z", "UID:s", "RRULE:FREQ=DAILY")
    moved_out = event("20270301T100000Z", "20270301T110000Z", "UID:s", "RECURRENCE-ID:20261201T100000Z")
    moved_in = event("20261202T150000Z", "20261202T160000Z", "UID:s", "RECURRENCE-ID:20270201T100000Z")
    canceled = event("20261203T100000Z", "20261203T110000Z", "UID:s", "RECURRENCE-ID:20261203T100000Z", CANCELED)
    found = times(read(tmp_path, calendar(series, moved_out, moved_in, canceled)))
    assert found == [
        "30 10:00-11:00",
        "2 10:00-11:00",
        "2 15:00-16:00",
        "4 10:00-11:00",
        "5 10:00-11:00",
        "6 10:00-11:00",
    ]


def test_labels_are_cleaned_and_unfolded_and_alarms_do_not_matter(tmp_path: Path) -> None:
    folded = "SUMMARY:Zahn\n  arzt \\, K\u00f6ln \x1b]2;title\x07[b]".encode().replace(b"\xc3\xb6", b"\xc3\r\n \xb6")
    text = calendar(
        "UID:1\nDTSTART:20261201T100000Z\nBEGIN:VALARM\nDURATION:PT9H\nSUMMARY:x\nEND:VALARM\nDTEND:20261201T110000Z\n@"
    )
    (busy,) = read(tmp_path, b"\xef\xbb\xbf" + text.encode().replace(b"@", folded)).busy
    assert (busy.label, busy.uid, busy.all_day) == ("Zahn arzt , Köln [b]", "1", False)
    assert busy.ends_at == datetime(2026, 12, 1, 11, tzinfo=UTC)


GOOD = event("20261201T100000Z", "20261201T110000Z")


@pytest.mark.parametrize(
    ("damaged", "count"),
    [
        ("DTSTART:20261131T100000\nDTEND:20261201T110000Z", 1),
        (event("20261201T100000Z", "20261201T110000Z", "RRULE:FREQ=SECONDLY"), 1),
        (
            event(
                "20200101T100000Z",
                "20200101T100001Z",
                "RRULE:FREQ=DAILY;BYHOUR=1,2,3,4;BYMINUTE=1,2,3,4,5,6,7,8,9,10,11,12,13,14",
            ),
            1,
        ),
        (event("20261130T100000Z", "20261130T100001Z", "RRULE:FREQ=SECONDLY;COUNT=3"), 0),
        ("SUMMARY:never", 0),
        ("BEGIN:VEVENT\n" + GOOD, 1),
    ],
)
def test_damaged_event_is_counted_and_the_others_are_read(tmp_path: Path, damaged: str, count: int) -> None:
    reading = read(tmp_path, calendar(f"UID:bad\n{damaged}", f"UID:good\n{GOOD}"))
    assert "1 10:00" in [f"{busy.starts_at:%-d %H:%M}" for busy in reading.busy]
    said = f"work.ics: {count} event could not be read."
    assert [problem.endswith(said) for problem in reading.problems] == [True] * count


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is not a calendar file (iCalendar)"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "it is not a calendar file (iCalendar)"),
        (calendar(event("20261201T100000Z", summary="Köln")).encode("latin-1"), "it is not encoded in UTF-8"),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * 3000, "it is larger than 0 MB"),
    ],
)
def test_broken_file_is_named_and_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 2000)
    good = tmp_path / "home.ics"
    good.write_text(calendar(GOOD))
    broken = tmp_path / "work.ics"
    broken.write_bytes(content)
    reading = read_busy_times([tmp_path], START, END, NEW_YORK)
    assert len(reading.busy) == 1
    assert reading.problems == (f"{broken} was skipped: {reason}.",)


def test_event_that_keeps_the_parser_busy_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "EVENT_SECONDS", 0.02)
    never = event("20261128T100000Z", "20261128T110000Z", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")
    reading = read(tmp_path, calendar(f"UID:bad\n{never}", f"UID:good\n{GOOD}"))
    assert len(reading.busy) == 1
    assert reading.problems[0].endswith("work.ics: 1 event could not be read.")
