"""Timer for work that should not delay typing: it runs in the next pause, and at the latest after a given time."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


class IdleTimer:
    """Calls back once after one or more keys, when the user pauses."""

    def __init__(self, owner: MessagePump, callback: Callable[[], object], pause: float, longest: float) -> None:
        """Call *callback* after *pause* seconds without a key, and at the latest *longest* seconds after the first key.

        *owner* runs the timer.
        """
        self._owner = owner
        self._callback = callback
        self._pause = pause
        self._longest = longest
        self._timer: Timer | None = None
        self._first_key = self._last_key = 0.0

    @property
    def is_running(self) -> bool:
        """Whether the callback is due."""
        return self._timer is not None

    def key_pressed(self) -> None:
        """Call back in the next pause."""
        self._last_key = time.monotonic()
        if self._timer is None:
            self._first_key = self._last_key
            self._timer = self._owner.set_timer(self._pause, self._check_pause)

    def stop(self) -> None:
        """Do not call back."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _check_pause(self) -> None:
        """Call back if no key has come since the timer was started, or else wait for the rest of the time."""
        due = min(self._last_key + self._pause, self._first_key + self._longest)
        remaining = due - time.monotonic()
        if remaining > 0:
            self._timer = self._owner.set_timer(remaining, self._check_pause)
            return
        self._timer = None
        self._callback()
