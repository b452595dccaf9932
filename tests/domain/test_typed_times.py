"""Times that a message offers in the user's own words (R10)."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.typed_times import find_typed_times

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def find(text: str, their_zone: str = "America/New_York", order: DateOrder = DateOrder.MONTH_FIRST) -> list[str]:
    """Return the words of the times found, and when they are in Berlin."""
    found = find_typed_times(text, NOW, BERLIN, their_zone, order)
    return [f"{text[one.span.start : one.span.end]}: {one.at.astimezone(BERLIN):%d %b %H:%M}" for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Would Tue 8 Dec at 4pm work?", ["Tue 8 Dec at 4pm: 08 Dec 16:00"]),
        (
            "Tuesday at 4pm or 5pm,\nor Dec 9, 10:30?",
            ["Tuesday at 4pm: 01 Dec 16:00", "5pm: 01 Dec 17:00", "Dec 9, 10:30: 09 Dec 10:30"],
        ),
        ("How about 3pm on the 10th?", ["3pm on the 10th: 10 Dec 15:00"]),
        ("Tue Dec 8 2-3pm", ["Tue Dec 8 2-3pm: 08 Dec 14:00"]),
        ("Dec 9 at 10am your time", ["Dec 9 at 10am: 09 Dec 16:00"]),
        ("Does 10am your time on Dec 9 suit you?", ["10am your time on Dec 9: 09 Dec 16:00"]),
        ("Dec 9 at 10am New York time", ["Dec 9 at 10am: 09 Dec 16:00"]),
        ("Dec 9 at 10am EST", ["Dec 9 at 10am EST: 09 Dec 16:00"]),
        ("Dec 9 at 10am, Maria", ["Dec 9 at 10am: 09 Dec 10:00"]),
    ],
)
def test_days_with_times_are_found(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Tue 8 Dec at 16:00 CET, or Wed 9 Dec, 16:00 Berlin (10:00 New York)",  # held without a question
        "I am free on Thursday afternoon, or any time next week",
        "Thank you for the call on Tue 24 Nov at 4pm",
        "In 2026 I studied from 9 to 5, for 20 minutes at 10 pm",
        "\n".join(f"Dec {day} at 10am" for day in range(1, 9)),
    ],
)
def test_other_words_are_no_offers(text: str) -> None:
    assert find(text) == []


def test_their_time_needs_their_zone_and_numeric_days_their_order() -> None:
    assert find("Dec 9 at 10am your time", their_zone="") == []
    assert find("on 8/12 at 10:00", order=DateOrder.DAY_FIRST) == ["8/12 at 10:00: 08 Dec 10:00"]
