"""A table of phrases with the days and times that they mean, worked out by hand. It is Wednesday, November 25, 2026."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import is_skipped_time, parse_datetime, parse_day, parse_due, parse_time_span
from infoview_tui.domain.due_dates import find_due, find_due_date

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 13, 20, 31, tzinfo=BERLIN)

DAYS = """
    today                          2026-11-25
    Tomorrow                       2026-11-26
    tmrw                           2026-11-26
    day after tomorrow             2026-11-27
    the day after tomorrow         2026-11-27
    fri                            2026-11-27
    Friday                         2026-11-27
    on friday                      2026-11-27
    by fri                         2026-11-27
    wed                            2026-12-02
    this fri                       2026-11-27
    coming sunday                  2026-11-29
    next fri                       2026-12-04
    next mon                       2026-11-30
    friday next week               2026-12-04
    friday of next week            2026-12-04
    fri this week                  2026-11-27
    next week friday               2026-12-04
    next week on tuesday           2026-12-01
    next week                      2026-11-30
    the week after next            2026-12-07
    month after next               2027-01-01
    next month                     2026-12-01
    next quarter                   2027-01-01
    next year                      2027-01-01
    this weekend                   2026-11-28
    the weekend                    2026-11-28
    next weekend                   2026-12-05
    a week from friday             2026-12-04
    a week from today              2026-12-02
    2 weeks from today             2026-12-09
    two weeks from tomorrow        2026-12-10
    3 days from now                2026-11-28
    two weeks from now             2026-12-09
    the day after friday           2026-11-28
    two days before June 3         2027-06-01
    a month after Jan 5            2027-02-05
    in 3 days                      2026-11-28
    in a week                      2026-12-02
    in two weeks                   2026-12-09
    in a fortnight                 2026-12-09
    in a few days                  2026-11-28
    in a few weeks                 2026-12-16
    in a couple of weeks           2026-12-09
    in three months                2027-02-25
    in half a year                 2027-05-25
    in a year                      2027-11-25
    3 days                         2026-11-28
    two weeks                      2026-12-09
    2w                             2026-12-09
    +3d                            2026-11-28
    in 2w                          2026-12-09
    1m                             2026-12-25
    end of week                    2026-11-27
    end of the week                2026-11-27
    EOW                            2026-11-27
    end of this week               2026-11-27
    end of next week               2026-12-04
    end of the month               2026-11-30
    EOM                            2026-11-30
    end of next month              2026-12-31
    end of January                 2027-01-31
    end of Feb 2028                2028-02-29
    end of the quarter             2026-12-31
    end of next quarter            2027-03-31
    end of the year                2026-12-31
    EOY                            2026-12-31
    end of next year               2027-12-31
    beginning of next week         2026-11-30
    start of next month            2026-12-01
    the start of the month         2026-12-01
    beginning of January           2027-01-01
    mid-January                    2027-01-15
    middle of next month           2026-12-15
    middle of the month            2026-12-15
    mid next week                  2026-12-02
    the 15th                       2026-12-15
    15th                           2026-12-15
    on the 30th                    2026-11-30
    the 31st                       2026-12-31
    the 15th of next month         2026-12-15
    the 1st of January             2027-01-01
    first of next month            2026-12-01
    the first of the month         2026-12-01
    last day of the month          2026-11-30
    last day of February           2027-02-28
    second Monday in January       2027-01-11
    2nd monday of january          2027-01-11
    last Friday of the month       2026-11-27
    last Friday in January         2027-01-29
    first Monday of next month     2026-12-07
    first Monday of the month      2026-12-07
    third Thursday of June 2028    2028-06-15
    fifth Friday of January 2027   2027-01-29
    June 3                         2027-06-03
    june 3rd                       2027-06-03
    June the 3rd                   2027-06-03
    Jun. 3                         2027-06-03
    3 June                         2027-06-03
    3rd of June                    2027-06-03
    the 3rd of June                2027-06-03
    3. Dec                         2026-12-03
    25 Nov                         2026-11-25
    24 Nov                         2027-11-24
    June 3, 2028                   2028-06-03
    3 Jun 2028                     2028-06-03
    Feb 29                         none
    Feb 29 2028                    2028-02-29
    Thu 26 Nov                     2026-11-26
    Thursday, November 26          2026-11-26
    Fri, 1 Jan 2027                2027-01-01
    Friday the 4th                 2026-12-04
    2026-12-03                     2026-12-03
    2027/4/3                       2027-04-03
    4.12.                          2026-12-04
    4.12.2027                      2027-12-04
    04.12.26                       2026-12-04
    12/25                          2026-12-25
    25/12                          2026-12-25
    25/12/2027                     2027-12-25
    march                          2027-03-01
    by March                       2027-03-01
    in March                       2027-03-01
    March 2028                     2028-03-01
    sat                            2026-11-28
