"""Checks of the database: damage, references, and the search index. Nothing else may have the data open to fix it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.storage.connection import connect, read_revision
from infoview_tui.storage.doctor.findings import Finding, Severity
from infoview_tui.storage.search.index import is_index_intact, rebuild_index

_RESTORE = "Run `infoview restore --list` to choose a backup."


def check_database(database: Path, *, fix: bool) -> Iterator[Finding]:
    """Yield what was found; with *fix*, the search index is built again if it is wrong."""
    try:
        revision = read_revision(database)
    except StorageError as error:
        said = str(error)
        yield Finding("database", Severity.PROBLEM, said if "`infoview restore" in said else f"{said} {_RESTORE}")
        return
    if revision is None:
        yield Finding("database", Severity.OK, "There is no data yet.")
        return
    try:
        with closing(connect(database)) as connection:
            yield _check_integrity(connection)
            yield _check_references(connection)
            yield _check_index(connection, fix=fix)
    except (StorageError, sqlite3.Error, UnicodeDecodeError) as error:
        yield Finding("database", Severity.PROBLEM, f"The data cannot be read: {clean_line(str(error))}. {_RESTORE}")


def _check_integrity(connection: sqlite3.Connection) -> Finding:
    answers = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    if answers == ["ok"]:
        return Finding("database", Severity.OK, "The database is sound.")
    return Finding("database", Severity.PROBLEM, f"The database is damaged: {clean_line(answers[0], 200)}. {_RESTORE}")


def _check_references(connection: sqlite3.Connection) -> Finding:
    """Check for rows that refer to a row that does not exist."""
    tables = sorted({str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")})
    if not tables:
        return Finding("references", Severity.OK, "Every row refers to rows that exist.")
    text = f"Rows in {', '.join(tables)} refer to rows that do not exist. {_RESTORE}"
    return Finding("references", Severity.PROBLEM, text)


def _check_index(connection: sqlite3.Connection, *, fix: bool) -> Finding:
    if is_index_intact(connection):
        return Finding("search index", Severity.OK, "The search index is complete.")
    if not fix:
        return Finding("search index", Severity.PROBLEM, "The search index does not match the data.", can_fix=True)
    rebuild_index(connection)
    return Finding("search index", Severity.FIXED, "The search index was built again.")
