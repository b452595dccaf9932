"""Reading from an open database: typed rows, plain tuples, and whether another connection has changed the data."""

from __future__ import annotations

import sqlite3
from datetime import UTC, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

from infoview_tui.domain.day_bounds import first_moment, last_moment
from infoview_tui.domain.day_or_moment import stored_day_reader
from infoview_tui.errors import StorageError
from infoview_tui.storage.file_state import belongs_to_wal, file_uri
from infoview_tui.storage.query import Query, Row
from infoview_tui.storage.read_errors import READ_ERRORS, read_error
from infoview_tui.storage.sql_functions import register_functions


class Reader:
    """Reads on one connection. Must be used from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, zone: tzinfo = UTC) -> None:
        """Read on this connection. In *zone*, the user's, the days begin and end by which rows are sorted."""
        self.connection = connection
        for name, bound in (("day_start", first_moment), ("deadline", last_moment)):
            connection.create_function(name, 1, stored_day_reader(partial(bound, zone=zone)), deterministic=True)

    def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Return all rows of a query."""
        return query.all(self.connection, **parameters)

    def first(self, query: Query[Row], **parameters: object) -> Row | None:
        """Return the first row of a query, or None."""
        return query.first(self.connection, **parameters)

    def tuples(self, query: Query[Row], **parameters: object) -> list[tuple[Any, ...]]:
        """Return the plain tuples of a query. Use it for thousands of rows, where building named tuples is slow."""
        return query.execute(self.connection, parameters)

    def data_version(self) -> int:
        """Return a number that changes with each change by another connection. Raises StorageError if unreadable."""
        try:
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])
        except READ_ERRORS as error:
            raise read_error(error) from error

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def open_reader(database: Path, zone: tzinfo) -> Reader:
    """Open a second connection, which only reads and may be used from any thread. Raises StorageError.

    *zone* is the user's.
    """
    try:
        if not belongs_to_wal(database):
            raise StorageError("Could not read the data: their file was replaced.")
        connection = sqlite3.connect(
            file_uri(database, "mode=ro"), uri=True, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA temp_store = MEMORY")
        register_functions(connection)
    except (OSError, *READ_ERRORS) as error:
        raise read_error(error) from error
    return Reader(connection, zone)
