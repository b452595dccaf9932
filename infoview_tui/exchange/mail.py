"""Opening a message in the user's email program. Infoview itself never sends email."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.parse import quote

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError

SAFE_URL_LENGTH = 2000
"""Longest ``mailto:`` URL, in characters, that all email programs accept; some truncate longer ones."""

OPEN_TIMEOUT_SECONDS = 2.0
"""Seconds to wait for an opener to fail; if it is still running after that, it has succeeded."""


def mailto_url(address: str, subject: str, body: str) -> str:
    """Return the ``mailto:`` URL of a new message (RFC 6068), percent-encoded UTF-8 with CRLF line breaks.

    The address, subject, and body may be empty; the user then fills them in.
    """
    local, at, domain = clean_line(address).rpartition("@")
    to = quote(local, safe="") + at + quote(domain, safe="")
    fields = {"subject": clean_line(subject), "body": clean_text(body).replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    return f"mailto:{to}?{query}" if query else f"mailto:{to}"


def open_mail_program(url: str) -> None:
    """Open a ``mailto:`` URL in the default email program, detached from this terminal.

    Takes up to `OPEN_TIMEOUT_SECONDS`, so call it in a thread. Raises InfoviewError if no program can be opened.
    """
    opener = _find_opener()
    if opener is None:
        raise InfoviewError("Cannot open an email program from this terminal. Copy the message instead.")
    try:
        process = subprocess.Popen(  # noqa: S603 - a system program, no shell, and only our own URL as argument
            [opener, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        failed = process.wait(OPEN_TIMEOUT_SECONDS) != 0
    except subprocess.TimeoutExpired:
        return
    except OSError as error:  # not executable, or the message exceeds the maximum argument length
        raise InfoviewError(f"The email program did not open: {error.strerror}. Copy the message instead.") from error
    if failed:
        raise InfoviewError("The email program did not open. Copy the message instead.")


def _find_opener() -> str | None:
    """Return the program that opens URLs, or None without a desktop, as in a remote shell."""
    if sys.platform == "darwin":
        return shutil.which("open")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None
