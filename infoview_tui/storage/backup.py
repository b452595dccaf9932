"""Database backups: complete, private, and with a checksum, since SQLite does not detect most bit errors.

A backup is written and checked under a temporary name, brought to the disk, and only then renamed, its checksum first.
So a file under a final name is never partial, whenever the program is killed.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError, StorageError
from infoview_tui.storage.database_files import require_other_file
from infoview_tui.storage.directory_lock import lock_directory
from infoview_tui.storage.durable_files import (
    compute_checksum,
    delete_temporary_files,
    sync_directory,
    sync_file,
    temporary_file,
)
from infoview_tui.storage.file_state import file_uri, mark_new_state
from infoview_tui.storage.permissions import ensure_private_directory
from infoview_tui.storage.read_errors import READ_ERRORS, describe_damage

BEFORE_UPGRADE, BEFORE_RESTORE, BEFORE_MERGE = "before-upgrade", "before-restore", "before-merge"
DAILY, BY_COMMAND = "daily", "by-command"
"""Why a backup was made; part of its name."""

MAX_BACKUPS = 10
"""How many backups are kept that were not made daily; the oldest are deleted first."""

PageProgress = Callable[[int, int], object]
"""What receives how many pages of a file are copied, and how many there are."""

_PROGRESS_PAGES = 1024
"""How many pages are copied between two reports of progress."""

SMALL_CACHE = "PRAGMA cache_size = -256"
"""A cache of 256 KiB instead of 2 MB, since each page is copied or checked once."""

_TIME = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(r"(?P<time>\d{4}-\d\d-\d\dT\d{6})-(?P<reason>.+?)(?:-(?P<number>\d+))?")


class Backup(NamedTuple):
    """A backup: its file, when it was made (UTC), why, and its number among those with the same name."""

    path: Path
    made_at: datetime
    reason: str
    number: int = 1


def create_backup(
    database: Path,
    now: datetime,
    reason: str,
    *,
    keep: Path | None = None,
    thin: Callable[[list[Backup]], Iterable[Backup]] | None = None,
) -> Path:
    """Copy the database to the ``backups`` directory next to it, readable only by its owner, and return the path.

    *now* and *reason* are the file name. *thin* chooses which backups are deleted, by default the oldest; the
    new one and *keep* never are. Raises StorageError if the copy fails; nothing else changes in that case.
    """
    directory = backup_directory(database)
    ensure_private_directory(directory)
    with lock_directory(directory) as is_locked:
        if is_locked:
            delete_temporary_files(directory)
        copy = _choose_name(directory, f"{now:{_TIME}}-{reason}")
        back_up_to_file(database, copy)
        old = (thin or _oldest)(list_backups(database))
        delete_backups(backup for backup in old if backup.path not in (copy, keep))
    return copy


def _oldest(backups: list[Backup]) -> list[Backup]:
    return [backup for backup in backups if backup.reason != DAILY][:-MAX_BACKUPS]


def back_up_to_file(database: Path, copy: Path) -> None:
    """Copy a database to a private file, with a checksum beside it, over what is there. Raises StorageError."""
    require_other_file(database, copy)
    try:
        # Read-only: closing must not write the log to the file without a new state number.
        source = sqlite3.connect(file_uri(database, "mode=ro"), uri=True)
        try:
            with suppress(sqlite3.Error):  # copying finds out what is wrong with the file
                source.execute(SMALL_CACHE)
            copy_data(source, copy)
        finally:
            source.close()
    except sqlite3.Error as error:
        raise StorageError(f"Could not create a backup in {copy.parent}: {error}. Nothing was changed.") from error


def delete_backups(backups: Iterable[Backup]) -> None:
    """Delete backups with their checksums."""
    for backup in backups:
        backup.path.unlink(missing_ok=True)
        checksum_file(backup.path).unlink(missing_ok=True)


def backup_directory(database: Path) -> Path:
    """Return the directory of the backups of a database."""
    return database.parent / "backups"


def checksum_file(copy: Path) -> Path:
    """Return the file with the SHA-256 checksum of a backup."""
    return copy.with_suffix(".sha256")


def list_backups(database: Path) -> list[Backup]:
    """Return the backups that `create_backup` made of a database, the latest last."""
    try:
        files = list(backup_directory(database).iterdir())
    except OSError:
        return []
    found = (_read_name(file) for file in files if file.suffix == ".db")
    return sorted(filter(None, found), key=lambda each: (each.made_at, each.number, each.path))


def copy_temporarily(source: sqlite3.Connection, copy: Path) -> None:
    """Copy the data of a connection to a new private file, which need not survive a crash. Raises StorageError."""
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        _copy(source, copy)
    except (OSError, sqlite3.Error) as error:
        copy.unlink(missing_ok=True)
        raise StorageError(f"Could not copy it to {copy.parent}: {error}. Nothing was changed.") from error


def copy_data(source: sqlite3.Connection, copy: Path) -> None:
    """Copy the data of a connection to a new private file, with a checksum beside it.

    Raises DamagedDataError if they are damaged, and StorageError if the copy cannot be written.
    """
    try:
        with temporary_copy(source, copy.parent) as temporary:
            digest = compute_checksum(temporary)
            with temporary_file(copy.parent) as checksum:
                checksum.write_text(f"{digest}  {copy.name}\n", encoding="ascii")
                sync_file(checksum)
                checksum.replace(checksum_file(copy))
            temporary.replace(copy)
        sync_directory(copy.parent)
    except (OSError, *READ_ERRORS) as error:
        if not copy.exists():
            checksum_file(copy).unlink(missing_ok=True)
        problem = describe_damage(error) or (_find_damage(source) if isinstance(error, _DamagedCopyError) else "")
        if problem:
            raise DamagedDataError(problem) from error
        raise StorageError(f"Could not create a backup in {copy.parent}: {error}. Nothing was changed.") from error


class _DamagedCopyError(OSError):
    """A copy that was just written does not read back as a sound database."""


@contextmanager
def temporary_copy(source: sqlite3.Connection, directory: Path, report: PageProgress | None = None) -> Iterator[Path]:
    """Copy the data of a connection to a private file in *directory*, on the disk and checked; rename it to keep it.

    Raises OSError or sqlite3.Error if that fails, or if the data are damaged.
    """
    with temporary_file(directory) as temporary:
        _copy(source, temporary, report)
        sync_file(temporary)
        _check(temporary)
        yield temporary


def is_intact(copy: Path) -> bool:
    """Whether a backup still matches its checksum."""
    try:
        digest = checksum_file(copy).read_text(encoding="ascii").split()[0]
        return compute_checksum(copy) == digest
    except (OSError, ValueError, IndexError):
        return False


def _copy(source: sqlite3.Connection, copy: Path, report: PageProgress | None = None) -> None:
    def progress(_status: int, left: int, total: int) -> None:
        if report is not None:
            report(total - left, total)

    target = sqlite3.connect(copy)
    try:
        target.execute(SMALL_CACHE)
        target.execute("PRAGMA synchronous = OFF")  # whoever needs it on the disk syncs the whole file
        source.backup(target, pages=-1 if report is None else _PROGRESS_PAGES, progress=progress)
        mark_new_state(target)
    finally:
        target.close()


def _check(copy: Path) -> None:
    """Raise `_DamagedCopyError` if the copy just written does not read back as a sound database."""
    connection = sqlite3.connect(file_uri(copy, "immutable=1"), uri=True)
    try:
        connection.execute(SMALL_CACHE)
        problem = _find_damage(connection)
    finally:
        connection.close()
    if problem:
        raise _DamagedCopyError(f"the copy is damaged: {problem}")


def _find_damage(connection: sqlite3.Connection) -> str:
    """Return what SQLite finds wrong with a database, or nothing. Raises sqlite3.Error."""
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return "" if answer == "ok" else clean_line(str(answer), 100)


def _choose_name(directory: Path, stem: str) -> Path:
    """Return a name that neither a backup nor a checksum has yet."""
    number, copy = 1, directory / f"{stem}.db"
    while copy.exists() or checksum_file(copy).exists():
        number += 1
        copy = directory / f"{stem}-{number}.db"
    return copy


def _read_name(path: Path) -> Backup | None:
    """Return what the name of a file says, or None if `create_backup` names none so."""
    match = _NAME.fullmatch(path.stem)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match["time"], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made_at, match["reason"], int(match["number"] or 1))