"""

TIMES = """
    14:00                          2026-11-25 14:00
    13:20                          2026-11-25 13:20
    13:19                          2026-11-26 13:19
    noon                           2026-11-26 12:00
    9am                            2026-11-26 09:00
    at 14                          2026-11-25 14:00
    14h30                          2026-11-25 14:30
    12am                           2026-11-26 00:00
    14:00 UTC                      2026-11-25 15:00
    9:00 CET                       2026-11-26 09:00
    fri 2pm ET                     2026-11-27 20:00
    fri 14:00 UTC+2                2026-11-27 13:00
    fri 23:30 UTC                  2026-11-28 00:30
    thu 2pm                        2026-11-26 14:00
    thu 14:00                      2026-11-26 14:00
    Thursday at 2:30 p.m.          2026-11-26 14:30
    thu at 14                      2026-11-26 14:00
    thu 14h                        2026-11-26 14:00
    sat 9.15                       2026-11-28 09:15
    tomorrow 10                    2026-11-26 10:00
    tomorrow at noon               2026-11-26 12:00
    noon tomorrow                  2026-11-26 12:00
    12 noon on friday              2026-11-27 12:00
    tonight at 8                   2026-11-25 20:00
    8 tonight                      2026-11-25 20:00
    tonight at 10:30               2026-11-25 22:30
    tonight 20:00                  2026-11-25 20:00
    tomorrow evening at 7          2026-11-26 19:00
    tomorrow morning at 9          2026-11-26 09:00
    friday afternoon 3             2026-11-27 15:00
    tomorrow at 9 in the morning   2026-11-26 09:00
    this afternoon at 2:30         2026-11-25 14:30
    2pm on fri                     2026-11-27 14:00
    2pm next monday                2026-11-30 14:00
    at 10 tomorrow                 2026-11-26 10:00
    day after tomorrow 9:30        2026-11-27 09:30
    a week from friday at 2pm      2026-12-04 14:00
    friday next week at 10         2026-12-04 10:00
    second Monday in January 10:00 2027-01-11 10:00
    the 15th at 9:30               2026-12-15 09:30
    4.12. 14:00                    2026-12-04 14:00
    4.12.2026, 14:00               2026-12-04 14:00
    June 3 9:30                    2027-06-03 09:30
    3 June 2028 at 9               2028-06-03 09:00
    2026-12-03 9:30                2026-12-03 09:30
    2026-12-03T09:30               2026-12-03 09:30
    2026-12-03T09:30Z              2026-12-03 10:30
    2026-12-03T09:30-05:00         2026-12-03 15:30
    in 12 minutes                  2026-11-25 13:32
    in 2 hours                     2026-11-25 15:20
    in 2h                          2026-11-25 15:20
    in half an hour                2026-11-25 13:50
    an hour from now               2026-11-25 14:20
    thu 9 o'clock                  2026-11-26 09:00
    Mon, Nov 30 · 2:00 – 2:30pm    2026-11-30 14:00-14:30
    fri 2-3pm                      2026-11-27 14:00-15:00
    fri 11-1pm                     2026-11-27 11:00-13:00
    tomorrow 11pm-1am              2026-11-26 23:00-01:00
    fri 22:00-02:00                2026-11-27 22:00-02:00
    tomorrow from 10 to 11am       2026-11-26 10:00-11:00
    tomorrow 10:00-10:30           2026-11-26 10:00-10:30
    11am to noon on Dec 3          2026-12-03 11:00-12:00
    EOD                            2026-11-25 ~
    EOD friday                     2026-11-27 ~
    fri EOD                        2026-11-27 ~
    by end of day tomorrow         2026-11-26 ~
    end of tomorrow                2026-11-26 ~
    close of business friday       2026-11-27 ~
    tomorrow morning               2026-11-26 ~09:00
    this evening                   2026-11-25 ~20:00
    fri afternoon                  2026-11-27 ~15:00
