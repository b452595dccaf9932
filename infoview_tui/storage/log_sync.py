"""Bringing the write-ahead log to the disk in a thread, at the same time as the next frame is computed.

A commit with ``synchronous = FULL`` waits for the disk, which takes milliseconds at each key. A commit with ``NORMAL``
does not wait: it survives the death of the program, but not a power failure. So autosaves and commands commit with
``NORMAL`` and request a sync of the log, and whatever writes to the terminal first waits for the syncs requested until
then. What can be seen is on the disk, as with ``FULL`` (https://www.sqlite.org/pragma.html#pragma_synchronous).

A failed sync is not repeated: the system may report a success although it has given up the data. So its error is
reported once, and from then on each commit waits for the disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread

from infoview_tui.storage.file_state import wal_path
from infoview_tui.storage.write_errors import describe_sync_error

_sync = getattr(os, "fdatasync", os.fsync)


class LogSync:
    """Syncs the write-ahead log of a database in a thread of its own."""

    def __init__(self, database: Path, report_error: Callable[[str], object]) -> None:
        """Start the thread, which calls *report_error* once if a sync fails, with a message for the user."""
        self._report_error = report_error
        self._log = wal_path(database)
        self._changed = Condition()
        self._requested = 0
        self._done = 0
        self._is_closed = False
        self.error = ""
        """What to tell the user if the system refused a sync. From then on, commits must wait for the disk."""
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
            self._changed.wait_for(lambda: self._done >= requested or self.error or self._is_closed)

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
            error = self._sync_log()
            is_first = bool(error) and not self.error
            with self._changed:
                self._done = requested
                self.error = self.error or error
                self._changed.notify_all()
            if is_first:
                self._report_error(error)

    def _sync_log(self) -> str:
        """Sync the log, and return an error message, or "". A log that is gone was copied into the database file."""
        try:
            log = os.open(self._log, os.O_RDONLY)
            try:
                _sync(log)
            finally:
                os.close(log)
        except FileNotFoundError:
            return ""
        except OSError as error:
            return describe_sync_error(error)
        return ""
