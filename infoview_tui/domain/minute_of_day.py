"""Times of day as minutes after midnight."""

from __future__ import annotations

DAY_MINUTES = 24 * 60


def format_minute(minute: int) -> str:
    """Format minutes after midnight as a time: ``09:30``."""
    return f"{minute // 60:02}:{minute % 60:02}"
