"""Orderly exit on a signal, such as SIGHUP when the terminal window is closed.

Nothing has to be saved then: typed text is in the database before it is shown (`ui/shared/autosave.py`). Text that
could not be saved, for example because the disk is full, is written to a recovery file in the home directory without
asking (`exchange/recovery_file.py`), and its path is printed once the terminal is restored. The exit code is 128 + n
for signal n. `InfoviewApp.exit_on_signal` does this; `ui/app/driver.py` survives the closed terminal.

Whatever holds up the event loop, the process ends: a thread ends it after `END_SECONDS`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Protocol, runtime_checkable

TERMINATION_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


@runtime_checkable
class RestoresTerminal(Protocol):
    """A driver that can restore the terminal from any thread, without waiting for another one."""

    def restore_at_once(self) -> None:
        """Restore the terminal."""


END_SECONDS = 2.0
"""Seconds after a signal until the process ends, even if it hangs."""


_RESTORE_SECONDS = 0.3
"""Seconds that restoring the terminal may take."""


def install_signal_handlers(on_signal: Callable[[int], None], restore_terminal: Callable[[], None]) -> None:
    """Call *on_signal* in the event loop with the exit code on termination signals. Textual itself handles none.

    If the process still runs after `END_SECONDS`, *restore_terminal* is called in another thread, and it ends.
    """
    loop = asyncio.get_running_loop()

    def receive(number: int, _frame: FrameType | None) -> None:
        # Not `add_signal_handler`: its callbacks would wait for whatever holds up the event loop.
        threading.Thread(target=_end_later, args=(128 + number, restore_terminal), daemon=True).start()
        with suppress(RuntimeError):  # the loop is closed: the app has ended, and so does the process
            loop.call_soon_threadsafe(on_signal, 128 + number)

    for number in TERMINATION_SIGNALS:
        signal.signal(number, receive)


def _end_later(return_code: int, restore_terminal: Callable[[], None]) -> None:
    time.sleep(END_SECONDS)
    thread = threading.Thread(target=_try, args=(restore_terminal,), daemon=True)
    thread.start()
    thread.join(_RESTORE_SECONDS)  # writing waits forever if nobody reads
    os._exit(return_code)


def _try(act: Callable[[], None]) -> None:
    with suppress(Exception):
        act()
