"""A lock on a directory, so that only one program at a time writes backups there or upgrades the data in it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infoview_tui.errors import StorageError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    HAS_LOCKS = False
else:
    HAS_LOCKS = True

LOCK_TIMEOUT = 60.0
"""Seconds to wait for another program; an upgrade of a large file takes some."""

_PAUSE = 0.02


@contextmanager
def lock_directory(directory: Path, timeout: float = LOCK_TIMEOUT) -> Iterator[bool]:
    """Hold an exclusive lock (flock) on an existing directory; the system releases it if the program ends.

    Yields whether there is a lock: some file systems and platforms have none. Raises StorageError if another program
    still holds it after *timeout* seconds.
    """
    handle = _open(directory)
    if handle is None:
        yield False
        return
    try:
        yield _lock(handle, directory, timeout)
    finally:
        os.close(handle)


def _open(directory: Path) -> int | None:
    if not HAS_LOCKS:
        return None
    try:
        return os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def _lock(handle: int, directory: Path, timeout: float) -> bool:
    end = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise StorageError(
                    f"Another program is still upgrading or backing up the data in {directory}. "
                    "Nothing was changed. Close that program, or try again in a moment."
                ) from None
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True
