"""A clock that nobody can set, for measuring while the program runs."""

from __future__ import annotations

import time

_CLOCK_ID: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Counts sleep: on Linux CLOCK_MONOTONIC does not, on macOS it does and there is no other."""


def monotonic_seconds() -> float:
    """Return seconds that only ever go on, in sleep too, from a beginning that means nothing."""
    return time.clock_gettime(_CLOCK_ID)
