"""Typed read queries: an SQL statement and its row type. Queries are instances, so that a test can prepare them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from infoview_tui.errors import DamagedDataError, StorageError

Row = TypeVar("Row", bound="tuple[Any, ...]")


def escape_like(text: str) -> str:
    """Escape a text for use in a ``LIKE … ESCAPE '\\'`` pattern."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


@dataclass(frozen=True, slots=True)
class Query(Generic[Row]):
    """A query with named parameters (``:contact_id``), and a function that makes a named tuple of a result row."""

    sql: str
    row: Callable[..., Row]

    def all(self, connection: sqlite3.Connection, **parameters: object) -> list[Row]:
        """Return all rows.

        Raises StorageError if the data cannot be read, and DamagedDataError if a value does not match the row type,
        since SQLite stores any value in any column.
        """
        return [self._check_types(values) for values in self.execute(connection, parameters)]

    def first(self, connection: sqlite3.Connection, **parameters: object) -> Row | None:
        """Return the first row, or None. Raises the same errors as `all`."""
        found = self.execute(connection, parameters, limit=1)
        return self._check_types(found[0]) if found else None

    def execute(
        self, connection: sqlite3.Connection, parameters: dict[str, Any], *, limit: int = -1
    ) -> list[tuple[Any, ...]]:
        """Return unchecked tuples, at most *limit* if it is not negative. Raises StorageError if reading fails."""
        try:
            cursor = connection.execute(self.sql, parameters)
            return cursor.fetchall() if limit < 0 else cursor.fetchmany(limit)
        except sqlite3.Error as error:
            raise StorageError(f"Could not read the data: {error}.") from error

    def _check_types(self, values: tuple[Any, ...]) -> Row:
        row = self.row(*values)
        names, kinds = _row_fields(type(row))
        if not all(map(isinstance, row, kinds)):
            at = next(at for at, kind in enumerate(kinds) if not isinstance(row[at], kind))
            raise DamagedDataError(f"“{names[at]}” in one row is not {_describe_types(kinds[at])}")
        return row


class _RowFields(NamedTuple):
    """The names and accepted types of a row's fields."""

    names: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]


@cache
def _row_fields(row: type) -> _RowFields:
    hints = get_type_hints(row)
    return _RowFields(tuple(hints), tuple(_accepted_types(hint) for hint in hints.values()))


def _describe_types(types: tuple[type, ...]) -> str:
    """Describe the expected types in an error message."""
    names = {str: "text", int: "a whole number", float: "a number"}
    return " or ".join(names.get(kind, kind.__name__) for kind in types if kind is not NoneType)


def _accepted_types(hint: Any) -> tuple[type, ...]:
    """Return the types that an annotation accepts: ``str``, ``int | None``, ``tuple[str, ...]``."""
    origin = get_origin(hint)
    if origin is None:
        return (hint,)
    return (origin,) if origin is tuple else tuple(kind for part in get_args(hint) for kind in _accepted_types(part))
