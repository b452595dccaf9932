"""What is on the disk while the program runs, and after it was killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def connected(data: Path) -> Iterator[sqlite3.Connection]:
    """Connect to the data as another program does, with no transaction begun."""
    connection = sqlite3.connect(data / "infoview.db", isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def kept(data: Path) -> tuple[list[str], str]:
    """The notes and the one half-typed line."""
    with connected(data) as connection:
        notes = [text for (text,) in connection.execute("SELECT text FROM notes ORDER BY position")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    lines = unfinished(data)
    assert len(lines) <= 1
    return notes, "".join(lines)


def unfinished(data: Path) -> list[str]:
    """The half-typed lines of all windows, in the order of the alphabet."""
    with connected(data) as connection:
        return sorted(line for (line,) in connection.execute("SELECT line FROM live_drafts"))
