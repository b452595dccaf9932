"""``mailto:`` URLs: a new message for the user's mail program (RFC 6068)."""

from __future__ import annotations

from urllib.parse import quote

from infoview_tui.domain.sanitize import clean_line, clean_text

MAX_URL_LENGTH = 2000
"""Longest ``mailto:`` URL, in characters, that all mail programs accept; some truncate longer ones."""


def format_mailto(address: str, subject: str, body: str) -> str:
    """Return the ``mailto:`` URL of a new message, percent-encoded UTF-8 with CRLF line breaks.

    The address, subject, and body may be empty; the user then fills them in.
    """
    local, at, domain = clean_line(address).rpartition("@")
    to = quote(local, safe="") + at + quote(domain, safe="")
    fields = {"subject": clean_line(subject), "body": clean_text(body).replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    return f"mailto:{to}?{query}" if query else f"mailto:{to}"


def is_too_long(url: str) -> bool:
    """Whether a mail program may truncate the message of this URL."""
    return len(url) > MAX_URL_LENGTH
