"""Bringing the write-ahead log to the disk in a thread, at the same time as the next frame is computed.

A commit with ``synchronous = FULL`` waits for the disk, which takes milliseconds at each key. A commit with ``NORMAL``
does not wait: it survives the death of the program, but not a power failure. So an autosave commits with ``NORMAL`` and
requests a sync of the log, and whatever writes to the terminal first waits for the syncs requested until then. What can
be seen is on the disk, as with ``FULL`` (https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Condition, Thread

from infoview_tui.storage.file_state import wal_path

_sync = getattr(os, "fdatasync", os.fsync)


class LogSync:
    """Syncs the write-ahead log of a database in a thread of its own."""

    def __init__(self, database: Path) -> None:
        """Start the thread."""
        self._log = wal_path(database)
        self._changed = Condition()
        self._requested = 0
        self._done = 0
        self._is_closed = False
        self.has_failed = False
        """Whether the system refused a sync. From then on, commits must wait for the disk, which reports the error."""
        self._thread = Thread(target=self._run, name="log-sync", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Sync what has been committed so far, soon."""
        with self._changed:
            self._requested += 1
            self._changed.notify_all()

    def wait(self) -> None:
        """Wait until all that was requested so far has been synced, from any thread."""
        with self._changed:
            requested = self._requested
            self._changed.wait_for(lambda: self._done >= requested or self.has_failed or self._is_closed)

    def close(self) -> None:
        """Sync what is left, and end the thread."""
        self.wait()
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._requested > self._done or self._is_closed)
                if self._is_closed:
                    return
                requested = self._requested
            has_failed = not self._sync_log()
            with self._changed:
                self._done = requested
                self.has_failed |= has_failed
                self._changed.notify_all()

    def _sync_log(self) -> bool:
        """Sync the log and return whether that succeeded. A log that is gone was copied into the database file."""
        try:
            with open(self._log, "rb") as log:  # noqa: PTH123 - wal_path returns text
                _sync(log.fileno())
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return True
