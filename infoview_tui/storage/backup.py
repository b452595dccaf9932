"""Database backups: complete, private, and with a checksum, since SQLite does not detect most bit errors."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from infoview_tui.errors import StorageError
from infoview_tui.storage.file_state import file_uri, mark_new_state
from infoview_tui.storage.permissions import ensure_private_directory

MAX_BACKUPS = 10
"""Number of backups to keep; the oldest are deleted first."""


def create_backup(database: Path, now: datetime, reason: str) -> Path:
    """Copy the database to the ``backups`` directory next to it, readable only by its owner, and return the path.

    *reason* is part of the file name. Raises StorageError if the copy fails; nothing else changes in that case.
    """
    directory = database.parent / "backups"
    ensure_private_directory(directory)
    copy = directory / f"{now:%Y-%m-%dT%H%M%S}-{reason}.db"
    try:
        # Read-only: closing must not write the log to the file without a new state number.
        source = sqlite3.connect(file_uri(database, "mode=ro"), uri=True)
        try:
            copy_data(source, copy)
        finally:
            source.close()
    except sqlite3.Error as error:
        raise StorageError(f"Could not create a backup in {directory}: {error}. Nothing was changed.") from error
    for old in sorted(directory.glob("*.db"))[:-MAX_BACKUPS]:
        old.with_suffix(".sha256").unlink(missing_ok=True)
        old.unlink()
    return copy


def copy_temporarily(source: sqlite3.Connection, copy: Path) -> None:
    """Copy the data of a connection to a new private file, which need not survive a crash. Raises StorageError."""
    try:
        _copy(source, copy, durable=False)
    except (OSError, sqlite3.Error) as error:
        copy.unlink(missing_ok=True)
        raise StorageError(f"Could not copy it to {copy.parent}: {error}. Nothing was changed.") from error


def _copy(source: sqlite3.Connection, copy: Path, *, durable: bool = True) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    target = sqlite3.connect(copy)
    try:
        if not durable:
            target.execute("PRAGMA synchronous = OFF")
        source.backup(target)
        mark_new_state(target)
    finally:
        target.close()


def copy_data(source: sqlite3.Connection, copy: Path) -> None:
    """Copy the data of a connection to a new private file, with a checksum beside it. Raises StorageError."""
    try:
        _copy(source, copy)
        digest = hashlib.sha256(copy.read_bytes()).hexdigest()
        checksum = copy.with_suffix(".sha256")
        with os.fdopen(os.open(checksum, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(f"{digest}  {copy.name}\n")
        _verify(copy)
    except (OSError, sqlite3.Error) as error:
        copy.unlink(missing_ok=True)  # a partial copy would look like a complete backup
        copy.with_suffix(".sha256").unlink(missing_ok=True)
        raise StorageError(f"Could not create a backup in {copy.parent}: {error}. Nothing was changed.") from error


def _verify(copy: Path) -> None:
    """Raise OSError where the copy just written does not read back as a sound database with its checksum."""
    if not is_intact(copy):
        raise OSError("the copy does not match its checksum")
    connection = sqlite3.connect(file_uri(copy, "immutable=1"), uri=True)
    try:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    finally:
        connection.close()
    if answer != "ok":
        raise OSError(f"the copy is damaged: {answer}")


def is_intact(copy: Path) -> bool:
    """Whether a backup still matches its checksum."""
    try:
        digest = copy.with_suffix(".sha256").read_text(encoding="ascii").split()[0]
        return hashlib.sha256(copy.read_bytes()).hexdigest() == digest
    except (OSError, IndexError):
        return False
