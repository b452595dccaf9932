"""The backups of the data, with what is in each one and whether it can be restored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import NewerDataError, StorageError
from infoview_tui.storage.backup import BEFORE_RESTORE, Backup, backup_directory, is_intact, list_backups
from infoview_tui.storage.data_summary import DataSummary, summarize_data
from infoview_tui.storage.restore import check_content


class BackupState(Enum):
    """Whether a backup can be restored. The value is its word in the JSON of the command line."""

    SOUND = "sound"
    DAMAGED = "damaged"
    NEWER = "newer"


class ExaminedBackup(NamedTuple):
    """A backup: its file, when it was made (UTC), its state, and what is in it if it is sound.

    ``is_replaced`` tells data that a restore has replaced from backups of the data.
    """

    file: Path
    made_at: datetime
    state: BackupState
    content: DataSummary | None
    is_replaced: bool

    @property
    def name(self) -> str:
        """Its name, by which the command line takes it."""
        return self.file.stem


def find_directory(database: Path) -> Path:
    """Return the directory of the backups of a database."""
    return backup_directory(database)


def count_backups(database: Path) -> int:
    """Return how many backups there are; none is read."""
    return len(list_backups(database))


def examine_backups(database: Path) -> Iterator[ExaminedBackup]:
    """Yield the backups, the latest first. Reads each one completely, which may take a second for each."""
    return map(_examine, reversed(list_backups(database)))


def choose_latest(backups: list[ExaminedBackup]) -> ExaminedBackup | None:
    """Return the latest sound one of backups that are ordered from the latest, or None.

    Data that a restore has replaced count only if there is nothing else.
    """
    sound = [each for each in backups if each.state is BackupState.SOUND]
    return next((each for each in sound if not each.is_replaced), sound[0] if sound else None)


def _examine(backup: Backup) -> ExaminedBackup:
    state, content = _read(backup.path)
    return ExaminedBackup(backup.path, backup.made_at, state, content, backup.reason == BEFORE_RESTORE)


def _read(file: Path) -> tuple[BackupState, DataSummary | None]:
    if not is_intact(file):
        return BackupState.DAMAGED, None
    try:
        check_content(file)
    except NewerDataError:
        return BackupState.NEWER, None
    except StorageError:
        return BackupState.DAMAGED, None
    content = summarize_data(file)
    return (BackupState.SOUND if content else BackupState.DAMAGED), content
