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
_ROWS = {
    "contacts": "SELECT id, name FROM contacts ORDER BY id",
    "interviews": "SELECT id, created_at FROM interviews",
    "notes": "SELECT id, created_at FROM notes",
    "messages": "SELECT id, created_at FROM messages",
    "events": "SELECT id, at FROM events WHERE undone_at IS NULL",
}


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
        with closing(_open(current)) as have, closing(_open(other)) as get:
            missing = {
                name: sorted(set(have.execute(sql)) - set(get.execute(sql)))  # a row of another time has another text
                for name, sql in _ROWS.items()
            }
    except (OSError, TypeError, ValueError, sqlite3.Error):
        return None
    names = tuple(str(name) for _, name in missing["contacts"])
    return DataLoss(names, *(len(missing[table]) for table in ("interviews", "notes", "messages", "events")))


def _open(database: Path) -> sqlite3.Connection:
    """Open a file to read. Raises OSError if it is missing, or if its write-ahead log is not its own."""
    database.stat()
    if not belongs_to_wal(database):
        raise OSError("the write-ahead log belongs to another file")
    # Without a log, nobody is writing, and `immutable` prevents SQLite from creating an empty one.
    mode = "mode=ro" if Path(wal_path(database)).exists() else "mode=ro&immutable=1"
    return sqlite3.connect(file_uri(database, mode), uri=True)
