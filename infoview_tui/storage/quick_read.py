"""Reads one query in a few milliseconds, for shell prompts and completion: a read-only connection, and nothing else.

Imports only ``sqlite3``, since reading through `storage/store.py` would take several times as long as the rest of such
a command.
"""

from __future__ import annotations

import os
import sqlite3

from infoview_tui.storage.file_state import belongs_to_wal, file_uri, has_pages, wal_path
from infoview_tui.storage.schema_mark import APPLICATION_ID, SCHEMA_REVISION

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than the query
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    Problem = Literal["older", "newer", "damaged", "busy", "unreadable"]

READ_TIMEOUT = 0.2
"""How long to wait for a lock, in seconds; a shell waits meanwhile."""


class UnreadableDataError(Exception):
    """The data cannot be read. ``problem`` is one word that says why."""

    def __init__(self, problem: Problem) -> None:
        """Create an error."""
        self.problem = problem
        super().__init__(problem)


def read_quickly(database: str, sql: str, parameters: Mapping[str, str] | None = None) -> list[tuple[Any, ...]] | None:
    """Return the rows of one query, or None if there is no data. Creates, upgrades, and changes nothing.

    Raises UnreadableDataError.
    """
    try:
        is_missing = not os.stat(database).st_size  # noqa: PTH116 - importing pathlib would take longer than the query
    except FileNotFoundError:
        is_missing = True
    except OSError:
        raise UnreadableDataError("unreadable") from None
    if is_missing:
        if has_pages(wal_path(database)):
            raise UnreadableDataError("damaged")
        return None
    # Without a WAL file, nobody is writing, and `immutable` prevents SQLite from creating an empty one.
    is_written = _has_wal(database)
    try:
        return _read(database, sql, parameters or {}, immutable=not is_written)
    except UnreadableDataError:
        if is_written or not _has_wal(database):
            raise
        return _read(database, sql, parameters or {}, immutable=False)  # another process has just begun to write


def _has_wal(database: str) -> bool:
    return os.access(f"{database}-wal", os.F_OK)


def _read(database: str, sql: str, parameters: Mapping[str, str], *, immutable: bool) -> list[tuple[Any, ...]] | None:
    uri = file_uri(database, f"mode=ro{'&immutable=1' if immutable else ''}")
    try:
        if not belongs_to_wal(database):
            raise UnreadableDataError("damaged")
        connection = sqlite3.connect(uri, READ_TIMEOUT, isolation_level=None, uri=True)
        try:
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return None
            _check_revision(connection)
            return connection.execute(sql, parameters).fetchall()
        finally:
            connection.close()
    except OSError:
        raise UnreadableDataError("unreadable") from None
    except sqlite3.OperationalError as error:
        reason = str(error)
        problem: Problem = "busy" if "locked" in reason else "damaged" if "no such" in reason else "unreadable"
        raise UnreadableDataError(problem) from error
    except sqlite3.DatabaseError as error:
        raise UnreadableDataError("damaged") from error


def _check_revision(connection: sqlite3.Connection) -> None:
    """Raise UnreadableDataError unless the file has the schema that the query expects."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if mark == APPLICATION_ID else None
    if row is None:
        raise UnreadableDataError("damaged")
    revision = str(row[0])
    if revision != SCHEMA_REVISION:
        is_older = revision.isascii() and revision.isdigit() and int(revision) < int(SCHEMA_REVISION)
        raise UnreadableDataError("older" if is_older else "newer")
