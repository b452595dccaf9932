"""Check for text that the program prints."""

from __future__ import annotations

from infoview_tui.domain.sanitize import clean_line


def is_clean_line(text: str) -> bool:
    """Whether `clean_line` leaves the text unchanged."""
    return clean_line(text) == text
