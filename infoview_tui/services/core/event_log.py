"""The event log: each command, its time, and whether it was undone. Source of the timeline and the funnel.

Every command writes to it, so its statements are cached and bypass the ORM.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, update
from sqlalchemy.sql.dml import ReturningInsert, Update
from sqlmodel import Session, col

from infoview_tui.storage.tables import Event, UtcDateTime


class EventRecord(NamedTuple):
    """One event: time (UTC), kind (``contact.moved``), label, and what it is about. ``facts`` is stored as JSON."""

    at: datetime
    kind: str
    label: str
    contact_id: int | None
    interview_id: int | None
    facts: Mapping[str, Any]


def log_events(session: Session, events: Sequence[EventRecord]) -> list[int]:
    """Insert events within a transaction, and return their ids."""
    rows = [event._asdict() for event in events]
    return list(session.connection().execute(_insert_statement(), rows).scalars())


def mark_undone(session: Session, event_ids: Sequence[int], undone_at: datetime | None) -> None:
    """Set when events were undone (UTC), within a transaction; None after a redo."""
    session.connection().execute(
        _mark_undone_statement(), [{"event_id": event_id, "moment": undone_at} for event_id in event_ids]
    )


@cache
def _insert_statement() -> ReturningInsert[Any]:
    return insert(Event).returning(col(Event.id))


@cache
def _mark_undone_statement() -> Update:
    moment = bindparam("moment", type_=UtcDateTime)
    return update(Event).where(col(Event.id) == bindparam("event_id")).values(undone_at=moment)
