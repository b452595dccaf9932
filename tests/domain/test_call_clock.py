"""The call clock: running, paused, closing, overtime, ended and extended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.call_clock import (
    EXTENSION_MINUTES,
    MAX_DRIFT_SECONDS,
    CallClock,
    CallPhase,
    MonotonicClock,
    question_time,
)
from infoview_tui.domain.format_dates import format_clock

START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
CLOCK = CallClock(has_started=True, running_since=START, agreed_minutes=20)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


class FakeMachine:
    """A computer with a system clock that can be changed and a monotonic clock that cannot."""

    def __init__(self) -> None:
        self.wall = START
        self.uptime = 1000.0
        self.steady = MonotonicClock(lambda: self.uptime)

    def wait(self, minutes: float) -> None:
        self.wall += timedelta(minutes=minutes)
        self.uptime += minutes * 60

    def elapsed(self, clock: CallClock) -> timedelta:
        return clock.elapsed(self.steady.now(self.wall))


def test_clock_does_not_run_before_the_call_starts() -> None:
    clock = CallClock(agreed_minutes=20)
    assert clock.phase(START) is CallPhase.NOT_STARTED
    assert clock.elapsed(START) == timedelta(0)
    assert clock.remaining(START) == timedelta(minutes=20)


@pytest.mark.parametrize(
    ("minutes", "phase"),
    [
        (0, CallPhase.RUNNING),
        (16.9, CallPhase.RUNNING),
        (17, CallPhase.CLOSING),
        (18.5, CallPhase.CLOSING),
        (19.999, CallPhase.CLOSING),
        (20, CallPhase.OVERTIME),
        (20.9, CallPhase.OVERTIME),
        (24.5, CallPhase.OVERTIME),
    ],
)
def test_phase_is_closing_near_the_agreed_end(minutes: float, phase: CallPhase) -> None:
    assert CLOCK.phase(after(minutes)) is phase


def test_extension_adds_time() -> None:
    longer = CLOCK._replace(extra_minutes=EXTENSION_MINUTES)
    assert longer.phase(after(18)) is CallPhase.RUNNING
    assert longer.remaining(after(18)) == timedelta(minutes=12)


def test_clock_stops_while_paused() -> None:
    paused = CLOCK._replace(accumulated=timedelta(minutes=18), running_since=None)
    assert paused.phase(after(500)) is CallPhase.PAUSED
    assert paused.elapsed(after(500)) == timedelta(minutes=18)
    resumed = paused._replace(running_since=after(500))
    assert resumed.elapsed(after(501)) == timedelta(minutes=19)
    assert resumed.phase(after(501)) is CallPhase.CLOSING


def test_clock_stops_after_the_call_ends() -> None:
    ended = CLOCK._replace(has_ended=True, accumulated=timedelta(minutes=24), running_since=None)
    assert ended.elapsed(after(500)) == timedelta(minutes=24)
    assert ended.phase(after(500)) is CallPhase.ENDED


@given(st.integers(-10_000, 10_000), st.integers(0, 10_000))
def test_elapsed_time_is_never_less_than_the_accumulated_time(since: int, spoken: int) -> None:
    clock = CLOCK._replace(accumulated=seconds(spoken))
    assert clock.elapsed_seconds(START + seconds(since)) == spoken + max(0, since)


def test_elapsed_time_ignores_changes_to_the_system_clock() -> None:
    machine = FakeMachine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wait(5)
    assert machine.elapsed(CLOCK) == timedelta(minutes=5)
    machine.wall -= timedelta(hours=1)
    machine.wait(1)
    assert machine.elapsed(CLOCK) == timedelta(minutes=6)


def test_clock_saved_after_drift_continues_from_the_elapsed_time() -> None:
    machine = FakeMachine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wait(5)
    machine.wall += timedelta(hours=7)
    assert machine.steady.has_drifted(machine.wall)
    written = CLOCK._replace(accumulated=machine.elapsed(CLOCK), running_since=machine.wall)
    machine.steady.sync(written, machine.wall)
    assert not machine.steady.has_drifted(machine.wall)
    machine.wait(1)
    assert machine.elapsed(written) == timedelta(minutes=6)


def test_syncing_the_same_clock_again_keeps_its_reference_time() -> None:
    machine = FakeMachine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wall += timedelta(hours=7)
    machine.steady.sync(CLOCK, machine.wall)
    machine.steady.sync(CLOCK._replace(extra_minutes=10), machine.wall)
    assert machine.elapsed(CLOCK) == timedelta(0)


def test_sync_adopts_a_clock_saved_by_another_instance() -> None:
    machine = FakeMachine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wait(5)
    paused = CLOCK._replace(accumulated=timedelta(minutes=4), running_since=None)
    machine.steady.sync(paused, machine.wall)
    machine.wait(1)
    assert machine.elapsed(paused) == timedelta(minutes=4)


def test_unsynced_clock_uses_the_system_time() -> None:
    assert FakeMachine().steady.now(after(3)) == after(3)
    assert not FakeMachine().steady.has_drifted(after(3))


@given(st.floats(-100, 100))
def test_small_difference_is_not_drift(difference: float) -> None:
    machine = FakeMachine()
    machine.steady.sync(CLOCK, machine.wall)
    shifted = machine.wall + seconds(difference)
    assert machine.steady.has_drifted(shifted) == (abs(shifted - machine.wall) > seconds(MAX_DRIFT_SECONDS))


def test_question_time_adds_earlier_time_and_the_current_turn() -> None:
    current = question_time(50, 3, elapsed=seconds(400), started_seconds=300)
    assert (current.spent, current.budget, current.remaining) == (seconds(150), seconds(180), seconds(30))
    other = question_time(200, 3, elapsed=seconds(400), started_seconds=None)
    assert (other.spent, other.remaining) == (seconds(200), seconds(-20))


def test_question_time_never_decreases() -> None:
    assert question_time(50, 3, elapsed=seconds(100), started_seconds=300).spent == seconds(50)


@pytest.mark.parametrize(
    ("span", "formatted"),
    [(0, "0:00"), (65, "1:05"), (724.9, "12:04"), (3723, "1:02:03"), (-30, "-0:30"), (-0.4, "0:00")],
)
def test_duration_is_formatted_as_a_clock(span: float, formatted: str) -> None:
    assert format_clock(seconds(span)) == formatted
