"""Handing a message to the person's own mail program. Nothing is sent from here: they look at it and send it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.parse import quote

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError

SAFE_URL_LENGTH = 2000
"""Characters of a ``mailto:`` URL that every mail program takes; some cut a longer one."""

OPEN_TIMEOUT_SECONDS = 2.0
"""Seconds in which a program that cannot be opened says so; one that is still running then is open."""


def mailto_url(address: str, subject: str, body: str) -> str:
    """Return the URL of a new message (RFC 6068): all is UTF-8 and percent-encoded, and a line ends in ``%0D%0A``.

    An empty address is allowed, as are an empty subject and body: they are filled in by hand then.
    """
    local, at, domain = clean_line(address).rpartition("@")
    to = quote(local, safe="") + at + quote(domain, safe="")
    fields = {"subject": clean_line(subject), "body": clean_text(body).replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    return f"mailto:{to}?{query}" if query else f"mailto:{to}"


def open_mail_program(url: str) -> None:
    """Open a ``mailto:`` URL in the desktop's mail program, which can neither read this terminal nor write to it.

    Takes up to `PATIENCE` seconds: call it in a thread. Raises InfoviewError where no program can be opened.
    """
    opener = _find_opener()
    if opener is None:
        raise InfoviewError("No mail program can be opened from this terminal. Copy the message instead.")
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of the system, no shell, and one argument: our own URL
            [opener, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        failed = process.wait(OPEN_TIMEOUT_SECONDS) != 0
    except subprocess.TimeoutExpired:
        return
    except OSError as error:  # not to be run after all, or a message longer than an argument may be
        raise InfoviewError(f"The mail program did not open: {error.strerror}. Copy the message instead.") from error
    if failed:
        raise InfoviewError("The mail program did not open. Copy the message instead.")


def _find_opener() -> str | None:
    """The program that opens a URL on this desktop; None where there is no desktop, as in a remote shell."""
    if sys.platform == "darwin":
        return shutil.which("open")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None
