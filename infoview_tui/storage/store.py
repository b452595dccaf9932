"""The store: one connection, read as plain rows at once, written through SQLModel sessions once that is imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoview_tui.errors import StorageError
from infoview_tui.storage.connection import BUSY_TIMEOUT_MS, connect
from infoview_tui.storage.query import Query, Row

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class Store:
    """The data of one person, open. Used from one thread, but for `warm_up`."""

    def __init__(self, database: Path) -> None:
        """Open, make or upgrade the database. Raises StorageError in words where that cannot be."""
        self.database = database
        self.connection: sqlite3.Connection = connect(database)
        self._engine: Engine | None = None
        self._last_data_version = self._read_data_version()

    def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Return all rows of a read."""
        return query.all(self.connection, **parameters)

    def first(self, query: Query[Row], **parameters: object) -> Row | None:
        """Return the first row of a read, or None."""
        return query.first(self.connection, **parameters)

    def tuples(self, query: Query[Row], **parameters: object) -> list[tuple[Any, ...]]:
        """Return a read's bare tuples, for the few thousands of which making rows would be felt."""
        return query.execute(self.connection, parameters)

    def has_external_changes(self) -> bool:
        """Tell whether another process or window has changed the data since this was last asked; it costs microseconds.

        Raises StorageError where the data cannot be read.
        """
        before, self._last_data_version = self._last_data_version, self._read_data_version()
        return self._last_data_version != before

    def _read_data_version(self) -> int:
        try:
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise StorageError(f"The data cannot be read: {error}.") from error

    @staticmethod
    def warm_up() -> None:
        """Import what the first write needs (some 250 ms); meant for a thread, after the first paint."""
        import infoview_tui.storage.engine  # noqa: F401 - importing it is the point

    @contextmanager
    def write_session(self, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Iterator[Session]:
        """Give a session in one transaction that is begun at once (BEGIN IMMEDIATE) and committed at the end.

        ``patience`` is how long it waits, in milliseconds, where another process writes.
        Raises StorageError where it cannot be committed; nothing of it is in the data then.
        """
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
        """Close the connection; the write-ahead log is folded into the file."""
        self.connection.close()
