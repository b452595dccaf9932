"""A temporary copy of the data to read where SQLite cannot write the files beside a database that it needs to read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from infoview_tui.errors import StorageError
from infoview_tui.storage.file_state import has_pages, wal_path

_MEMORY = Path("/dev/shm")  # noqa: S108 - the copy is in a directory of its own, which is private
"""A file system in memory, as most Linux systems have; the temporary directory may be on the full disk."""


def is_unwritable(error: StorageError) -> bool:
    """Whether opening failed although the data may be readable: the disk is full, read-only, or not the user's."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, (OSError, sqlite3.OperationalError)):
        cause = cause.__cause__
    return cause is not None and "locked" not in str(cause)


@contextmanager
def copy_to_read(database: Path) -> Iterator[Path]:
    """Provide a private copy of a database and its write-ahead log, and delete it afterwards. Raises OSError."""
    with _create_directory() as directory:
        copy = Path(directory) / database.name
        shutil.copyfile(database, copy)
        if has_pages(wal_path(database)):
            shutil.copyfile(wal_path(database), wal_path(copy))
        yield copy


def _create_directory() -> tempfile.TemporaryDirectory[str]:
    with suppress(OSError):
        return tempfile.TemporaryDirectory(prefix="infoview-read-", dir=_MEMORY)
    return tempfile.TemporaryDirectory(prefix="infoview-read-")
