"""Work done beside the rest of the start, in a process of its own: threads would wait for each other."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def meanwhile(work: Callable[[], None]) -> Iterator[None]:
    """Do something while the body runs; it is done once the body is left. The body must start no thread before that.

    What cannot be split off, or fails where it was, is done here in the end, which tells why: so it must leave nothing
    behind where it fails.
    """
    child = _split_off(work)
    try:
        yield
    except BaseException:
        if child is not None:
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)
        raise
    if child is None or os.waitpid(child, 0)[1] != 0:
        work()


def _split_off(work: Callable[[], None]) -> int | None:
    """Begin it in a process of its own and return its id; None where there can be none."""
    if not hasattr(os, "fork") or threading.active_count() > 1:  # a forked process has none of the other threads
        return None
    child = os.fork()
    if child:
        return child
    done = False
    try:
        work()
        done = True
    finally:
        os._exit(0 if done else 1)  # nothing of what is above this frame is to be left twice
