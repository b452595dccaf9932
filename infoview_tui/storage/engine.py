"""SQLAlchemy engine and sessions for writes, on the same connection that the reads use."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from infoview_tui.storage import tables

__all__ = ["WRITE_ERRORS", "configure_mappers", "create_engine_on", "open_session", "tables"]

WRITE_ERRORS = (SQLAlchemyError, sqlite3.Error)
"""Exceptions that a failed write can raise."""


def create_engine_on(connection: sqlite3.Connection) -> Engine:
    """Return an engine on an open connection, for sessions in transactions that have begun on it.

    Raises RuntimeError within a transaction: the first time that SQLAlchemy uses a connection, it rolls back.
    """
    if connection.in_transaction:  # otherwise, the rest of the command would be saved without its beginning
        raise RuntimeError("a transaction has begun already")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _require_transaction(_: Connection) -> None:
        if not connection.in_transaction:  # otherwise, half of a command would be saved
            raise RuntimeError("the transaction has ended before its session")

    engine.connect().close()
    return engine


def open_session(engine: Engine) -> Session:
    """Return a session whose objects remain readable after the commit."""
    return Session(engine, expire_on_commit=False)
