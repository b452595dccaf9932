"""The user's time zone. Timestamps are stored in UTC; days and times of day are local."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path

SYSTEM_LOCALTIME = Path("/etc/localtime")
"""The system time zone: on Linux and macOS, a link to a file of the time zone database, or a copy of one."""


def local_timezone() -> tzinfo:
    """Return the time zone from ``TZ`` or the system, including daylight saving rules for future dates.

    If the zone is unknown, return a fixed zone with the current UTC offset; UTC if that is not less than a day.
    """
    name = os.environ.get("TZ")
    if name is None:
        return _zone_from_file(SYSTEM_LOCALTIME) or _current_offset()
    name = name.removeprefix(":")
    if name.startswith("/"):
        return _zone_from_file(Path(name)) or _current_offset()
    return _zone_by_name(name or "UTC") or _current_offset()


def _zone_by_name(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # an unknown zone, an invalid name, a folder of zones
        return None


def _zone_from_file(path: Path) -> tzinfo | None:
    """Return the time zone of a time zone database file, or of a copy of one."""
    from zoneinfo import ZoneInfo

    try:
        _, inside, name = str(path.resolve()).rpartition("zoneinfo/")
        zone = _zone_by_name(name.removeprefix("posix/")) if inside else None
        if zone is not None:
            return zone
        with path.open("rb") as file:
            return ZoneInfo.from_file(file, key=str(path))
    except (ValueError, OSError):
        return None


def _current_offset() -> tzinfo:
    try:
        zone = datetime.now().astimezone().tzinfo
    except (ValueError, OverflowError):  # an offset of a day or more, such as TZ=XXX+167, which POSIX allows
        return UTC
    return zone if zone is not None else UTC
