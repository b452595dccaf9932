"""Busy times: overlapping, and merging into intervals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, strategies as st

from infoview_tui.domain.busy_times import BusyTime, merge_times

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


@given(st.lists(times, max_size=12))
def test_merged_intervals_cover_the_same_hours_and_are_apart(busy: list[BusyTime]) -> None:
    merged = merge_times(reversed(busy))
    hours = [START + hour * HOUR for hour in range(50)]
    covered = [any(start <= hour < end for start, end in merged) for hour in hours]
    assert covered == [any(time.overlaps(hour, hour + HOUR) for time in busy) for hour in hours]
    assert all(before[1] < after[0] for before, after in pairwise(merged))
