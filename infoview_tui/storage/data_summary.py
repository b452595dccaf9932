"""How much data a file has, and what another one lacks of it: read-only, from the current or any older schema."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.timestamps import parse_timestamp
from infoview_tui.errors import DamagedDataError
from infoview_tui.storage.file_state import belongs_to_wal, file_uri, wal_path

_COUNTS = """
SELECT (SELECT count(*) FROM contacts), (SELECT count(*) FROM interviews), (SELECT count(*) FROM notes),
       (SELECT count(*) FROM messages), (SELECT max(at) FROM events)
"""
_LOST_CONTACTS = """
SELECT name FROM main.contacts AS had
WHERE NOT EXISTS (SELECT 1 FROM other.contacts AS has WHERE has.id = had.id AND has.name = had.name) ORDER BY id
"""
_LOST = {
    table: f"""
SELECT count(*) FROM main.{table} AS had
WHERE NOT EXISTS (SELECT 1 FROM other.{table} AS has WHERE has.id = had.id AND has.{time} = had.{time}) {condition}
"""  # noqa: S608 - constants
    for table, time, condition in (
        ("interviews", "created_at", ""),
        ("notes", "created_at", ""),
        ("messages", "created_at", ""),
        ("events", "at", "AND had.undone_at IS NULL"),
    )
}
"""Rows of one file that another one lacks. A row of another time with the same number has another text."""


class DataSummary(NamedTuple):
    """Numbers of rows, and the time of the last change (UTC; None if there was none)."""

    contacts: int
    interviews: int
    notes: int
    messages: int
    changed_at: datetime | None


class DataLoss(NamedTuple):
    """What one file has and another one lacks: numbers of rows, the names of contacts, and of commands ("changes")."""

    contacts: tuple[str, ...]
    interviews: int
    notes: int
    messages: int
    changes: int


def summarize_data(database: Path) -> DataSummary | None:
    """Return what a database has, with its write-ahead log; None if it is missing or cannot be read."""
    try:
        with closing(_open(database)) as connection:
            contacts, interviews, notes, messages, changed_at = connection.execute(_COUNTS).fetchone()
            moment = parse_timestamp(changed_at) if changed_at else None
            return DataSummary(int(contacts), int(interviews), int(notes), int(messages), moment)
    except (OSError, TypeError, ValueError, sqlite3.Error, DamagedDataError):
        return None


def find_loss(current: Path, other: Path) -> DataLoss | None:
    """Return what the current database has and the other one lacks; None if one of them cannot be read."""
    try:
        with closing(_open(current)) as connection:
            connection.execute("ATTACH DATABASE ? AS other", (_readable_uri(other),))
            names = tuple(str(name) for (name,) in connection.execute(_LOST_CONTACTS))
            counts = [int(connection.execute(sql).fetchone()[0]) for sql in _LOST.values()]
    except (OSError, TypeError, ValueError, sqlite3.Error):
        return None
    return DataLoss(names, *counts)


def _open(database: Path) -> sqlite3.Connection:
    """Open a file to read. Raises OSError if it is missing, or if its write-ahead log is not its own."""
    return sqlite3.connect(_readable_uri(database), uri=True)


def _readable_uri(database: Path) -> str:
    database.stat()
    if not belongs_to_wal(database):
        raise OSError("the write-ahead log belongs to another file")
    # Without a log, nobody is writing, and `immutable` prevents SQLite from creating an empty one.
    mode = "mode=ro" if Path(wal_path(database)).exists() else "mode=ro&immutable=1"
    return file_uri(database, mode)
