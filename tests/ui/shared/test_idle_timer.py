"""The idle timer calls back in a pause, and at the latest after its interval, at times that the test sets."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

import pytest
from textual.message_pump import MessagePump
from textual.timer import Timer

from infoview_tui.ui.shared.idle_timer import IdleTimer


class Clock:
    """A clock, and the one timer that is set on it."""

    def __init__(self) -> None:
        self.now, self.due = 100.0, 0.0
        self._run: Callable[[], None] | None = None

    def set_timer(self, delay: float, run: Callable[[], None]) -> Timer:
        self.due, self._run = self.now + delay, run
        return cast("Timer", self)

    def stop(self) -> None:
        self._run = None

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        end = self.now + seconds
        while self._run is not None and self.due <= end:
            self.now, run, self._run = self.due, self._run, None
            run()
        self.now = end


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", lambda: clock.now)
    return clock


def test_callback_waits_for_a_pause_but_not_forever(clock: Clock) -> None:
    calls: list[float] = []
    timer = IdleTimer(cast("MessagePump", clock), lambda: calls.append(clock.now - 100), 0.25, 1.0)
    for _ in range(3):
        timer.key_pressed()
        clock.wait(0.125)
    assert (calls, timer.is_running) == ([], True)
    clock.wait(0.25)
    assert (calls, timer.is_running) == ([0.5], False)
    clock.wait(1.375)
    for _ in range(12):
        timer.key_pressed()
        clock.wait(0.125)
    assert calls == [0.5, 3.0]
    timer.stop()
    clock.wait(9)
    assert (calls, timer.is_running) == ([0.5, 3.0], False)
