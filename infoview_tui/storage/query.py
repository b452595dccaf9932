"""A read: one SQL statement and the frozen row it gives. Each is an instance, so that a test can prepare them all."""

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
    """Return a text as it stands in a pattern of ``LIKE … ESCAPE '\\'``, where it is to mean nothing but itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


@dataclass(frozen=True, slots=True)
class Query(Generic[Row]):
    """A query by name parameters (``:contact_id``) and how one of its result tuples becomes a row, a named tuple."""

    sql: str
    row: Callable[..., Row]

    def all(self, connection: sqlite3.Connection, **parameters: object) -> list[Row]:
        """Return all rows.

        Raises StorageError where the data cannot be read, DamagedDataError where it is not what the row's type says:
        SQLite keeps any value in any column.
        """
        return [self._check_types(values) for values in self.execute(connection, parameters)]

    def first(self, connection: sqlite3.Connection, **parameters: object) -> Row | None:
        """Return the first row, or None. Raises as `all` does."""
        found = self.execute(connection, parameters, limit=1)
        return self._check_types(found[0]) if found else None

    def execute(
        self, connection: sqlite3.Connection, parameters: dict[str, Any], *, limit: int = -1
    ) -> list[tuple[Any, ...]]:
        """Return the bare tuples, all or the first ones. Raises StorageError where the data cannot be read."""
        try:
            cursor = connection.execute(self.sql, parameters)
            return cursor.fetchall() if limit < 0 else cursor.fetchmany(limit)
        except sqlite3.Error as error:
            raise StorageError(f"The data cannot be read: {error}.") from error

    def _check_types(self, values: tuple[Any, ...]) -> Row:
        row = self.row(*values)
        names, kinds = _row_fields(type(row))
        if not all(map(isinstance, row, kinds)):
            at = next(at for at, kind in enumerate(kinds) if not isinstance(row[at], kind))
            raise DamagedDataError(f"“{names[at]}” of one row is no {_describe_types(kinds[at])}")
        return row


class _RowFields(NamedTuple):
    """The names of a row's fields, and what each may be."""

    names: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]


@cache
def _row_fields(row: type) -> _RowFields:
    hints = get_type_hints(row)
    return _RowFields(tuple(hints), tuple(_accepted_types(hint) for hint in hints.values()))


def _describe_types(types: tuple[type, ...]) -> str:
    """Say what a value should be."""
    names = {str: "text", int: "whole number"}
    return " or ".join(names.get(kind, kind.__name__) for kind in types if kind is not NoneType)


def _accepted_types(hint: Any) -> tuple[type, ...]:
    """What a value may be by its annotation: ``str``, ``int | None``, ``tuple[str, ...]``."""
    origin = get_origin(hint)
    if origin is None:
        return (hint,)
    return (origin,) if origin is tuple else tuple(kind for part in get_args(hint) for kind in _accepted_types(part))