"""

NOT_UNDERSTOOD = """
    soon · see tue · tue or wed · mon-wed · Jan 5-7 · by Jan 5-7 · Jan 5 to 7 · 5-7 Jan · 5 · 14 · thu 14 · tomorrow 3
    friday week · after friday · last friday · every friday · in a day or two · in 2-3 days · Feb 30 · 30 feb
    2026-13-01 · 31.2. · 13/13 · 0/4 · fri 25:00 · 13pm · tonight at 8am · tomorrow morning at 2pm · tonight at 12
    10 tomorrow · Fri 26 Nov · Mon Dec 3 · friday next month · tomorrow-ish · 4.12 · 9.15 · midnight · june 14:00
    on March · in 9999999 weeks · 1/2/3/4 · early next week · fri 3pm-2pm · 14:00 CST · tomorrow 14:00 sharp · the
    in · by · first of · second of next month · fifth Monday of December 2026 · monday in two weeks · fri 14:00 15:00
"""


def _read(text: str, order: DateOrder = DateOrder.MONTH_FIRST) -> str:
    day = parse_day(text, NOW.date(), order)
    if day is not None:
        return f"{day}"
    span = parse_time_span(text, NOW, order)
    if span is not None:
        return f"{span.start:%Y-%m-%d %H:%M}" + (f"-{span.end:%H:%M}" if span.end else "")
    due = parse_due(text, NOW, order)
    if due is None:
        return "none"
    return f"{due.at.astimezone(BERLIN):%Y-%m-%d ~%H:%M}" if due.at is not None else f"{due.on} ~"


def _rows(table: str) -> list[tuple[str, str]]:
    return [(line[:35].strip(), line[35:].strip()) for line in table.splitlines() if line.strip()]


@pytest.mark.parametrize(("text", "meaning"), [*_rows(DAYS), *_rows(TIMES)])
def test_phrase_is_understood_whole(text: str, meaning: str) -> None:
    assert _read(text) == meaning


@pytest.mark.parametrize(
    "text", [text.strip() for text in NOT_UNDERSTOOD.replace("\n", "·").split("·") if text.strip()]
)
def test_phrase_is_not_understood_in_part(text: str) -> None:
    assert _read(text) == "none"


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("3/4", "2027-04-03", "2027-03-04"),
        ("3/4/27", "2027-04-03", "2027-03-04"),
        ("3-4-2027", "2027-04-03", "2027-03-04"),
        ("by 3/4", "2027-04-03", "2027-03-04"),
        ("3/4 14:00", "2027-04-03 14:00", "2027-03-04 14:00"),
        ("25/12", "2026-12-25", "2026-12-25"),
        ("3.4.", "2027-04-03", "2027-04-03"),
        ("Sat 3/4", "2027-04-03", "none"),
    ],
)
def test_day_or_month_is_first_by_the_order(text: str, day_first: str, month_first: str) -> None:
    assert (_read(text, DateOrder.DAY_FIRST), _read(text, DateOrder.MONTH_FIRST)) == (day_first, month_first)


@pytest.mark.parametrize(
    ("line", "phrase", "meaning"),
    [
        ("send it the day after tomorrow", "the day after tomorrow", "2026-11-27"),
        ("send it a week from friday", "a week from friday", "2026-12-04"),
        ("call friday next week", "friday next week", "2026-12-04"),
        ("call at 2pm tomorrow", "at 2pm tomorrow", "2026-11-26 14:00"),
        ("call Lee tonight at 8", "tonight at 8", "2026-11-25 20:00"),
        ("send it by EOD", "by EOD", "2026-11-25"),
        ("send it by noon on friday", "by noon on friday", "2026-11-27 12:00"),
        ("write by the last Friday of the month", "by the last Friday of the month", "2026-11-27"),
        ("send it by 3/4, please", "by 3/4", "2027-03-04"),
        ("send it by the 15th", "by the 15th", "2026-12-15"),
        ("send it by tomorrow morning", "by tomorrow morning", "2026-11-26 09:00"),
        ("call Lee fri 2:00-2:30pm", "fri 2:00-2:30pm", "2026-11-27 14:00"),
        ("read 3/4 of it by fri", "by fri", "2026-11-27"),
        ("in a few days send it", "in a few days", "2026-11-28"),
    ],
)
def test_whole_phrase_is_found_in_a_line(line: str, phrase: str, meaning: str) -> None:
    due = find_due_date(line, NOW.date())
    assert due is not None
    assert line[due.start : due.end] == phrase
    assert meaning == f"{due.day}" + (f" {due.time_of_day:%H:%M}" if due.time_of_day else "")


@pytest.mark.parametrize(
    "line",
    [
        "be back by Jan 5-7",
        "call on Thursday or Friday",
        "call Thursday/Friday",
        "open Monday to Friday",
        "from Monday to Friday she travels",
        "write after Friday",
        "we met last Friday",
        "she has known it since Tuesday",
        "they meet every Friday",
        "call Friday week",
        "call Lee friday 13",
        "call Lee by fri 8, please",
        "fri 13 or 14",
        "call Lee mon and tue",
        "call Lee on Tue or wed",
        "by mon, tue",
        "between Jan 5 and Jan 7 she is away",
        "read 3/4 of it",
        "version 4.12. is out",
        "ask on Feb 30",
        "see the 15th floor",
        "tomorrow's talk",
        "five weeks or so",
        "the second Monday",
        "done two weeks ago",
        "send it by Monday after next",
        "send it the Monday after Christmas",
        "send it by Tuesday the week after next",
        "send it by Fri 28 Nov",
        "send it by Friday the 13th",
        "send it by the 15th next month",
        "send it 15th next month",
        "call on Nov 26 14:00 +0000",
    ],
)
def test_part_of_a_phrase_is_no_due_date(line: str) -> None:
    assert find_due_date(line, NOW.date()) is None


@pytest.mark.parametrize("line", ["send it by 2pm GMT tomorrow", "call tomorrow 14:00 UTC", "call 2026-11-26T14:00Z"])
def test_time_in_a_line_is_in_the_zone_that_it_names(line: str) -> None:
    due = find_due(line, NOW, BERLIN)
    assert due is not None
    assert due.at == datetime(2026, 11, 26, 14, tzinfo=UTC)


def test_time_that_the_clocks_skip_is_not_moved() -> None:
    assert parse_datetime("28 Mar 2027 02:30", NOW) is None
    assert parse_due("28 Mar 2027 02:30", NOW) is None
    assert is_skipped_time("28 Mar 2027 02:30", NOW)
    assert not is_skipped_time("28 Mar 2027 03:30", NOW)
    assert not is_skipped_time("nonsense", NOW)


def test_time_that_happens_twice_is_the_first() -> None:
    moment = parse_datetime("31 Oct 2027 02:30", NOW)
    assert moment is not None
    assert (f"{moment:%H:%M}", f"{moment:%Z}") == ("02:30", "CEST")


@pytest.mark.parametrize(
    ("today", "phrase", "day"),
    [
        ("2026-11-28", "end of week", "2026-12-04"),  # on a Saturday, the work week is over
        ("2026-11-28", "end of next week", "2026-12-04"),
        ("2026-11-28", "end of this week", "2026-11-29"),
        ("2026-11-28", "next week", "2026-11-30"),
        ("2026-11-29", "this weekend", "2026-11-29"),
        ("2027-01-31", "in a month", "2027-02-28"),
        ("2026-12-31", "end of the year", "2026-12-31"),
        ("2026-11-30", "end of next month", "2026-12-31"),
        ("2027-01-30", "the 30th", "2027-01-30"),
        ("2027-01-31", "the 30th", "2027-03-30"),
    ],
)
def test_phrases_at_the_edge_of_a_period(today: str, phrase: str, day: str) -> None:
    now = datetime.fromisoformat(today).date()
    assert f"{parse_day(phrase, now)}" == day


PHRASES = [text for text, _ in _rows(DAYS) + _rows(TIMES)]
WORDS = sorted({word for phrase in PHRASES for word in phrase.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.sampled_from(PHRASES), st.data())
def test_unknown_word_makes_a_phrase_nothing(text: str, data: st.DataObject) -> None:
    due = parse_due(text, NOW)
    if due is None:
        return
    if due.at is not None:
        local = due.at.astimezone(BERLIN)
        assert parse_datetime(f"{local:%Y-%m-%d %H:%M}", NOW) == local.replace(fold=0)
    words = text.split()
    index = data.draw(st.integers(0, len(words)))
    assert parse_due(" ".join([*words[:index], "qux", *words[index:]]), NOW) is None
