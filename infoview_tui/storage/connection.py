"""The SQLite connection: private files, durable writes, foreign keys. Imports nothing heavier than ``sqlite3``."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from infoview_tui.errors import DamagedDataError, ForeignFileError, ForeignLogError, NewerDataError, StorageError
from infoview_tui.storage.directory_lock import lock_directory
from infoview_tui.storage.file_state import (
    belongs_to_wal,
    file_uri,
    mark_new_state,
    record_state,
    wal_path,
)
from infoview_tui.storage.fts5 import require_fts5
from infoview_tui.storage.permissions import ensure_private_directory, ensure_private_file
from infoview_tui.storage.read_errors import READ_ERRORS, describe_damage
from infoview_tui.storage.schema_mark import (
    APPLICATION_ID as APPLICATION_ID,
    SCHEMA_REVISION as SCHEMA_REVISION,
)
from infoview_tui.storage.sql_functions import register_functions

BUSY_TIMEOUT_MS = 2000
"""How long a write waits for a lock, in milliseconds."""

_PAUSE = 0.01
"""Seconds between two tries to start the log."""

_PRAGMAS = f"""
PRAGMA wal_autocheckpoint = 0;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = {BUSY_TIMEOUT_MS};
PRAGMA temp_store = MEMORY;
"""
"""Why there are no automatic checkpoints: `infoview_tui.storage.file_state`."""


def connect(database: Path) -> sqlite3.Connection:
    """Open the database, creating or upgrading it if necessary, and return the connection.

    Raises StorageError if the directory or the file cannot be used or SQLite has no full-text search. Without touching
    the file, raises NewerDataError if a newer version wrote it, and ForeignLogError if its write-ahead log belongs to
    another state of the data.
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

        with lock_directory(database.parent):  # another program may be upgrading it, and has done so afterwards
            if read_revision(database) != SCHEMA_REVISION:
                upgrade(database)
    try:
        connection = sqlite3.connect(database, isolation_level=None)
        try:
            if revision is None:
                _mark_first_state(connection)
            connection.executescript(_PRAGMAS)
            _start_log(connection)
            register_functions(connection)
            if revision is None:
                _create_schema(connection)
        except BaseException:
            connection.close()
            raise
    except READ_ERRORS as error:
        raise _open_error(database, error) from error
    return connection


def read_revision(database: Path) -> str | None:
    """Return the schema revision of a file without changing it, or None if it is missing or empty.

    Raises NewerDataError if a newer version wrote it, ForeignLogError if its write-ahead log belongs to another state
    of the data, ForeignFileError if another program wrote it, and DamagedDataError if it cannot be read.
    """
    try:
        _check_log(database)
        if not database.exists() or database.stat().st_size == 0:
            return None
        # Without a WAL file, nobody is writing, and `immutable` prevents SQLite from creating an empty one.
        mode = "mode=ro" if database.with_name(f"{database.name}-wal").exists() else "mode=ro&immutable=1"
        reader = sqlite3.connect(file_uri(database, mode), uri=True)
        try:
            reader.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            tables = {name for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables:
                return None
            (mark,) = reader.execute("PRAGMA application_id").fetchone()
            if mark != APPLICATION_ID or "alembic_version" not in tables:
                raise ForeignFileError(
                    f"{database} is not an Infoview database",
                    "It was not changed; choose another directory with --data-dir.",
                )
            row = reader.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            reader.close()
    except (OSError, *READ_ERRORS) as error:
        raise _open_error(database, error) from error
    revision = str(row[0]) if row else ""
    if not (revision.isascii() and revision.isdigit()) or int(revision) > int(SCHEMA_REVISION):
        raise NewerDataError(
            f"{database} was written by a newer version of Infoview (its revision is {revision or 'unknown'}; "
            f"this version supports up to {SCHEMA_REVISION}). It was not changed; please update Infoview."
        )
    return revision


def _check_log(database: Path) -> None:
    """Raise ForeignLogError unless the write-ahead log beside the file, if any, belongs to it."""
    if belongs_to_wal(database):
        return
    name, wal, directory = database.name, Path(wal_path(database)).name, database.parent
    if database.exists():
        problem = f"{name} in {directory} was replaced, and {wal} beside it has changes to another file"
        remedy = (
            f"close other programs that use it, or put the file back that belongs to {wal}. "
            f"To use {name} as it is, move {wal} away; the latest changes stay behind in it. To use a backup, run "
            "`infoview restore latest`"
        )
    else:
        problem = f"{name} is missing in {directory}, but {wal} still has its latest changes"
        remedy = f"put {name} back. To use a backup instead, run `infoview restore latest`"
    advice = f"Nothing was changed. What to do: {remedy}. Backups: {directory / 'backups'}."
    raise ForeignLogError(problem, advice)


def _mark_first_state(connection: sqlite3.Connection) -> None:
    """Give a new file its first state number before it has a write-ahead log."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone() == (0,):
        mark_new_state(connection)
    connection.execute("COMMIT")


def _start_log(connection: sqlite3.Connection) -> None:
    """Let the database have a write-ahead log.

    SQLite does not wait for another program that does so at the same moment, since both could wait for each other; it
    takes a moment, and nobody waits for this connection then.
    """
    end = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _create_schema(connection: sqlite3.Connection) -> None:
    """Create the schema of the latest revision. A test checks that the migrations produce the same schema."""
    schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    record_state(connection)
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
    problem = describe_damage(error)
    if problem is not None:
        return DamagedDataError(problem)
    reason = str(error)
    if "locked" in reason:
        hint = "Another program is using it. Close that program, or try again in a moment."
    elif "full" in reason or "disk I/O" in reason:
        hint = "The disk may be full: free up some space and try again."
    else:
        hint = "Check that the directory exists and is writable, or choose another one with --data-dir."
    return StorageError(f"Cannot open the data in {database}: {reason}. {hint}")
