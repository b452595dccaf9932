"""A monotonic clock for measuring elapsed time."""

from __future__ import annotations

import time

_CLOCK_ID: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A clock that includes system sleep: CLOCK_MONOTONIC does on macOS, but on Linux it does not."""


def monotonic_seconds() -> float:
    """Return monotonic seconds, including system sleep, from an arbitrary starting point."""
    return time.clock_gettime(_CLOCK_ID)
