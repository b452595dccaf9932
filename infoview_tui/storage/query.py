"""Typed read queries: an SQL statement and its row type. Queries are instances, so that a test can prepare them all."""

from __future__ import annotations

import sqlite3
from typing import Any, Generic, NamedTuple, TypeVar

from infoview_tui.storage.read_errors import READ_ERRORS, read_error
from infoview_tui.storage.row_reader import read_fields, read_rows

Row = TypeVar("Row", bound="tuple[Any, ...]")


def escape_like(text: str) -> str:
    """Escape a text for use in a ``LIKE … ESCAPE '\\'`` pattern."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


class Query(NamedTuple, Generic[Row]):
    """A query with named parameters (``:contact_id``), and the type of its rows: a named tuple, filled by position.

    A field may be a text, a number, a bool, a `ClosedEnum`, a datetime (UTC), a date, a tuple of texts (stored as a
    JSON list), or one of these or None.
    """

    sql: str
    row: type[Row]

    def prepare(self) -> None:
        """Find out how rows are read, which takes a moment; otherwise the first row does it."""
        read_fields(self.row)

    def all(self, connection: sqlite3.Connection, **parameters: object) -> list[Row]:
        """Return all rows.

        Raises StorageError if the data cannot be read, and DamagedDataError if a value does not match the row type,
        since SQLite stores any value in any column.
        """
        return read_rows(self.row, self.execute(connection, parameters))

    def first(self, connection: sqlite3.Connection, **parameters: object) -> Row | None:
        """Return the first row, or None. Raises the same errors as `all`."""
        found = read_rows(self.row, self.execute(connection, parameters, limit=1))
        return found[0] if found else None

    def execute(
        self, connection: sqlite3.Connection, parameters: dict[str, Any], *, limit: int = -1
    ) -> list[tuple[Any, ...]]:
        """Return unchecked tuples, at most *limit* if it is not negative. Raises StorageError if reading fails."""
        try:
            cursor = connection.execute(self.sql, parameters)
            return cursor.fetchall() if limit < 0 else cursor.fetchmany(limit)
        except READ_ERRORS as error:
            raise read_error(error) from error
