"""The clock of a call: running, paused, closing, over, and invited to stay."""

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


class Machine:
    """A machine whose clock can be set; its steady clock goes on regardless."""

    def __init__(self) -> None:
        self.wall = START
        self.uptime = 1000.0
        self.steady = MonotonicClock(lambda: self.uptime)

    def wait(self, minutes: float) -> None:
        self.wall += timedelta(minutes=minutes)
        self.uptime += minutes * 60

    def elapsed(self, clock: CallClock) -> timedelta:
        return clock.elapsed(self.steady.now(self.wall))


def test_before_the_first_key_nothing_runs() -> None:
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
def test_near_its_end_a_call_is_closing(minutes: float, phase: CallPhase) -> None:
    assert CLOCK.phase(after(minutes)) is phase


def test_who_is_invited_to_stay_has_time_again() -> None:
    longer = CLOCK._replace(extra_minutes=EXTENSION_MINUTES)
    assert longer.phase(after(18)) is CallPhase.RUNNING
    assert longer.remaining(after(18)) == timedelta(minutes=12)


def test_in_a_pause_the_clock_stands() -> None:
    paused = CLOCK._replace(accumulated=timedelta(minutes=18), running_since=None)
    assert paused.phase(after(500)) is CallPhase.PAUSED
    assert paused.elapsed(after(500)) == timedelta(minutes=18)
    resumed = paused._replace(running_since=after(500))
    assert resumed.elapsed(after(501)) == timedelta(minutes=19)
    assert resumed.phase(after(501)) is CallPhase.CLOSING


def test_after_the_end_the_clock_stands_still() -> None:
    ended = CLOCK._replace(has_ended=True, accumulated=timedelta(minutes=24), running_since=None)
    assert ended.elapsed(after(500)) == timedelta(minutes=24)
    assert ended.phase(after(500)) is CallPhase.ENDED


@given(st.integers(-10_000, 10_000), st.integers(0, 10_000))
def test_the_time_in_the_call_never_goes_behind_what_was_spoken(since: int, spoken: int) -> None:
    clock = CLOCK._replace(accumulated=seconds(spoken))
    assert clock.elapsed_seconds(START + seconds(since)) == spoken + max(0, since)


def test_a_machine_that_is_set_in_the_call_does_not_change_its_time() -> None:
    machine = Machine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wait(5)
    assert machine.elapsed(CLOCK) == timedelta(minutes=5)
    machine.wall -= timedelta(hours=1)
    machine.wait(1)
    assert machine.elapsed(CLOCK) == timedelta(minutes=6)


def test_a_clock_written_anew_after_the_machine_was_set_goes_on_where_it_was() -> None:
    machine = Machine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wait(5)
    machine.wall += timedelta(hours=7)
    assert machine.steady.has_drifted(machine.wall)
    written = CLOCK._replace(accumulated=machine.elapsed(CLOCK), running_since=machine.wall)
    machine.steady.sync(written, machine.wall)
    assert not machine.steady.has_drifted(machine.wall)
    machine.wait(1)
    assert machine.elapsed(written) == timedelta(minutes=6)


def test_the_same_clock_read_again_takes_no_new_time() -> None:
    machine = Machine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wall += timedelta(hours=7)
    machine.steady.sync(CLOCK, machine.wall)
    machine.steady.sync(CLOCK._replace(extra_minutes=10), machine.wall)
    assert machine.elapsed(CLOCK) == timedelta(0)


def test_a_clock_that_another_window_wrote_is_taken_in_its_time() -> None:
    machine = Machine()
    machine.steady.sync(CLOCK, machine.wall)
    machine.wait(5)
    paused = CLOCK._replace(accumulated=timedelta(minutes=4), running_since=None)
    machine.steady.sync(paused, machine.wall)
    machine.wait(1)
    assert machine.elapsed(paused) == timedelta(minutes=4)


def test_before_it_follows_a_clock_the_time_is_the_machines() -> None:
    assert Machine().steady.now(after(3)) == after(3)
    assert not Machine().steady.has_drifted(after(3))


@given(st.floats(-100, 100))
def test_a_small_difference_is_no_drift(difference: float) -> None:
    machine = Machine()
    machine.steady.sync(CLOCK, machine.wall)
    shifted = machine.wall + seconds(difference)
    assert machine.steady.has_drifted(shifted) == (abs(shifted - machine.wall) > seconds(MAX_DRIFT_SECONDS))


def test_a_question_has_its_earlier_turns_and_the_present_one() -> None:
    current = question_time(50, 3, elapsed=seconds(400), started_seconds=300)
    assert (current.spent, current.budget, current.remaining) == (seconds(150), seconds(180), seconds(30))
    other = question_time(200, 3, elapsed=seconds(400), started_seconds=None)
    assert (other.spent, other.remaining) == (seconds(200), seconds(-20))


def test_a_question_never_loses_time() -> None:
    assert question_time(50, 3, elapsed=seconds(100), started_seconds=300).spent == seconds(50)


@pytest.mark.parametrize(
    ("span", "spelled"),
    [(0, "0:00"), (65, "1:05"), (724.9, "12:04"), (3723, "1:02:03"), (-30, "-0:30"), (-0.4, "0:00")],
)
def test_a_span_is_written_as_a_clock(span: float, spelled: str) -> None:
    assert format_clock(seconds(span)) == spelled
