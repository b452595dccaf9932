"""The person's time zone. Moments are kept in UTC; days, and times of day, are the person's."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path

SYSTEM_LOCALTIME = Path("/etc/localtime")
"""Names the system's zone: on Linux and macOS a link into the zone database, or a copy of one of its files."""


def local_timezone() -> tzinfo:
    """Return the zone of ``TZ``, else the system's.

    It has its daylight saving rules, so that future dates come out right; where no zone is named that is known here,
    today's offset stands for it.
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
    except (KeyError, ValueError, OSError):  # unknown, no name at all, a folder of zones
        return None


def _zone_from_file(path: Path) -> tzinfo | None:
    """The zone of a file of the zone database, or of a copy of one."""
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
    zone = datetime.now().astimezone().tzinfo
    return zone if zone is not None else UTC
