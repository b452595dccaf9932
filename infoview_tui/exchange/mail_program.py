"""Opening a message in the user's mail program. Infoview itself never sends email."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from infoview_tui.errors import InfoviewError

OPEN_TIMEOUT_SECONDS = 2.0
"""Seconds to wait for an opener to fail; if it is still running after that, it has succeeded."""


def open_mail_program(target: str) -> None:
    """Open a ``mailto:`` URL or the path of an ``.eml`` file in the default program, detached from this terminal.

    Takes up to `OPEN_TIMEOUT_SECONDS`, so call it in a thread. Raises InfoviewError if no program can be opened.
    """
    opener = _find_opener()
    if opener is None:
        raise InfoviewError("Cannot open a mail program from this terminal. Copy the message instead.")
    try:
        process = subprocess.Popen(  # noqa: S603 - a system program, no shell, and only our own URL or path as argument
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        failed = process.wait(OPEN_TIMEOUT_SECONDS) != 0
    except subprocess.TimeoutExpired:
        return
    except OSError as error:  # not executable, or the message exceeds the maximum argument length
        raise InfoviewError(f"The mail program did not open: {error.strerror}. Copy the message instead.") from error
    if failed:
        raise InfoviewError("The mail program did not open. Copy the message instead.")


def _find_opener() -> str | None:
    """Return the program that opens URLs and files, or None without a desktop, as in a remote shell."""
    if sys.platform == "darwin":
        return shutil.which("open")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None
