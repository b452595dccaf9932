"""Check that SQLite has full-text search (FTS5), which the search needs."""

from __future__ import annotations

import sqlite3

from infoview_tui.errors import StorageError

MODULE = "fts5"


def require_fts5() -> None:
    """Raise StorageError if SQLite has no FTS5, or one without categories of characters (before SQLite 3.25).

    No text could be saved without it. Takes less than a millisecond.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE texts USING {MODULE}(text, tokenize=\"unicode61 categories 'L*'\")")
    except sqlite3.Error as error:
        raise StorageError(
            f"The SQLite library of this Python (version {sqlite3.sqlite_version}) has no full-text search (FTS5), "
            f"which Infoview needs: {error}. Your data was not changed. Use a Python from your system's packages, from "
            "python.org, or from uv."
        ) from error
    finally:
        connection.close()
