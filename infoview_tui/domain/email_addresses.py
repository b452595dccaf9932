"""Email addresses: whether a text is one, and the form to store. Nothing is looked up on the network."""

from __future__ import annotations

import re

from infoview_tui.domain.sanitize import clean_line

_PLAIN = re.compile(r"[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
"""The form of most addresses, which needs no parser."""

_MAX_PLAIN_LENGTH = 64
_MAX_LENGTH = 320
_IN_BRACKETS = re.compile(r".*<([^<>]*)>")


def normalize_email(text: str) -> str:
    """Return an email address in the form to store, in lower case; empty if the text is none.

    ``Ann Lee <ann@example.com>`` and ``mailto:ann@example.com`` are read, too.
    """
    line = clean_line(text)
    if len(line) > _MAX_LENGTH:
        return ""
    if found := _IN_BRACKETS.fullmatch(line):
        line = found[1]
    line = line.lower().removeprefix("mailto:").strip()
    if len(line) <= _MAX_PLAIN_LENGTH and _PLAIN.fullmatch(line):
        return line
    if "@" not in line:
        return ""
    from email_validator import EmailNotValidError, validate_email

    try:
        return clean_line(validate_email(line, check_deliverability=False).normalized.lower())
    except EmailNotValidError:
        return ""
