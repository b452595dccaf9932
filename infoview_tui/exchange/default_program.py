"""Opening a URL or a file in the desktop's default program, detached from this terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from infoview_tui.errors import InfoviewError

OPEN_TIMEOUT_SECONDS = 2.0
"""Seconds to wait for an opener to fail; if it is still running after that, it has succeeded."""


def open_in_default_program(target: str, program: str) -> None:
    """Open a URL or the path of a file in the default *program* (``mail program``), which the messages name.

    Python's ``webbrowser`` is not used: it may start a browser in this terminal, or leave its output there. Takes up to
    `OPEN_TIMEOUT_SECONDS`, so call it in a thread. Raises InfoviewError if no program can be opened.
    """
    opener = _find_opener()
    if opener is None:
        raise InfoviewError(f"Cannot open a {program} from this terminal.")
    try:
        process = subprocess.Popen(  # noqa: S603 - a system program, no shell, and only one URL or path as argument
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        failed = process.wait(OPEN_TIMEOUT_SECONDS) != 0
    except subprocess.TimeoutExpired:
        return
    except OSError as error:  # not executable, or the target exceeds the maximum argument length
        raise InfoviewError(f"The {program} did not open: {error.strerror}.") from error
    if failed:
        raise InfoviewError(f"The {program} did not open.")


def _find_opener() -> str | None:
    """Return the program that opens URLs and files, or None without a desktop, as in a remote shell."""
    if sys.platform == "darwin":
        return shutil.which("open")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None
