"""The files of a database: itself, and those that SQLite has beside it."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError

FILE_ENDINGS = ("", "-wal", "-shm", "-journal")
"""What follows the name of a database in the names of its files."""


def list_database_files(database: Path) -> tuple[Path, ...]:
    """Return the paths of the files that a database can have."""
    return tuple(Path(f"{database}{ending}") for ending in FILE_ENDINGS)


def require_other_file(database: Path, file: Path) -> None:
    """Raise StorageError if a file is one of the database's. It is not opened.

    Closing a file releases all locks that the process has on it, so those of an open database must not be opened.
    """
    for own in list_database_files(database):
        if file == own or (file.exists() and own.exists() and file.samefile(own)):
            raise StorageError(f"{clean_line(str(file))} is the data itself. Nothing was changed.")
