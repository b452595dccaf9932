"""Leaving in good order when the system asks: what is typed is on the disk already, the terminal is put back."""

from __future__ import annotations

import asyncio
import signal
from functools import partial

from textual.app import App

LEAVING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


def leave_on_signals(app: App[None]) -> None:
    """Let the app exit with 128+n on the signals that end programs. Textual itself handles none of them."""
    loop = asyncio.get_running_loop()
    for number in LEAVING:
        loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
