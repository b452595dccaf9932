"""Putting a backup in the place of the data, or starting with no data. What was there before is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import StorageError
from infoview_tui.storage.backup import backup_directory, list_backups
from infoview_tui.storage.connection import connect
from infoview_tui.storage.data_summary import DataLoss as DataLoss, DataSummary, find_loss, summarize_data
from infoview_tui.storage.database_files import require_other_file
from infoview_tui.storage.restore import (
    ReplacedData,
    RestoreProgress,
    RestoreStep as RestoreStep,
    find_latest_backup,
    restore_backup,
    set_aside,
)


class Restored(NamedTuple):
    """What was restored: its name and when it was made (UTC; None if that is unknown), and what is in it.

    ``had_data`` says whether there were data; ``loss`` is what they had that it lacks, or None if they could not be
    read; ``replaced`` is where they are kept now.
    """

    name: str
    made_at: datetime | None
    content: DataSummary | None
    had_data: bool
    loss: DataLoss | None
    replaced: ReplacedData | None


def find_backup(database: Path, name: str) -> Path | None:
    """Return the file of a backup: ``latest``, or the name of one. None if there is none of this name.

    Raises StorageError if there is no latest one that is sound.
    """
    directory = backup_directory(database)
    if name == "latest":
        latest = find_latest_backup(database)
        if latest is None:
            state = "no sound backup" if list_backups(database) else "no backup"
            raise StorageError(f"There is {state} in {directory}. Nothing was changed. To use another file, name it.")
        return latest.path
    if "/" not in name and not name.startswith("."):
        for each in (name, f"{name}.db"):
            if (directory / each).is_file():
                return directory / each
    return None


def restore(
    database: Path, backup: Path, now: datetime, report: RestoreProgress = lambda _step, _done, _total: None
) -> Restored:
    """Put a backup in the place of the data, which are kept.

    Raises StorageError, and changes nothing, if it is damaged or newer, or if a program uses the data.
    """
    require_other_file(database, backup)
    report(RestoreStep.CHECK, 0, 0)
    listed = list_backups(database)
    loss, had_data = find_loss(database, backup), database.exists()
    replaced = restore_backup(database, backup, now, report)
    made_at = next((each.made_at for each in listed if each.path == backup), None)
    name = backup.stem if backup.parent == backup_directory(database) else str(backup)
    return Restored(name, made_at, summarize_data(database), had_data, loss, replaced)


def read_loss(database: Path, backup: Path) -> DataLoss | None:
    """Return what the data have and a backup lacks, or None if the data cannot be read."""
    return find_loss(database, backup)


def can_start_empty(database: Path) -> bool:
    """Whether the data directory is the right one: it has a damaged file of the data, or backups.

    Otherwise its drive may not be mounted, or its folder not synchronized yet.
    """
    return database.exists() or bool(list_backups(database))


def start_empty(database: Path, now: datetime) -> ReplacedData | None:
    """Move the damaged files of the data away and create new data. Return where the files are now, if there were any.

    Raises StorageError, and changes nothing, if a program uses them.
    """
    replaced = set_aside(database, now)
    connect(database).close()
    return replaced
