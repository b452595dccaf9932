"""One write transaction, with a session of SQLModel only if something asks for it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from infoview_tui.storage.engine import open_session

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class UnitOfWork:
    """A transaction that `Store.begin` has begun: its connection, and a session in it.

    Opening a session and its first statement take longer than a command of a few prepared statements.
    """

    def __init__(self, connection: sqlite3.Connection, engine: Engine) -> None:
        """Use a connection on which a transaction has begun, and the engine on it."""
        self.connection = connection
        self._engine = engine
        self.open_session: Session | None = None
        """The session, or None if nothing has asked for it."""

    @property
    def session(self) -> Session:
        """The session, opened now if it has not been."""
        if self.open_session is None:
            self.open_session = open_session(self._engine)
        return self.open_session

    def flush(self) -> None:
        """Write what the session has not written yet, so that statements on the connection see it."""
        if self.open_session is not None:
            self.open_session.flush()

    def close(self) -> None:
        """Close the session, once the transaction has ended."""
        if self.open_session is not None:
            self.open_session.close()
