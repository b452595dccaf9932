"""Writes the unfinished lines of calls with prepared statements, past SQLModel: one is written at every key."""

from __future__ import annotations

import sqlite3

_OF_INSTANCE = "interview_id = :interview AND instance = :instance"

_UPDATE = f"UPDATE live_drafts SET line = :line, note_id = :note WHERE {_OF_INSTANCE}"  # noqa: S608 - parameters
_DELETE = f"DELETE FROM live_drafts WHERE {_OF_INSTANCE}"  # noqa: S608 - parameters
_INSERT = "INSERT INTO live_drafts (interview_id, instance, line, note_id) VALUES (:interview, :instance, :line, :note)"
_FIND_INTERVIEW = "SELECT 1 FROM interviews WHERE id = :interview"


def write_line(
    connection: sqlite3.Connection, interview_id: int, instance: str, line: str, note_id: int | None
) -> bool:
    """Write an instance's line, within a transaction. An empty line that edits no note deletes the row.

    Returns False, and writes nothing, if the interview does not exist.
    """
    row = {"interview": interview_id, "instance": instance, "line": line, "note": note_id}
    is_empty = not line and note_id is None
    if connection.execute(_DELETE if is_empty else _UPDATE, row).rowcount:
        return True
    if connection.execute(_FIND_INTERVIEW, row).fetchone() is None:
        return False
    if not is_empty:
        connection.execute(_INSERT, row)
    return True
