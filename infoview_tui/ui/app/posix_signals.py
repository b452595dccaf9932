"""Leaving in good order when the system asks: what is typed is on the disk already, the terminal is put back."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from functools import partial

LEAVING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Have ``leave`` called with 128+n on the signals that end programs. Textual itself handles none of them."""
    loop = asyncio.get_running_loop()
    for number in LEAVING:
        loop.add_signal_handler(number, partial(leave, 128 + number))
