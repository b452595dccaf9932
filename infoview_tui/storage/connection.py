"""The SQLite connection: private files, durable writes, foreign keys. Imports nothing heavier than ``sqlite3``."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from infoview_tui.errors import NewerDataError, StorageError
from infoview_tui.storage.fts5 import require_fts5
from infoview_tui.storage.permissions import ensure_private_directory, ensure_private_file
from infoview_tui.storage.schema_mark import (
    APPLICATION_ID as APPLICATION_ID,
    SCHEMA_REVISION as SCHEMA_REVISION,
)

BUSY_TIMEOUT_MS = 2000
"""How long a write waits for a lock, in milliseconds."""

_PRAGMAS = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = {BUSY_TIMEOUT_MS};
PRAGMA temp_store = MEMORY;
"""


def connect(database: Path) -> sqlite3.Connection:
    """Open the database, creating or upgrading it if necessary, and return the connection.

    Raises StorageError if the directory or the file cannot be used or SQLite has no full-text search, and
    NewerDataError, without touching the file, if a newer version wrote it.
    """
    revision = read_revision(database)  # first, so that a file that is not ours keeps its permissions
    require_fts5()
    ensure_private_directory(database.parent)
    try:
        ensure_private_file(database)
    except OSError as error:
        raise _open_error(database, error) from error
    if revision is not None and revision != SCHEMA_REVISION:
        from infoview_tui.storage.upgrade import upgrade  # importing Alembic is slow and rarely needed

        upgrade(database)
    try:
        connection = sqlite3.connect(database, isolation_level=None)
        try:
            connection.executescript(_PRAGMAS)
            if revision is None:
                _create_schema(connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise _open_error(database, error) from error
    return connection


def read_revision(database: Path) -> str | None:
    """Return the schema revision of a file without changing it, or None if it is missing or empty.

    Raises NewerDataError if a newer version wrote it, and StorageError if it is not an Infoview database.
    """
    try:
        if not database.exists() or database.stat().st_size == 0:
            return None
        # Without a WAL file, nobody is writing, and `immutable` prevents SQLite from creating an empty one.
        mode = "mode=ro" if database.with_name(f"{database.name}-wal").exists() else "mode=ro&immutable=1"
        reader = sqlite3.connect(f"{database.absolute().as_uri()}?{mode}", uri=True)
        try:
            reader.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            tables = {name for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables:
                return None
            (mark,) = reader.execute("PRAGMA application_id").fetchone()
            if mark != APPLICATION_ID or "alembic_version" not in tables:
                raise StorageError(
                    f"{database} is not an Infoview database. "
                    "It was not changed; choose another directory with --data-dir."
                )
            row = reader.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            reader.close()
    except (OSError, sqlite3.Error) as error:
        raise _open_error(database, error) from error
    revision = str(row[0]) if row else ""
    if not (revision.isascii() and revision.isdigit()) or int(revision) > int(SCHEMA_REVISION):
        raise NewerDataError(
            f"{database} was written by a newer version of Infoview (its revision is {revision or 'unknown'}; "
            f"this version supports up to {SCHEMA_REVISION}). It was not changed; please update Infoview."
        )
    return revision


def _create_schema(connection: sqlite3.Connection) -> None:
    """Create the schema of the latest revision. A test checks that the migrations produce the same schema."""
    schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    connection.execute("BEGIN IMMEDIATE")
    try:
        (found,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not found:  # another process may have been faster
            for statement in schema.split(";\n"):
                connection.execute(statement)
            connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (SCHEMA_REVISION,))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _open_error(database: Path, error: Exception) -> StorageError:
    reason = str(error)
    if isinstance(error, sqlite3.DatabaseError) and "not a database" in reason:
        hint = "It is damaged or not a database. Replace it with a backup (see `infoview locate`), or move it away."
    elif "locked" in reason:
        hint = "Another program is using it. Close that program, or try again in a moment."
    elif "full" in reason:
        hint = "Free up some space and try again."
    else:
        hint = "Check that the directory exists and is writable, or choose another one with --data-dir."
    return StorageError(f"Cannot open the data in {database}: {reason}. {hint}")
