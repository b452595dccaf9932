"""UUIDs of rows, by which they are recognized in other copies of the data.

Rows made since revision 0021 have one with the time when they were made (RFC 9562, version 7). Rows from before have
one that follows from what all copies have in common (version 5), and others a random or numbered one (version 4).
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from uuid import UUID

_TIME_VERSION, _DERIVED_VERSION = "7", "5"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_RANDOM = (
    "(SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3)"
    " || '-' || substr(h, 21, 12) FROM (SELECT lower(hex(randomblob(16))) AS h WHERE {table}.uuid = ''))"
)
"""A random UUID in SQL. The condition makes it a new one for each row."""


def new_row_uuid() -> str:
    """Return a UUID for a new row, of version 7."""
    milliseconds = time.time_ns() // 1_000_000
    number = milliseconds << 80 | int.from_bytes(os.urandom(10), "big") >> 4
    return str(UUID(int=number & ~(0xF << 76 | 0x3 << 62) | 7 << 76 | 2 << 62))


def is_uuid(text: str) -> bool:
    """Return whether a text is a UUID as rows have it."""
    return _UUID.fullmatch(text) is not None


def creation_time(uuid: str) -> int:
    """Return when a row was made, in milliseconds since 1970; 0 if its UUID does not say."""
    return int(uuid[:8] + uuid[9:13], 16) if uuid[14:15] == _TIME_VERSION else 0


def is_from_before_times(uuid: str) -> bool:
    """Return whether a row was made before revision 0021, from which on the times of changes are recorded."""
    return uuid[14:15] == _DERIVED_VERSION


def list_identified_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables whose rows have a UUID."""
    rows = connection.execute(
        "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = 'uuid' ORDER BY m.rowid"
    )
    return [name for (name,) in rows]


def fill_row_uuids(connection: sqlite3.Connection) -> None:
    """Give rows a random UUID that another program inserted without one. Raises sqlite3.Error."""
    for table in list_identified_tables(connection):
        connection.execute(f"UPDATE {table} SET uuid = {_RANDOM.format(table=table)} WHERE uuid = ''")  # noqa: S608 - of the schema


def number_row_uuids(connection: sqlite3.Connection) -> None:
    """Give all rows the UUID that follows from their table and id, as in the demo. Raises sqlite3.Error."""
    for number, table in enumerate(list_identified_tables(connection), 1):
        connection.execute(f"UPDATE {table} SET uuid = printf('%08x-0000-4000-8000-%012x', {number}, id)")  # noqa: S608 - of the schema
