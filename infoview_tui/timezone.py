"""The person's time zone. Moments are kept in UTC; days, and times of day, are the person's."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path

SYSTEM_ZONE = Path("/etc/localtime")
"""Names the system's zone: on Linux and macOS a link into the zone database, or a copy of one of its files."""


def local_zone() -> tzinfo:
    """Return the zone of ``TZ``, else the system's.

    It has its daylight saving rules, so that future dates come out right; where no zone is named that is known here,
    today's offset stands for it.
    """
    name = os.environ.get("TZ")
    if name is None:
        return _named_by_file(SYSTEM_ZONE) or _offset()
    name = name.removeprefix(":")
    if name.startswith("/"):
        return _named_by_file(Path(name)) or _offset()
    return _named(name or "UTC") or _offset()


def _named(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, a folder of zones
        return None


def _named_by_file(path: Path) -> tzinfo | None:
    """The zone of a file of the zone database, or of a copy of one."""
    from zoneinfo import ZoneInfo

    try:
        _, inside, name = str(path.resolve()).rpartition("zoneinfo/")
        zone = _named(name.removeprefix("posix/")) if inside else None
        if zone is not None:
            return zone
        with path.open("rb") as file:
            return ZoneInfo.from_file(file, key=str(path))
    except (ValueError, OSError):
        return None


def _offset() -> tzinfo:
    zone = datetime.now().astimezone().tzinfo
    return zone if zone is not None else UTC
