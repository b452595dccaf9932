"""Helpers to set up and read a debrief."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from infoview_tui.services.board import bulk
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.queries import Debrief, read_debrief


def read(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> Debrief:
    return read_debrief(workspace, call, now, zone)


def path_of(workspace: Workspace, *ids: int, now: datetime) -> int:
    bulk.add_path_to_contacts(workspace, ids, "Design", now)
    (key,) = workspace.store.connection.execute("SELECT id FROM paths WHERE name = 'Design'").fetchone()
    return int(key)
