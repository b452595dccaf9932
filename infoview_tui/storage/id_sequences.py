"""Ids that are never used again, since events still refer to rows that were deleted."""

from __future__ import annotations

import sqlite3

_LARGEST = {
    "contacts": "SELECT max(contact_id) FROM events",
    "interviews": "SELECT max(id) FROM (SELECT max(interview_id) AS id FROM events "
    "UNION ALL SELECT max(interview_id) FROM calendar_entries)",
}
"""The largest id that a row may have had, by table with AUTOINCREMENT."""


def reserve_ids(connection: sqlite3.Connection) -> None:
    """Let new rows have ids above those of all rows that the event log and the calendar entries know."""
    for table, sql in _LARGEST.items():
        (largest,) = connection.execute(sql).fetchone()
        if largest is None:
            continue
        changed = connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, :id) WHERE name = :table", {"id": largest, "table": table}
        )
        if not changed.rowcount:
            connection.execute("INSERT INTO sqlite_sequence VALUES (:table, :id)", {"id": largest, "table": table})
