"""Files that are on the disk before they get their final name, and checksums."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from infoview_tui.storage.database_files import list_database_files

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    HAS_LOCKS = False
else:
    HAS_LOCKS = True

TEMPORARY_PREFIX = ".infoview-"
"""How the name of a file begins that is not complete yet."""


@contextmanager
def temporary_file(directory: Path) -> Iterator[Path]:
    """Provide a new private file (0600) in *directory*; rename it to keep it. Raises OSError.

    It is locked (flock), so that `delete_temporary_files` of another program leaves it. The files that SQLite writes
    beside it are deleted with it.
    """
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=".part", dir=directory)
    try:
        _try_to_lock(handle)
        yield Path(name)
    finally:
        for file in list_database_files(Path(name)):
            with suppress(OSError):
                file.unlink(missing_ok=True)
        os.close(handle)


def delete_temporary_files(directory: Path) -> None:
    """Delete what killed programs have left behind; those of running programs are locked.

    Where the system has no locks, call it only while nobody else writes there.
    """
    for left in directory.glob(f"{TEMPORARY_PREFIX}*.part*"):
        with suppress(OSError):
            if not _is_in_use(left):
                left.unlink(missing_ok=True)


def _is_in_use(left: Path) -> bool:
    """Return whether a running program has a temporary file, to which those of SQLite belong. Raises OSError."""
    owner = left.with_name(left.name.partition(".part")[0] + ".part")
    try:
        handle = os.open(owner, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        return not _try_to_lock(handle)
    finally:
        os.close(handle)


def _try_to_lock(handle: int) -> bool:
    """Lock a file until its handle is closed. Returns False if another program has locked it."""
    if not HAS_LOCKS:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def sync_file(file: Path) -> None:
    """Wait until the content of a file is on the disk. Raises OSError."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_directory(directory: Path) -> None:
    """Wait until the names in a directory are on the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def compute_checksum(file: Path) -> str:
    """Return the SHA-256 checksum of a file. Raises OSError."""
    import hashlib  # loads OpenSSL, which the start of the app does not need

    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
