"""Busy times: overlapping, and merging into intervals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from infoview_tui.domain.busy_times import BusyTime

START = datetime(2026, 12, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)

times = st.builds(
    lambda start, length: BusyTime(START + start * HOUR, START + (start + length) * HOUR),
    st.integers(0, 40),
    st.integers(1, 5),
)


def test_a_time_that_only_touches_does_not_overlap() -> None:
    busy = BusyTime(START, START + HOUR)
    assert busy.overlaps(START + HOUR / 2, START + 2 * HOUR)
    assert not busy.overlaps(START + HOUR, START + 2 * HOUR)
    assert not busy.overlaps(START - HOUR, START)
