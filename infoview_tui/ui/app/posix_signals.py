"""Orderly exit on a signal, such as SIGHUP when the terminal window is closed.

Nothing has to be saved then: typed text is in the database before it is shown (`ui/shared/autosave.py`). Text that
could not be saved, for example because the disk is full, is written to a recovery file in the home directory without
asking (`exchange/recovery_file.py`), and its path is printed once the terminal is restored. The exit code is 128 + n
for signal n. `InfoviewApp.exit_on_signal` does this; `ui/app/driver.py` survives the closed terminal.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from functools import partial

TERMINATION_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


def install_signal_handlers(on_signal: Callable[[int], None]) -> None:
    """Call *on_signal* with the exit code on termination signals. Textual itself handles none of them."""
    loop = asyncio.get_running_loop()
    for number in TERMINATION_SIGNALS:
        loop.add_signal_handler(number, partial(on_signal, 128 + number))
