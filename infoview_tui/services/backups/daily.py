"""Backups while the app runs, and when it ends, and when the user asks for one."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import BY_COMMAND, create_backup
from infoview_tui.storage.daily_backup import create_daily_backup, has_daily_backup
from infoview_tui.storage.low_priority import run_with_low_priority


def needs_daily_backup(workspace: Workspace, now: datetime, zone: tzinfo) -> bool:
    """Return whether there is no backup of today yet; days are those of *zone*."""
    return not has_daily_backup(workspace.store.database, now, zone)


def back_up(database: Path, now: datetime, zone: tzinfo) -> Path:
    """Create the backup of today, or a later one that takes its place. Uses a connection of its own, so in any thread.

    Raises StorageError if that fails.
    """
    return create_daily_backup(database, now, zone)


def back_up_in_background(database: Path, now: datetime, zone: tzinfo) -> Path:
    """Do the same as `back_up` with low priority, so that no key waits for it; the thread that calls it waits.

    Raises StorageError if that fails.
    """
    return run_with_low_priority(partial(create_daily_backup, database, now, zone))


def back_up_now(database: Path, now: datetime) -> Path:
    """Create a backup that the user asked for. Uses a connection of its own, so in any thread.

    Raises StorageError if that fails.
    """
    return run_with_low_priority(partial(create_backup, database, now, BY_COMMAND))
