"""Running instances of the program: each holds a lock file, so that others can check whether it is running."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    HAS_LOCKS = False
else:
    HAS_LOCKS = True

_NAME = re.compile(r"[0-9]+\.[0-9a-f]{16}")
_MAX_ATTEMPTS = 3


class Instance:
    """The name of one running program, backed by a file that it keeps locked (flock) until it closes or ends.

    The operating system releases the lock when the process ends, even after a crash, and also in containers.
    Without locks (a read-only directory, a file system or platform without support), other instances treat this one
    as ended and adopt its unfinished lines, so no text is lost. Sharing a directory between machines is not supported.
    """

    def __init__(self, data_dir: Path) -> None:
        """Choose a new name, lock its file, and delete the lock files of ended instances."""
        self._directory = _lock_directory(data_dir)
        self._file: int | None = None
        self.name = _new_name()
        if HAS_LOCKS:
            try:
                self._lock()
                delete_stale_locks(data_dir)
            except OSError:
                pass  # run without a lock

    def _lock(self) -> None:
        self._directory.mkdir(mode=0o700, exist_ok=True)
        for _ in range(_MAX_ATTEMPTS):
            file = os.open(self._directory / self.name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
            except OSError:
                os.close(file)
                raise
            if os.fstat(file).st_nlink:
                self._file = file
                return
            os.close(file)  # another instance deleted it as abandoned before it was locked
            self.name = _new_name()

    def close(self) -> None:
        """Release the lock, which marks this instance as ended."""
        if self._file is not None:
            (self._directory / self.name).unlink(missing_ok=True)
            os.close(self._file)
            self._file = None


def is_instance_running(data_dir: Path, name: str) -> bool:
    """Return whether the instance with this name holds its lock; False for old names without a file (``pid@host``)."""
    if not HAS_LOCKS or not _NAME.fullmatch(name):
        return False
    try:
        file = os.open(_lock_directory(data_dir) / name, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock_shared(file)
    except OSError:  # a file system without locks
        return False
    finally:
        os.close(file)


def list_stale_locks(data_dir: Path) -> list[Path]:
    """Return the lock files of programs that do not run any more. Raises OSError."""
    return list(_examine_locks(data_dir, delete=False))


def delete_stale_locks(data_dir: Path) -> list[Path]:
    """Delete the lock files of programs that do not run any more, and return them. Raises OSError."""
    return list(_examine_locks(data_dir, delete=True))


def _examine_locks(data_dir: Path, *, delete: bool) -> Iterator[Path]:
    directory = _lock_directory(data_dir)
    if not HAS_LOCKS or not directory.is_dir():
        return
    for path in sorted(directory.iterdir()):
        if not _NAME.fullmatch(path.name):
            continue
        file = os.open(path, os.O_RDWR)
        try:
            if _lock_shared(file):
                if delete:
                    path.unlink(missing_ok=True)  # while locked, so that no instance starts to use it
                yield path
        finally:
            os.close(file)


def _lock_shared(file: int) -> bool:
    """Return whether a shared lock was acquired. It is shared so that concurrent checks do not block each other."""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_directory(data_dir: Path) -> Path:
    return data_dir / "instances"


def _new_name() -> str:
    """Return a unique name. Process ids alone are not unique across containers."""
    return f"{os.getpid()}.{os.urandom(8).hex()}"
