"""Finds planned interviews whose time zone has other rules now than when they were agreed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from infoview_tui.domain.zones import find_zone, to_wall
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews.interviews import AGREED_TIMES

FindZone = Callable[[str], tzinfo | None]
"""Returns a time zone by its IANA name, or None."""


def list_outdated(workspace: Workspace, find: FindZone = find_zone) -> list[int]:
    """Return the ids of planned interviews at whose moments the clocks there no longer show the agreed time."""
    rows = workspace.store.all(AGREED_TIMES)
    zones = {name: find(name) for name in {row.timezone for row in rows}}
    return [
        row.id
        for row in rows
        if (zone := zones[row.timezone]) is not None
        and to_wall(row.starts_at, zone) != datetime.fromisoformat(row.wall_time)
    ]
