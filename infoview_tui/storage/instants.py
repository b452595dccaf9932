"""Moments as the database holds them: UTC, ISO 8601 with milliseconds and a ``Z``, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """Return the stored form of an aware moment, such as ``2026-11-21T09:30:00.000Z``.

    Raises ValueError for a naive one: which zone it was meant in cannot be guessed.
    """
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def from_text(text: str) -> datetime:
    """Return the aware UTC moment of a stored text."""
    return datetime.fromisoformat(text)


def maybe(text: str | None) -> datetime | None:
    """Return the moment of a stored text, or None where there is none."""
    return None if text is None else datetime.fromisoformat(text)
