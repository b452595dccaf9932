"""What an error of SQLite means while data are read: whether they are damaged, and what of them."""

from __future__ import annotations

import re
import sqlite3

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError, StorageError

READ_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""Exceptions that reading can raise. Python cannot decode some messages of SQLite about damaged data."""

_SCHEMA = re.compile(r"malformed database schema \((.*)\)")


def read_error(error: Exception) -> StorageError:
    """Return the error to raise after one of `READ_ERRORS`."""
    problem = describe_damage(error)
    return StorageError(f"Could not read the data: {error}.") if problem is None else DamagedDataError(problem)


def describe_damage(error: Exception) -> str | None:
    """Return what is damaged, without any data; None if the error says nothing about damage."""
    reason = str(error)
    if isinstance(error, UnicodeDecodeError) or "not decode to UTF-8" in reason:
        return "a text in it is not valid UTF-8"
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the extended part
    if code == sqlite3.SQLITE_NOTADB or "not a database" in reason:
        return "the file is not a database"
    if "unsupported file format" in reason:
        return "its format is unknown"
    if schema := _SCHEMA.search(reason):
        return f"the definition of “{clean_line(schema[1], 40)}” cannot be read"
    if "vtable constructor failed" in reason:
        return "the search index cannot be read"
    return "parts of the file cannot be read" if code == sqlite3.SQLITE_CORRUPT or "malformed" in reason else None
