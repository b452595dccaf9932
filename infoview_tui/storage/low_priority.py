"""Work in a thread of low priority, so that a busy processor first runs what a person waits for."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

NICENESS = 10
"""Niceness of the thread (0 is normal, 19 the least favored); a thread of 0 gets about nine times as much time."""

Result = TypeVar("Result")


def run_with_low_priority(act: Callable[[], Result]) -> Result:
    """Call a function in a thread of its own, wait for it, and return its result or raise its error.

    The thread is not used again, since a priority cannot be raised again without privileges. Only Linux has priorities
    of single threads.
    """
    with ThreadPoolExecutor(1, initializer=_lower_priority) as executor:
        return executor.submit(act).result()


def _lower_priority() -> None:
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
