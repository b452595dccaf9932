"""SQLModel's side of the store: an engine that adopts the connection which the reads already use."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from infoview_tui.storage import tables

__all__ = ["WRITE_ERRORS", "create_engine_on", "describe_write_error", "open_session", "tables", "total_changes"]

WRITE_ERRORS = (SQLAlchemyError, sqlite3.Error)
"""What a write can fail with."""


def create_engine_on(connection: sqlite3.Connection) -> Engine:
    """Return an engine on an open connection. Each transaction begins with BEGIN IMMEDIATE."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(work: Connection) -> None:
        work.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def open_session(engine: Engine) -> Session:
    """Return a session whose objects stay readable after the commit."""
    return Session(engine, expire_on_commit=False)


def total_changes(session: Session) -> int:
    """Return how many rows the connection has changed so far, those included that a foreign key changed along."""
    connection = session.connection().connection.dbapi_connection
    return connection.total_changes if isinstance(connection, sqlite3.Connection) else 0


def describe_write_error(error: Exception) -> str:
    """Return the sentence for a failed write: what happened and what to do."""
    reason = str(getattr(error, "orig", None) or error)
    if "full" in reason:
        return "Not saved: the disk is full. Free some space; what you typed is still here."
    if "readonly" in reason or "read-only" in reason:
        return "Not saved: the data directory is read-only. Mend its permissions; what you typed is still here."
    if "locked" in reason:
        return "Not saved: another program holds the data. Close it or try again; what you typed is still here."
    if "UNIQUE" in reason and "profile_url" in reason:
        return "Not saved: another contact has this profile address already."
    if "FOREIGN KEY" in reason:
        return "Not saved: what this belongs to has been deleted meanwhile. What you typed is still here."
    return f"Not saved: {reason}. What you typed is still here."
