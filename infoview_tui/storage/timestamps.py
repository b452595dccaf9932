"""Moments as the database holds them: UTC, ISO 8601 with milliseconds and a ``Z``, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError


def format_timestamp(moment: datetime) -> str:
    """Return the stored form of an aware moment, such as ``2026-11-21T09:30:00.000Z``.

    Raises ValueError for a naive one: which zone it was meant in cannot be guessed.
    """
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def parse_timestamp(text: str) -> datetime:
    """Return the aware UTC moment of a stored text. Raises DamagedDataError where it is none.

    The first and the last year are refused as well: they have no room for other zones.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _invalid_timestamp(text) from error
    if moment.tzinfo is None or not datetime.min.year < moment.year < datetime.max.year:
        raise _invalid_timestamp(text)
    return moment


def parse_optional(text: str | None) -> datetime | None:
    """Return the moment of a stored text, or None where there is none. Raises DamagedDataError as `from_text` does."""
    return None if text is None else parse_timestamp(text)


def _invalid_timestamp(text: str) -> DamagedDataError:
    return DamagedDataError(f"“{clean_line(text, 40)}” stands where a moment in UTC belongs")
