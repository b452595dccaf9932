"""Reading the database while the program runs or after it was killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def connected(data: Path) -> Iterator[sqlite3.Connection]:
    """Connect to the database from another process, with no transaction open."""
    connection = sqlite3.connect(data / "infoview.db", isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def saved_notes_and_draft(data: Path) -> tuple[list[str], str]:
    """Return the notes and the only draft."""
    with connected(data) as connection:
        notes = [text for (text,) in connection.execute("SELECT text FROM notes ORDER BY position")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    lines = saved_drafts(data)
    assert len(lines) <= 1
    return notes, "".join(lines)


def saved_drafts(data: Path) -> list[str]:
    """Return the drafts of all instances, sorted."""
    with connected(data) as connection:
        return sorted(line for (line,) in connection.execute("SELECT line FROM live_drafts"))
