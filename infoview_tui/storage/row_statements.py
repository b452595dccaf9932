"""Prepared statements on single rows of a table, past the ORM, with the values that its models have."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects.sqlite.pysqlite import dialect as create_dialect

_DIALECT = create_dialect()

_Convert = Callable[[Any], Any]


def prepare_statements(table: SqlTable) -> None:
    """Find out how the values of all columns are stored, in milliseconds; otherwise the first statement does."""
    names = tuple(column.name for column in table.columns)
    for build in (_select, _update, _insert):
        build(table, names)


def read_row(connection: sqlite3.Connection, table: SqlTable, key: int, names: Sequence[str]) -> dict[str, Any] | None:
    """Return the values of some columns of the row with this id, or None if there is none."""
    sql, converters = _select(table, tuple(names))
    row = connection.execute(sql, (key,)).fetchone()
    if row is None:
        return None
    return {
        name: value if convert is None else convert(value)
        for name, value, convert in zip(names, row, converters, strict=True)
    }


def update_row(connection: sqlite3.Connection, table: SqlTable, key: int, values: Mapping[str, Any]) -> None:
    """Set some columns of the row with this id."""
    sql, converters = _update(table, tuple(values))
    connection.execute(sql, (*_convert(values, converters), key))


def insert_row(connection: sqlite3.Connection, table: SqlTable, values: Mapping[str, Any]) -> int:
    """Insert a row, and return its id."""
    sql, converters = _insert(table, tuple(values))
    return int(connection.execute(sql, _convert(values, converters)).lastrowid or 0)


def _convert(values: Mapping[str, Any], converters: Sequence[_Convert | None]) -> list[Any]:
    return [
        value if convert is None else convert(value) for value, convert in zip(values.values(), converters, strict=True)
    ]


@cache
def _select(table: SqlTable, names: tuple[str, ...]) -> tuple[str, tuple[_Convert | None, ...]]:
    types = [table.c[name].type.dialect_impl(_DIALECT) for name in names]
    sql = f"SELECT {_quote(names)} FROM {table.name} WHERE id = ?"  # noqa: S608 - names of the schema
    return sql, tuple(kind.result_processor(_DIALECT, None) for kind in types)


@cache
def _update(table: SqlTable, names: tuple[str, ...]) -> tuple[str, tuple[_Convert | None, ...]]:
    settings = ", ".join(f'"{name}" = ?' for name in names)
    return f"UPDATE {table.name} SET {settings} WHERE id = ?", _bind_converters(table, names)  # noqa: S608 - names of the schema


@cache
def _insert(table: SqlTable, names: tuple[str, ...]) -> tuple[str, tuple[_Convert | None, ...]]:
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table.name} ({_quote(names)}) VALUES ({marks})", _bind_converters(table, names)  # noqa: S608 - names of the schema


def _bind_converters(table: SqlTable, names: Sequence[str]) -> tuple[_Convert | None, ...]:
    return tuple(table.c[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for name in names)


def _quote(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
