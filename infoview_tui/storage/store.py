"""The data store: plain-row reads and SQLModel write sessions on one connection. SQLModel is imported on first use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoview_tui.errors import StorageError
from infoview_tui.storage.connection import BUSY_TIMEOUT_MS, connect
from infoview_tui.storage.import_lock import IMPORT_LOCK
from infoview_tui.storage.query import Query, Row

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class Store:
    """An open database. Must be used from one thread."""

    def __init__(self, database: Path) -> None:
        """Open the database, creating or upgrading it if necessary. Raises StorageError if that fails."""
        self.database = database
        self.connection: sqlite3.Connection = connect(database)
        self._engine: Engine | None = None
        self._last_data_version = self.data_version()

    def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Return all rows of a query."""
        return query.all(self.connection, **parameters)

    def first(self, query: Query[Row], **parameters: object) -> Row | None:
        """Return the first row of a query, or None."""
        return query.first(self.connection, **parameters)

    def tuples(self, query: Query[Row], **parameters: object) -> list[tuple[Any, ...]]:
        """Return the plain tuples of a query. Use it for thousands of rows, where building named tuples is slow."""
        return query.execute(self.connection, parameters)

    def has_external_changes(self) -> bool:
        """Whether another process or window has changed the data since the last call. Takes microseconds.

        Raises StorageError if the data cannot be read.
        """
        before, self._last_data_version = self._last_data_version, self.data_version()
        return self._last_data_version != before

    def data_version(self) -> int:
        """Return a number that changes with each change by another process. Raises StorageError if unreadable."""
        try:
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise StorageError(f"Could not read the data: {error}.") from error

    @contextmanager
    def write_session(self, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Iterator[Session]:
        """Provide a session in one transaction, which starts with BEGIN IMMEDIATE and is committed at the end.

        *busy_timeout_ms* is how long to wait, in milliseconds, while another process is writing.
        Raises StorageError if the transaction fails; it is rolled back in that case.
        """
        with IMPORT_LOCK:
            from infoview_tui.storage.engine import WRITE_ERRORS, create_engine_on, describe_write_error, open_session

        if self._engine is None:
            self._engine = create_engine_on(self.connection)
        self.connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms}")
        try:
            with open_session(self._engine) as session:
                yield session
                session.commit()
        except WRITE_ERRORS as error:
            raise StorageError(describe_write_error(error)) from error

    def close(self) -> None:
        """Close the connection, which merges the write-ahead log into the database file."""
        self.connection.close()
