"""Until when to snooze, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.due import Due
from infoview_tui.domain.snooze import parse_snooze

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 13, 20, tzinfo=BERLIN)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("tue", date(2026, 12, 1)),
        ("2w", date(2026, 12, 9)),
        ("next month", date(2026, 12, 1)),
        ("fri 14:00", datetime(2026, 11, 27, 14)),
        ("16:00", datetime(2026, 11, 25, 16)),
        ("in 2 hours", datetime(2026, 11, 25, 15, 20)),
        ("28 Mar 2027 02:30", None),
        ("today", None),
        ("12:00 today", None),
        ("2020-01-01", None),
        ("soon", None),
    ],
)
def test_words_become_a_day_or_time_ahead(text: str, until: date | datetime | None) -> None:
    found = parse_snooze(text, None, NOW)
    if isinstance(until, datetime):
        assert found == Due(at=until.replace(tzinfo=BERLIN))
    else:
        assert found == (Due(until) if until else None)


@pytest.mark.parametrize(
    ("due", "until"),
    [
        (None, Due(date(2026, 11, 26))),
        (Due(date(2026, 11, 22)), Due(date(2026, 11, 26))),
        (Due(date(2026, 11, 28)), Due(date(2026, 11, 29))),
        (Due(at=NOW - timedelta(days=3)), Due(date(2026, 11, 26))),
        (Due(at=NOW + timedelta(days=3)), Due(at=NOW + timedelta(days=4))),
    ],
)
def test_nothing_means_a_day_from_when_it_is_due_or_from_today(due: Due | None, until: Due) -> None:
    assert parse_snooze(" ", due, NOW) == until
