"""Signal handlers for an orderly exit, which restores the terminal."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from functools import partial

TERMINATION_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


def install_signal_handlers(on_signal: Callable[[int], None]) -> None:
    """Call *on_signal* with 128+n on termination signals. Textual itself handles none of them."""
    loop = asyncio.get_running_loop()
    for number in TERMINATION_SIGNALS:
        loop.add_signal_handler(number, partial(on_signal, 128 + number))
