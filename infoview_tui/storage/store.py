"""The data store: plain-row reads and SQLModel write sessions on one connection. SQLModel is imported on first use."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from infoview_tui.errors import StorageError
from infoview_tui.storage.connection import BUSY_TIMEOUT_MS, connect
from infoview_tui.storage.data_file import DataFile
from infoview_tui.storage.import_lock import IMPORT_LOCK
from infoview_tui.storage.log_sync import LogSync
from infoview_tui.storage.reader import Reader
from infoview_tui.storage.write_errors import describe_write_error

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from infoview_tui.storage.unit_of_work import UnitOfWork


class Store(Reader):
    """An open database. Must be used from one thread."""

    def __init__(self, database: Path, zone: tzinfo = UTC) -> None:
        """Open the database, creating or upgrading it if necessary. Raises StorageError if that fails.

        *zone* is the user's.
        """
        self.database = database
        super().__init__(connect(database), zone)
        self.file = DataFile(database, self.connection)
        self._log_sync: LogSync | None = None
        self._engine: Engine | None = None
        self._last_data_version = self.data_version()

    def has_external_changes(self, *, is_idle: bool = True) -> bool:
        """Whether another process or window has changed the data since the last call. Takes microseconds.

        Also checks the data file, and copies a large write-ahead log into it: unless the user *is_idle*, only a very
        large one. Raises StorageError if the data cannot be read, and DataFileError if the file is not the one that was
        opened.
        """
        self.file.check_with_log()
        self.file.checkpoint_if_due(is_idle=is_idle)
        before, self._last_data_version = self._last_data_version, self.data_version()
        has_changed = self._last_data_version != before
        if has_changed and self._log_sync is not None:
            self._log_sync.request()  # the other program may not have brought them to the disk yet
        return has_changed

    @contextmanager
    def begin(self, busy_timeout_ms: int = BUSY_TIMEOUT_MS, *, sync_later: bool = False) -> Iterator[UnitOfWork]:
        """Provide one transaction, which starts with BEGIN IMMEDIATE and is committed at the end.

        *busy_timeout_ms* is how long to wait, in milliseconds, while another process is writing. With *sync_later* and
        after `sync_in_thread`, the commit does not wait for the disk.
        Raises StorageError if the transaction fails; it is rolled back in that case. Raises DataFileError, and writes
        nothing, if the data file is not the one that was opened.
        """
        with IMPORT_LOCK:
            from infoview_tui.storage.engine import WRITE_ERRORS, create_engine_on
            from infoview_tui.storage.unit_of_work import UnitOfWork

        self._engine = self._engine or create_engine_on(self.connection)
        unit = UnitOfWork(self.connection, self._engine)
        try:
            with closing(unit), self.write_transaction(busy_timeout_ms, sync_later=sync_later):
                yield unit
                unit.flush()
        except WRITE_ERRORS as error:
            raise StorageError(describe_write_error(error)) from error

    def prepare_sessions(self) -> None:
        """Create what sessions need, which takes milliseconds; otherwise the first transaction does it."""
        with IMPORT_LOCK:
            from infoview_tui.storage.engine import create_engine_on

        self._engine = self._engine or create_engine_on(self.connection)

    @contextmanager
    def write_session(self, busy_timeout_ms: int = BUSY_TIMEOUT_MS, *, sync_later: bool = False) -> Iterator[Session]:
        """Provide a session in one transaction, as `begin` does."""
        with self.begin(busy_timeout_ms, sync_later=sync_later) as unit:
            yield unit.session

    @contextmanager
    def write_transaction(
        self, busy_timeout_ms: int = BUSY_TIMEOUT_MS, *, sync_later: bool = False
    ) -> Iterator[sqlite3.Connection]:
        """Provide the connection in one transaction as `begin` does, for statements past SQLModel alone.

        Raises StorageError if it fails, and DataFileError if the data file is not the one that was opened.
        """
        try:
            self.connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms}")
            with self._commit_without_disk(sync_later):
                self.file.prepare_write()  # the log is synced in its order, so this comes to the disk first
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self.connection
                    self.connection.execute("COMMIT")
                finally:
                    if self.connection.in_transaction:
                        self.connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise StorageError(describe_write_error(error)) from error

    def sync_in_thread(self, report_error: Callable[[str], object]) -> Callable[[], None]:
        """Let a thread bring changes to the disk, and return what waits until it has; call that before showing them.

        If the disk refuses them, the thread calls *report_error* once, with a message for the user.
        """
        if self._log_sync is None:
            self._log_sync = LogSync(self.database, report_error)
        return self._log_sync.wait

    def wait_for_disk(self) -> str:
        """Wait until all changes are on the disk, before they leave the program in another way than on the screen.

        Returns a message for the user if the disk has refused some; otherwise "".
        """
        if self._log_sync is None:
            return ""
        self._log_sync.wait()
        return self._log_sync.error

    @contextmanager
    def _commit_without_disk(self, sync_later: bool) -> Iterator[None]:
        """If it is to be synced later, commit without waiting for the disk, and request the sync."""
        log_sync = self._log_sync
        if not sync_later or log_sync is None or log_sync.error:
            yield
            return
        self.connection.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
            log_sync.request()
        finally:
            self.connection.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        """Close the connection, which merges the write-ahead log into the database file if it is the right one."""
        if self._log_sync is not None:
            self._log_sync.close()
        self.file.close()
