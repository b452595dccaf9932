"""Entry point of the program: runs a command, and ends the process without taking the interpreter apart after the app.

After the app, Python would look for garbage among some hundred thousand objects for half a second. Until then the shell
does not get its prompt back, and threads that still run have ended, with them the one that ends a process that hangs
(`infoview_tui.ui.app.posix_signals`). Everything is saved and closed by then, so the process just ends.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from infoview_tui.cli.main import main


def start() -> NoReturn:
    """Run the command of this process, and end it with the exit code of the command."""
    disable_tls()
    code = main()
    if "textual" not in sys.modules:
        raise SystemExit(code)
    end_at_once(code)


def disable_tls() -> None:
    """Keep the module ``ssl`` from being imported in this process: nothing leaves the machine.

    Otherwise asyncio, which runs the app, loads OpenSSL at each start (4 MB).
    """
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type] # documented: importing it then fails


def end_at_once(code: int) -> NoReturn:
    """End the process with an exit code, after what was printed is written."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the terminal is closed
            continue
    os._exit(code)
