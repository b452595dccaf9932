"""The event log: each command, its time, and whether it was undone. Source of the timeline and the funnel.

Every command writes to it, so it uses prepared statements, past SQLModel.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from infoview_tui.domain.timestamps import format_timestamp

_INSERT = "INSERT INTO events (at, kind, label, contact_id, interview_id, facts) VALUES (?, ?, ?, ?, ?, ?)"
_MARK_UNDONE = "UPDATE events SET undone_at = ? WHERE id = ?"


class EventRecord(NamedTuple):
    """One event: time (UTC), kind (``contact.moved``), label, and what it is about. ``facts`` is stored as JSON."""

    at: datetime
    kind: str
    label: str
    contact_id: int | None
    interview_id: int | None
    facts: Mapping[str, Any]


def log_events(connection: sqlite3.Connection, events: Iterable[EventRecord]) -> list[int]:
    """Insert events within a transaction, and return their ids."""
    return [
        connection.execute(
            _INSERT,
            (
                format_timestamp(event.at),
                str(event.kind),
                event.label,
                event.contact_id,
                event.interview_id,
                json.dumps(event.facts),
            ),
        ).lastrowid
        or 0
        for event in events
    ]


def mark_undone(connection: sqlite3.Connection, event_ids: Iterable[int], undone_at: datetime | None) -> None:
    """Set when events were undone (UTC), within a transaction; None after a redo."""
    stored = None if undone_at is None else format_timestamp(undone_at)
    connection.executemany(_MARK_UNDONE, [(stored, event_id) for event_id in event_ids])
