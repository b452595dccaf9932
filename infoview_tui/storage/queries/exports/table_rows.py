"""All rows of a table, one after the other, with or without what is off the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from infoview_tui.storage.query import Query
from infoview_tui.storage.read_errors import READ_ERRORS, read_error
from infoview_tui.storage.table_formats import JsonValue, TableFormat

_IS_ON_RECORD = "NOT EXISTS (SELECT 1 FROM notes n WHERE n.id = note_id AND n.kind = 'off_record')"

_EXPORTED_ROWS = {
    "notes": "kind <> 'off_record'",
    "actions": _IS_ON_RECORD,
    "fit_points": _IS_ON_RECORD,
    "verdicts": _IS_ON_RECORD,
    "events": """
        json_type(facts, '$.notes') IS NOT 'array' OR NOT EXISTS (
            SELECT 1 FROM json_each(facts, '$.notes') f JOIN notes n ON n.id = f.value WHERE n.kind = 'off_record'
        )
    """,
}
"""Which rows are neither a note off the record nor made from one."""


class CountRow(NamedTuple):
    """A number of rows."""

    number: int


OFF_RECORD_NOTES = Query("SELECT count(*) FROM notes WHERE kind = 'off_record'", CountRow)


def stream_rows(
    connection: sqlite3.Connection, table: TableFormat, *, with_off_record: bool
) -> Iterator[dict[str, JsonValue]]:
    """Yield the rows of a table by their key, as values of JSON by column.

    Raises StorageError if the data cannot be read, and DamagedDataError if a value is not of its column's type.
    """
    columns = table.columns
    names = ", ".join(f'"{column.name}"' for column in columns)
    condition = "1" if with_off_record else _EXPORTED_ROWS.get(table.name, "1")
    sql = f"SELECT {names} FROM {table.name} WHERE {condition} ORDER BY {', '.join(table.key)}"  # noqa: S608 - no input
    try:
        for row in connection.execute(sql):
            yield {column.name: column.to_json(value) for column, value in zip(columns, row, strict=True)}
    except READ_ERRORS as error:
        raise read_error(error) from error


def count_rows(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of rows of a table. Raises StorageError if the data cannot be read."""
    return _read_number(connection, f"SELECT count(*) FROM {table}")  # noqa: S608 - a name of a table


def find_largest_id(connection: sqlite3.Connection, table: str) -> int:
    """Return the largest id in a table, or 0. Raises StorageError if the data cannot be read."""
    return _read_number(connection, f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - a name of a table


def _read_number(connection: sqlite3.Connection, sql: str) -> int:
    try:
        return int(connection.execute(sql).fetchone()[0])
    except READ_ERRORS as error:
        raise read_error(error) from error
