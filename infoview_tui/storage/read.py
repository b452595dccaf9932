"""A read: one SQL statement and the frozen row it gives. Each is an instance, so that a test can prepare them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from infoview_tui.errors import StorageError

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Read(Generic[Row]):
    """A query by name parameters (``:contact_id``) and how one of its result tuples becomes a row."""

    sql: str
    row: Callable[..., Row]

    def all(self, connection: sqlite3.Connection, **parameters: object) -> list[Row]:
        """Return all rows. Raises StorageError where the data cannot be read."""
        return [self.row(*values) for values in self.execute(connection, parameters)]

    def first(self, connection: sqlite3.Connection, **parameters: object) -> Row | None:
        """Return the first row, or None. Raises StorageError where the data cannot be read."""
        values = self.execute(connection, parameters).fetchone()
        return None if values is None else self.row(*values)

    def execute(self, connection: sqlite3.Connection, parameters: dict[str, Any]) -> sqlite3.Cursor:
        """Return the bare tuples. Raises StorageError where the data cannot be read."""
        try:
            return connection.execute(self.sql, parameters)
        except sqlite3.Error as error:
            raise StorageError(f"The data cannot be read: {error}.") from error
