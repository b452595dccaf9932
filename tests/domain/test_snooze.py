"""Until when to snooze, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.snooze import parse_snooze

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 13, 20, tzinfo=BERLIN)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("tue", datetime(2026, 12, 1, 9)),
        ("2w", datetime(2026, 12, 9, 9)),
        ("next month", datetime(2026, 12, 1, 9)),
        ("fri 14:00", datetime(2026, 11, 27, 14)),
        ("16:00", datetime(2026, 11, 25, 16)),
        ("in 2 hours", datetime(2026, 11, 25, 15, 20)),
        ("today", None),
        ("2020-01-01", None),
        ("soon", None),
    ],
)
def test_words_become_a_time_ahead(text: str, until: datetime | None) -> None:
    assert parse_snooze(text, None, NOW) == (until.replace(tzinfo=BERLIN) if until else None)


def test_nothing_means_a_day_from_when_it_is_due_or_from_now() -> None:
    assert parse_snooze(" ", NOW - timedelta(days=3), NOW) == NOW + timedelta(days=1)
    assert parse_snooze("", NOW + timedelta(days=3), NOW) == NOW + timedelta(days=4)
