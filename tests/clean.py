"""Assertion helper for text that the program lets out."""

from __future__ import annotations

from infoview_tui.domain.sanitize import clean_line


def is_clean_line(text: str) -> bool:
    """Whether *text* is already what `clean_line` would make of it."""
    return clean_line(text) == text
