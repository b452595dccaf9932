"""The file of an open database: whether it is still the one that was opened, and checkpoints of its write-ahead log.

A sync program or a person may move, delete, replace, or overwrite the file while it is open. SQLite does not notice:
it goes on writing to a file without a name, or copies its log into a foreign file. So before each write, one ``stat``
compares device, inode, size, and time of change with those last seen. In WAL mode they change only at a checkpoint;
after one by another process, the file has a state number that the log contains (`infoview_tui.storage.file_state`).
The log itself is checked less often, and before each checkpoint.

While the file is not the right one, nothing is written to it. If it is put back, everything goes on; if the log was
moved or replaced, the program must start again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import DataFileError
from infoview_tui.storage.file_state import (
    has_pages,
    mark_new_state,
    read_state,
    read_wal_states,
    record_state,
    wal_path,
)

CHECKPOINT_SIZE = 4_000_000
"""Size of the write-ahead log, in bytes, from which it is copied into the database file: about 75 moved cards."""

MAX_LOG_SIZE = 4 * CHECKPOINT_SIZE
"""The size from which it is copied although keys come in, which wait for that: about 20 ms for `CHECKPOINT_SIZE`."""

_ATTEMPTS = 4
_PAUSE = 0.005
"""Seconds between attempts to recognize the file, while another process may be copying its log."""

_CLOSE_TIMEOUT_MS = 150

_MAX_RESTARTS = 10_000
"""How often other processes may start the log again between two checks."""


class _FileId(NamedTuple):
    device: int
    inode: int
    size: int
    changed_ns: int


class _LogId(NamedTuple):
    file: tuple[int, int]
    """Device and inode."""
    size: int
    salt: int


class DataFile:
    """The database file of an open connection, and its write-ahead log."""

    def __init__(self, database: Path, connection: sqlite3.Connection) -> None:
        """Remember which file is open. Raises DataFileError if it was moved meanwhile."""
        self._database = database
        self._log = wal_path(database)
        self._connection = connection
        (self._state,) = connection.execute("PRAGMA user_version").fetchone()  # this opens the log
        self._opened = self._seen = self._require_file()
        self._seen_log = _identify_log(self._log)
        self._seen_with_log: _FileId | None = self._seen
        """The file before the log was last seen."""
        self._index = f"{os.fspath(database)}-shm"
        self._opened_index = _identify(self._index)
        self._is_log_lost = False
        self.is_lost = False
        """Whether the last check failed."""
        self.is_readable = True
        """Whether the connection still reads the data as they were: their file was not overwritten."""
        self._is_recorded = False
        self._is_closed = False

    def check(self) -> None:
        """Raise DataFileError unless the file is the one that was opened. Costs one ``stat``."""
        if self.is_lost or _identify(self._database) != self._seen:
            self._recognize()

    def check_with_log(self) -> None:
        """Raise DataFileError unless file and log are those that were opened. Takes microseconds."""
        if self._is_closed:
            return
        self.check()
        if not self._is_own_log():
            self._recognize()

    def prepare_write(self) -> None:
        """Check the file, and let the log name it before the first write. Raises DataFileError and sqlite3.Error."""
        self.check()
        if not self._is_recorded:
            record_state(self._connection)
            self._is_recorded = True

    def checkpoint_if_due(self, *, is_idle: bool) -> None:
        """Copy a large log into the file, after a check; unless the user *is_idle*, only a very large one.

        Raises DataFileError; does nothing if the file is in use.
        """
        log = _identify(self._log)
        if self._is_closed or log is None or log.size < (CHECKPOINT_SIZE if is_idle else MAX_LOG_SIZE):
            return
        self.check_with_log()
        try:
            self._connection.execute("PRAGMA busy_timeout = 0")
            mark_new_state(self._connection)
            self._connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
            record_state(self._connection)
        except sqlite3.OperationalError:
            pass  # another process is reading or writing: next time
        self._recognize()

    def close(self) -> None:
        """Close the connection. Closing the last one copies the log into the file and deletes it.

        If the file is not the one that was opened, or cannot get a new state number, neither may happen.
        """
        try:
            self.check_with_log()
            if has_pages(self._log):
                self._connection.execute(f"PRAGMA busy_timeout = {_CLOSE_TIMEOUT_MS}")
                mark_new_state(self._connection)
        except (DataFileError, OSError, sqlite3.Error):
            import ctypes

            # SQLite has no other way to keep a connection from being closed, except by C code.
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._connection))
        else:
            self._connection.close()
        self._is_closed = True

    def _recognize(self) -> None:
        """Examine the file after a change: its identity, its log, and its state number."""
        self.is_lost = True
        found = self._require_file()
        name = self._database.name
        if (found.device, found.inode) != (self._opened.device, self._opened.inode):
            raise DataFileError(_describe(f"another file took the place of {name}"))
        if self._is_log_lost or not self._is_own_log():
            self._give_up_log()
            raise DataFileError(_describe(f"{Path(self._log).name} was moved, deleted, or replaced", "Please "))
        if not self._has_known_state():
            self.is_readable = False
            raise DataFileError(_describe(f"{name} was overwritten"))
        self._seen = found
        self.is_lost = self._is_recorded = False
        self.is_readable = True

    def _give_up_log(self) -> None:
        """Delete the index of the lost log, unless another program has made a new one.

        A program that starts would use it for the log that is there now. So this connection cannot write again, even if
        the log is put back.
        """
        self._is_log_lost = True
        index = _identify(self._index)
        if index is not None and self._opened_index is not None and index[:2] == self._opened_index[:2]:
            with suppress(OSError):
                os.unlink(self._index)  # noqa: PTH108 - without pathlib

    def _has_known_state(self) -> bool:
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(_PAUSE)
            try:
                state = read_state(self._database)
                if state is not None and (state == self._state or state in read_wal_states(self._log)):
                    self._state = state
                    return True
            except (OSError, sqlite3.Error):
                continue
        return False

    def _is_own_log(self) -> bool:
        """Whether the log is the same file with the same content, apart from what was added to it.

        A log starts again after a checkpoint by any process: SQLite then adds 1 to the first half of the salts, or the
        log is empty. If it was overwritten, its salts or its size are those of an older copy or another database, or it
        is empty although no checkpoint has changed the file.
        """
        before, found, after = _identify(self._database), _identify_log(self._log), _identify(self._database)
        seen = self._seen_log
        if seen is not None:
            if found is None or found.file != seen.file:
                return False
            if seen.size and not found.size and after == self._seen_with_log:
                return False
            restarts = (found.salt - seen.salt) % 2**32
            if seen.size and found.size and (restarts > _MAX_RESTARTS or (not restarts and found.size < seen.size)):
                return False
        self._seen_log, self._seen_with_log = found, before
        return True

    def _require_file(self) -> _FileId:
        found = _identify(self._database)
        if found is None:
            directory = self._database.parent
            what = self._database.name if directory.is_dir() else f"the directory {directory}"
            raise DataFileError(_describe(f"{what} was moved or deleted"))
        return found


def _describe(problem: str, remedy: str = "Put it back, or ") -> str:
    return f"Not saved: {problem} while Infoview was running. {remedy}quit and start again."


def _identify(file: str | os.PathLike[str]) -> _FileId | None:
    """Return the identity of a file, or None if it cannot be found."""
    try:
        found = os.stat(file)  # noqa: PTH116 - one way for both
    except OSError:
        return None
    return _FileId(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _identify_log(log: str) -> _LogId | None:
    """Return the identity of a write-ahead log, or None if it cannot be found."""
    try:
        with open(log, "rb") as file:  # noqa: PTH123
            found = os.fstat(file.fileno())
            header = file.read(20)
    except OSError:
        return None
    return _LogId((found.st_dev, found.st_ino), found.st_size, int.from_bytes(header[16:], "big"))
