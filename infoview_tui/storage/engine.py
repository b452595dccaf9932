"""SQLAlchemy engine and sessions for writes, on the same connection that the reads use."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from infoview_tui.storage import tables
from infoview_tui.storage.read_errors import describe_damage

__all__ = ["WRITE_ERRORS", "create_engine_on", "describe_write_error", "open_session", "tables"]

WRITE_ERRORS = (SQLAlchemyError, sqlite3.Error)
"""Exceptions that a failed write can raise."""


def create_engine_on(connection: sqlite3.Connection) -> Engine:
    """Return an engine on an open connection. Each transaction starts with BEGIN IMMEDIATE."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(work: Connection) -> None:
        work.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def open_session(engine: Engine) -> Session:
    """Return a session whose objects remain readable after the commit."""
    return Session(engine, expire_on_commit=False)


def describe_write_error(error: Exception) -> str:
    """Return the error message for a failed write: what happened, and what to do."""
    cause = getattr(error, "orig", None) or error
    reason = str(cause)
    problem = describe_damage(cause)
    if problem is not None:
        return (
            f"Not saved: the data is damaged ({problem}). Quit, and run `infoview restore --list` to see the backups."
        )
    if "full" in reason:
        return "Not saved: the disk is full. Free up some space; what you typed is still here."
    if "readonly" in reason or "read-only" in reason:
        return "Not saved: the data directory is read-only. Fix its permissions; what you typed is still here."
    if "locked" in reason:
        return "Not saved: another program is using the data. Close it or try again; what you typed is still here."
    if "UNIQUE" in reason and "profile_url" in reason:
        return "Not saved: another contact already has this profile URL."
    if "FOREIGN KEY" in reason:
        return "Not saved: the item that this belongs to was deleted. What you typed is still here."
    return f"Not saved: {reason}. What you typed is still here."
