"""Stored timestamps: UTC, ISO 8601 with milliseconds and a ``Z``, so that they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError


def format_timestamp(moment: datetime) -> str:
    """Format an aware datetime for storage, such as ``2026-11-21T09:30:00.000Z``.

    Raises ValueError if it is naive, since its time zone is unknown.
    """
    if moment.tzinfo is None:
        raise ValueError("a stored datetime needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def parse_timestamp(text: str) -> datetime:
    """Parse a stored timestamp into an aware UTC datetime. Raises DamagedDataError if it is invalid.

    The first and last year are also rejected, because they could not be converted to other time zones.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _invalid_timestamp(text) from error
    if moment.tzinfo is None or not datetime.min.year < moment.year < datetime.max.year:
        raise _invalid_timestamp(text)
    return moment


def _invalid_timestamp(text: str) -> DamagedDataError:
    return DamagedDataError(f"“{clean_line(text, 40)}” is not a valid UTC timestamp")
