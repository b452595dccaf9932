"""Restoring a backup: it is checked first, and what it replaces is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import ForeignLogError, NewerDataError, StorageError
from infoview_tui.storage.backup import (
    BEFORE_RESTORE,
    Backup,
    PageProgress,
    backup_directory,
    checksum_file,
    create_backup,
    is_intact,
    list_backups,
    temporary_copy,
)
from infoview_tui.storage.connection import read_revision
from infoview_tui.storage.directory_lock import HAS_LOCKS, lock_directory
from infoview_tui.storage.durable_files import sync_directory
from infoview_tui.storage.file_state import belongs_to_wal, file_uri, has_pages, wal_path
from infoview_tui.storage.permissions import ensure_private_directory

if HAS_LOCKS:
    import fcntl

_FIRST_LOCK_BYTE, _LOCK_BYTES = 0x40000000, 512
"""The bytes that SQLite locks in a database file (https://www.sqlite.org/fileformat2.html#the_lock_byte_page)."""


class ReplacedData(NamedTuple):
    """Where the data went that a backup replaced."""

    path: Path
    is_backup: bool
    """Whether it is a backup that can be restored; otherwise a directory with damaged files."""


def check_backup(file: Path) -> None:
    """Raise StorageError, with what is wrong, unless a file is a sound backup that this version can open.

    A file without a checksum is accepted: a copy that somebody made by other means.
    """
    if not file.is_file():
        raise StorageError(f"{file} is missing or not a file. Nothing was changed. {_LIST_HINT}")
    if checksum_file(file).exists() and not is_intact(file):
        raise StorageError(f"{file} is damaged: it does not match its checksum. Nothing was changed. {_LIST_HINT}")
    check_content(file)


_ARCHIVE_START = b"PK\x03\x04"
"""How a ZIP archive begins. A search for its end, as the standard library does it, could find one within a database."""


def check_content(file: Path) -> None:
    """Raise StorageError unless a file is a database that this version can open, whatever its checksum says.

    Raises NewerDataError if a newer version wrote it.
    """
    if _is_archive(file):
        raise StorageError(
            f"{file} is a bundle, and not a backup. Nothing was changed. `infoview merge FILE` brings in what it has, "
            "also where there is no data yet."
        )
    try:
        revision = read_revision(file)
    except (NewerDataError, ForeignLogError):
        raise
    except StorageError as error:
        raise StorageError(
            f"{file} is damaged or not a backup of Infoview. Nothing was changed. {_LIST_HINT}"
        ) from error
    if revision is None:
        raise StorageError(f"{file} is empty. Nothing was changed. {_LIST_HINT}")


def _is_archive(file: Path) -> bool:
    """Return whether a file is a ZIP archive, as bundles are."""
    with file.open("rb") as content:
        return content.read(len(_ARCHIVE_START)) == _ARCHIVE_START


_LIST_HINT = "`infoview restore --list` lists the backups."


def find_latest_backup(database: Path) -> Backup | None:
    """Return the latest backup that is sound and readable by this version, or None.

    What was replaced by a restore counts only if there is nothing else: restoring twice must not undo the first time.
    """
    backups = list_backups(database)
    candidates = [
        *(each for each in backups if each.reason == BEFORE_RESTORE),
        *(each for each in backups if each.reason != BEFORE_RESTORE),
    ]
    for backup in reversed(candidates):
        with suppress(StorageError):
            if is_intact(backup.path):
                check_content(backup.path)
                return backup
    return None


class RestoreStep(Enum):
    """What a restore is doing. The value is its word in the progress line."""

    CHECK = "checking the backup"
    COPY = "copying the backup"
    KEEP = "keeping the data that it replaces"


RestoreProgress = Callable[[RestoreStep, int, int], object]
"""What receives the step of a restore, how many pages are copied, and how many there are; 0 of 0 if that is unknown."""


def restore_backup(
    database: Path, backup: Path, now: datetime, report: RestoreProgress = lambda _step, _done, _total: None
) -> ReplacedData | None:
    """Put a copy of the backup in the place of the database. Return where the data went that it replaced, if any.

    Raises StorageError, and changes nothing, if the backup is damaged or newer, or if a program uses the database.
    """
    report(RestoreStep.CHECK, 0, 0)
    check_backup(backup)
    ensure_private_directory(database.parent)
    try:
        with (
            lock_directory(database.parent),
            _copy_backup(backup, database.parent, partial(report, RestoreStep.COPY)) as copy,
        ):
            report(RestoreStep.KEEP, 0, 0)
            replaced = _replace(database, copy, backup, now)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(f"Could not restore {backup}: {reason}. {_LIST_HINT}") from error
    return replaced


def set_aside(database: Path, now: datetime) -> ReplacedData | None:
    """Move the files of the data to a directory of their own among the backups. Returns None if there are none.

    Raises StorageError, and changes nothing, if a program uses them.
    """
    try:
        with lock_directory(database.parent), reserve_database(database):
            moved = _move_away(database, now)
            for end in ("", "-wal", "-shm"):  # empty ones
                Path(f"{database}{end}").unlink(missing_ok=True)
        sync_directory(database.parent)
    except OSError as error:
        raise StorageError(f"Could not move {database}: {error.strerror or error}. Nothing was changed.") from error
    return moved


@contextmanager
def _copy_backup(backup: Path, directory: Path, report: PageProgress) -> Iterator[Path]:
    log = Path(wal_path(backup))
    mode = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    with (
        closing(sqlite3.connect(file_uri(backup, mode), uri=True)) as source,
        temporary_copy(source, directory, report) as copy,
    ):
        yield copy


def _replace(database: Path, copy: Path, backup: Path, now: datetime) -> ReplacedData | None:
    """Keep the database and put the copy in its place. If the program is killed meanwhile, restoring works again.

    Only while a program that was killed has left a log is there a moment without a file; both are kept by then.
    """
    with reserve_database(database):
        before = _identify(database)
    kept = _keep(database, now, backup)
    with reserve_database(database):  # closing the file to copy it has released the locks
        if _identify(database) != before:
            raise StorageError("Another program changed the data just now. Nothing was changed; please try again.")
        if kept is None:
            kept = _move_away(database, now)
        if has_pages(wal_path(database)):
            database.unlink(missing_ok=True)  # before its log: older data without their log would look complete
        for end in ("-wal", "-shm"):
            Path(f"{database}{end}").unlink(missing_ok=True)
        copy.replace(database)  # without a log, this one step leaves the old data or the new
    sync_directory(database.parent)
    return kept


def _keep(database: Path, now: datetime, backup: Path) -> ReplacedData | None:
    """Make a backup of the database, if that is possible."""
    with suppress(OSError, sqlite3.Error, StorageError):
        if belongs_to_wal(database) and database.stat().st_size:
            return ReplacedData(create_backup(database, now, BEFORE_RESTORE, keep=backup), is_backup=True)
    return None


def _move_away(database: Path, now: datetime) -> ReplacedData | None:
    """Move damaged files to a directory of their own, the database before its log. Returns None if there are none."""
    log = Path(wal_path(database))
    if not (database.exists() and database.stat().st_size) and not has_pages(str(log)):
        return None
    ensure_private_directory(backup_directory(database))
    directory = backup_directory(database) / f"{now:%Y-%m-%dT%H%M%S}-damaged"
    number = 1
    while directory.exists():
        number += 1
        directory = directory.with_name(f"{now:%Y-%m-%dT%H%M%S}-damaged-{number}")
    directory.mkdir(mode=0o700)
    for file in (database, log):
        if file.exists():
            file.rename(directory / file.name)
    return ReplacedData(directory, is_backup=False)


@contextmanager
def reserve_database(database: Path) -> Iterator[None]:
    """Keep other programs from opening a database, as SQLite does. Raises StorageError if one has it open."""
    if not HAS_LOCKS or not database.exists():
        yield
        return
    with database.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _FIRST_LOCK_BYTE)
        except (BlockingIOError, PermissionError) as error:
            raise StorageError(
                f"A program is using the data in {database.parent}. Nothing was changed. "
                "Quit Infoview in all windows, then try again."
            ) from error
        except OSError:
            pass  # a file system without locks
        yield


def _identify(database: Path) -> list[tuple[int, int] | None]:
    """Return what changes with each write: size and time of change of the database and its log."""
    return [_stat(database), _stat(Path(wal_path(database)))]


def _stat(file: Path) -> tuple[int, int] | None:
    """Return size and time of change; None if there is nothing, since reading a database may create an empty log."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None
