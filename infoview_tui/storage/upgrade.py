"""Schema upgrades: back up the data, then run Alembic in one transaction. Imported only if an upgrade is needed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from infoview_tui.errors import StorageError
from infoview_tui.storage.backup import BEFORE_UPGRADE, create_backup
from infoview_tui.storage.file_state import mark_new_state, record_state


def upgrade(database: Path, revision: str = "head") -> Path:
    """Back up the data, then run the migrations up to *revision*, all or none. Returns the path of the backup.

    Raises StorageError if the backup or a migration fails; the data is unchanged in that case.
    """
    copy = create_backup(database, datetime.now(UTC), BEFORE_UPGRADE)
    engine = migration_engine(database)
    try:
        with engine.connect() as connection:
            _record_state(connection)
            with connection.begin():
                command.upgrade(alembic_config(connection), revision)
                mark_new_state(_sqlite(connection))
    except (SQLAlchemyError, CommandError, UnicodeDecodeError) as error:
        raise StorageError(
            f"Could not upgrade the data in {database}: {error}. It was not changed; a backup is in {copy}."
        ) from error
    finally:
        engine.dispose()
    return copy


def _record_state(connection: Connection) -> None:
    """Name the file in its write-ahead log. A file from before revision 0009 gets its first state number.

    It is written to the file itself, without a log, because older copies of the file have no number either.
    """
    database = _sqlite(connection)
    if database.execute("PRAGMA user_version").fetchone() == (0,):
        with suppress(sqlite3.OperationalError):  # another program has the file open
            database.execute("PRAGMA journal_mode = DELETE")
        mark_new_state(database)
        database.execute("PRAGMA journal_mode = WAL")
    record_state(database)


def _sqlite(connection: Connection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def migration_engine(database: Path) -> Engine:
    """Return an engine with transactional DDL: it sends ``BEGIN IMMEDIATE``, and the driver starts no transactions.

    Foreign keys are not enforced, so that a migration can replace a table that others refer to.
    """
    engine = create_engine(f"sqlite:///{database}", poolclass=NullPool, connect_args={"isolation_level": None})

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA wal_autocheckpoint = 0")  # see `infoview_tui.storage.file_state`
        connection.execute("PRAGMA foreign_keys = OFF")  # it is on by default in some builds of SQLite

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def alembic_config(connection: Connection | None = None) -> Config:
    """Return the Alembic configuration for the migrations in this package, running on *connection*."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    return config


def dump_schema(database: Path) -> str:
    """Return the statements that create a database's schema, as in ``schema.sql``: tables first, triggers last.

    The tables in which FTS5 stores its index are left out, because FTS5 creates them.
    """
    reader = sqlite3.connect(database)
    try:
        rows = reader.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'search!_texts!_%' ESCAPE '!' "
            "ORDER BY type = 'trigger', type = 'index', tbl_name = 'alembic_version' DESC, rowid"
        ).fetchall()
    finally:
        reader.close()
    lines = ("\n".join(line.rstrip() for line in sql.strip().splitlines()) for (sql,) in rows)
    return ";\n".join(lines) + "\n"
