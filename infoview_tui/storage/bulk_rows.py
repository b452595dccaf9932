"""Thousands of rows of a table at once: inserted, changed, or deleted with one statement for each batch.

The rows are first copied to a temporary table with a prepared statement. A statement a row would take five times as
long: the triggers of the search index make SQLite save the state of the index before each of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

StoredRow = tuple[Any, ...]
"""Values as SQLite stores them."""


class RowBatch(NamedTuple):
    """Rows of one table before and after a change, each with its key in the first columns.

    ``before`` is None for an insert, ``after`` for a delete. An insert and a delete have all columns of the table, an
    update the key and the columns that change. ``references`` has the columns that refer to rows of other tables.
    """

    table: str
    columns: tuple[str, ...]
    key_size: int
    before: Sequence[StoredRow] | None
    after: Sequence[StoredRow] | None
    references: tuple[tuple[str, str], ...] = ()

    def reversed(self) -> RowBatch:
        """Return the inverse of this change."""
        return RowBatch(self.table, self.columns, self.key_size, self.after, self.before, self.references)

    def refers_to(self, table: str, key: int) -> bool:
        """Whether it changed the row of a table with this id, or a row with a foreign key to it."""
        places = [index for index, name in enumerate(self.columns) if (name, table) in self.references]
        if self.table == table and self.columns[0] == "id":
            places.append(0)
        rows = (*(self.before or ()), *(self.after or ()))
        return bool(places) and any(row[place] == key for row in rows for place in places)


def read_defaults(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    """Return the columns of a table, in order, with their default values."""
    columns = connection.execute("SELECT name, dflt_value FROM pragma_table_info(?)", (table,)).fetchall()
    values = connection.execute(f"SELECT {', '.join(default or 'NULL' for _, default in columns)}").fetchone()
    return dict(zip((name for name, _ in columns), values, strict=True))


def read_references(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, str], ...]:
    """Return the columns of a table that refer to other rows, with the tables of these."""
    return tuple(connection.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)))


def find_next_id(connection: sqlite3.Connection, table: str) -> int:
    """Return the first id of a table that no row has or has had."""
    (largest,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()  # noqa: S608 - a table
    used = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(max(largest, used[0] if used else 0)) + 1


def insert_batch(connection: sqlite3.Connection, batch: RowBatch) -> None:
    """Insert rows. Raises sqlite3.IntegrityError if one does not fit."""
    columns = ", ".join(map(_quote, batch.columns))
    with _staged(connection, batch.after or ()) as names:
        connection.execute(f"INSERT INTO {batch.table} ({columns}) SELECT {', '.join(names)} FROM temp.staged")  # noqa: S608 - names of the schema


def update_batch(connection: sqlite3.Connection, batch: RowBatch) -> bool:
    """Change rows; return False, and change nothing, unless all are as they were before."""
    pairs = zip(batch.before or (), batch.after or (), strict=True)
    with _staged(connection, [(*old, *new[batch.key_size :]) for old, new in pairs]) as names:
        if not _is_unchanged(connection, batch, names):
            return False
        changed = zip(batch.columns[batch.key_size :], names[len(batch.columns) :], strict=True)
        values = ", ".join(f"{_quote(column)} = staged.{name}" for column, name in changed)
        connection.execute(
            f"UPDATE {batch.table} AS kept SET {values} FROM temp.staged AS staged WHERE {_join(batch, names)}"  # noqa: S608 - names of the schema
        )
        return True


def delete_batch(connection: sqlite3.Connection, batch: RowBatch) -> bool:
    """Delete rows; return False, and delete nothing, unless all are as they were inserted."""
    with _staged(connection, batch.before or ()) as names:
        if not _is_unchanged(connection, batch, names):
            return False
        key = ", ".join(map(_quote, batch.columns[: batch.key_size]))
        connection.execute(
            f"DELETE FROM {batch.table} WHERE ({key}) IN (SELECT {', '.join(names[: batch.key_size])} FROM temp.staged)"  # noqa: S608 - names of the schema
        )
        return True


def has_outside_references(connection: sqlite3.Connection, batch: RowBatch) -> bool:
    """Whether a row that is not in a batch refers to one that is, so that deleting them would change it."""
    references = connection.execute(
        """
        SELECT m.name, f."from" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = ?
        """,
        (batch.table,),
    ).fetchall()
    if not references:
        return False
    with _staged(connection, [row[:1] for row in batch.before or ()]) as (key,):
        wanted = f"SELECT {key} FROM temp.staged"  # noqa: S608 - its own column
        for table, column in references:
            within = f" AND {_quote(batch.columns[0])} NOT IN ({wanted})" if table == batch.table else ""
            query = f"SELECT 1 FROM {table} WHERE {_quote(column)} IN ({wanted}){within} LIMIT 1"  # noqa: S608 - names of the schema
            if connection.execute(query).fetchone() is not None:
                return True
    return False


@contextmanager
def _staged(connection: sqlite3.Connection, rows: Sequence[StoredRow]) -> Iterator[list[str]]:
    """Provide rows in the temporary table ``staged``; gives the names of its columns."""
    names = [f"c{number}" for number in range(len(rows[0]) if rows else 1)]
    connection.execute(f"CREATE TEMP TABLE staged ({', '.join(names)})")
    try:
        connection.executemany(f"INSERT INTO temp.staged VALUES ({', '.join('?' * len(names))})", rows)  # noqa: S608 - parameters
        yield names
    finally:
        if connection.in_transaction:  # otherwise, an error has rolled it back
            connection.execute("DROP TABLE temp.staged")


def _is_unchanged(connection: sqlite3.Connection, batch: RowBatch, names: Sequence[str]) -> bool:
    rest = zip(batch.columns[batch.key_size :], names[batch.key_size : len(batch.columns)], strict=True)
    same = "".join(f" AND kept.{_quote(column)} IS staged.{name}" for column, name in rest)
    query = (
        f"SELECT count(*) FROM temp.staged AS staged CROSS JOIN {batch.table} AS kept ON {_join(batch, names)}{same}"  # noqa: S608 - names of the schema
    )
    return bool(connection.execute(query).fetchone()[0] == len(batch.before or ()))


def _join(batch: RowBatch, names: Sequence[str]) -> str:
    keys = zip(batch.columns[: batch.key_size], names[: batch.key_size], strict=True)
    return " AND ".join(f"kept.{_quote(column)} = staged.{name}" for column, name in keys)


def _quote(column: str) -> str:
    return f'"{column}"'
