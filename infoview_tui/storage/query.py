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


def literally(text: str) -> str:
    """Return a text as it stands in a pattern of ``LIKE … ESCAPE '\\'``, where it is to mean nothing but itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


@dataclass(frozen=True, slots=True)
class Read(Generic[Row]):
    """A query by name parameters (``:contact_id``) and how one of its result tuples becomes a row, a named tuple."""

    sql: str
    row: Callable[..., Row]

    def all(self, connection: sqlite3.Connection, **parameters: object) -> list[Row]:
        """Return all rows.

        Raises StorageError where the data cannot be read, DamagedDataError where it is not what the row's type says:
        SQLite keeps any value in any column.
        """
        return [self._checked(values) for values in self.execute(connection, parameters)]

    def first(self, connection: sqlite3.Connection, **parameters: object) -> Row | None:
        """Return the first row, or None. Raises as `all` does."""
        found = self.execute(connection, parameters, most=1)
        return self._checked(found[0]) if found else None

    def execute(
        self, connection: sqlite3.Connection, parameters: dict[str, Any], *, most: int = -1
    ) -> list[tuple[Any, ...]]:
        """Return the bare tuples, all or the first ones. Raises StorageError where the data cannot be read."""
        try:
            cursor = connection.execute(self.sql, parameters)
            return cursor.fetchall() if most < 0 else cursor.fetchmany(most)
        except sqlite3.Error as error:
            raise StorageError(f"The data cannot be read: {error}.") from error

    def _checked(self, values: tuple[Any, ...]) -> Row:
        row = self.row(*values)
        names, kinds = _columns(type(row))
        if not all(map(isinstance, row, kinds)):
            at = next(at for at, kind in enumerate(kinds) if not isinstance(row[at], kind))
            raise DamagedDataError(f"“{names[at]}” of one row is no {_spelled(kinds[at])}")
        return row


class _Columns(NamedTuple):
    """The names of a row's fields, and what each may be."""

    names: tuple[str, ...]
    kinds: tuple[tuple[type, ...], ...]


@cache
def _columns(row: type) -> _Columns:
    hints = get_type_hints(row)
    return _Columns(tuple(hints), tuple(_kinds(hint) for hint in hints.values()))


def _spelled(kinds: tuple[type, ...]) -> str:
    """Say what a value should be."""
    words = {str: "text", int: "whole number"}
    return " or ".join(words.get(kind, kind.__name__) for kind in kinds if kind is not NoneType)


def _kinds(hint: Any) -> tuple[type, ...]:
    """What a value may be by its annotation: ``str``, ``int | None``, ``tuple[str, ...]``."""
    origin = get_origin(hint)
    if origin is None:
        return (hint,)
    return (origin,) if origin is tuple else tuple(kind for part in get_args(hint) for kind in _kinds(part))
