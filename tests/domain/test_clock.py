"""The clock of a call: running, closing, over, and invited to stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview_tui.domain.clock import INVITED_TO_STAY_MINUTES, CallClock, Phase, spell_clock

START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
CLOCK = CallClock(START, agreed_minutes=20)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_before_the_first_key_nothing_runs() -> None:
    clock = CallClock(None, 20)
    assert clock.phase(START) is Phase.NOT_STARTED
    assert clock.elapsed(START) == timedelta(0)
    assert clock.left(START) == timedelta(minutes=20)
    assert clock.offer_to_end(START) == ""


@pytest.mark.parametrize(
    ("minutes", "phase", "offer"),
    [
        (0, Phase.RUNNING, ""),
        (16.9, Phase.RUNNING, ""),
        (17, Phase.CLOSING, "3 min left: offer to end, ask who else to talk to"),
        (18.5, Phase.CLOSING, "2 min left: offer to end, ask who else to talk to"),
        (19.999, Phase.CLOSING, "1 min left: offer to end, ask who else to talk to"),
        (20, Phase.OVER, "time is up: offer to end now"),
        (20.9, Phase.OVER, "time is up: offer to end now"),
        (24.5, Phase.OVER, "4 min over: offer to end now"),
    ],
)
def test_near_its_end_the_clock_says_to_offer_to_end(minutes: float, phase: Phase, offer: str) -> None:
    assert CLOCK.phase(after(minutes)) is phase
    assert CLOCK.offer_to_end(after(minutes)) == offer


def test_who_is_invited_to_stay_has_time_again() -> None:
    longer = CLOCK._replace(extra_minutes=INVITED_TO_STAY_MINUTES)
    assert longer.phase(after(18)) is Phase.RUNNING
    assert longer.left(after(18)) == timedelta(minutes=12)


def test_after_the_end_the_clock_stands_still_and_says_nothing() -> None:
    ended = CLOCK._replace(ended_at=after(24))
    assert ended.elapsed(after(500)) == timedelta(minutes=24)
    assert ended.phase(after(500)) is Phase.OVER
    assert ended.offer_to_end(after(500)) == ""


@given(st.integers(-10_000, 10_000))
def test_the_time_in_the_call_is_never_negative(seconds: int) -> None:
    assert CLOCK.elapsed(START + timedelta(seconds=seconds)) == timedelta(seconds=max(0, seconds))


@pytest.mark.parametrize(
    ("seconds", "spelled"),
    [(0, "0:00"), (65, "1:05"), (724.9, "12:04"), (3723, "1:02:03"), (-30, "-0:30"), (-0.4, "0:00")],
)
def test_a_span_is_written_as_a_clock(seconds: float, spelled: str) -> None:
    assert spell_clock(timedelta(seconds=seconds)) == spelled
