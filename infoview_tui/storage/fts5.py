"""Check that SQLite has full-text search (FTS5), which the search needs."""

from __future__ import annotations

import sqlite3

from infoview_tui.errors import StorageError

MODULE = "fts5"


def require_fts5() -> None:
    """Raise StorageError if SQLite was built without FTS5. Without it, no text could be saved. Takes microseconds."""
    connection = sqlite3.connect(":memory:")
    found = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = ?", (MODULE,)).fetchone()
    connection.close()
    if found is None:
        raise StorageError(
            f"The SQLite library of this Python (version {sqlite3.sqlite_version}) has no full-text search (FTS5), "
            "which Infoview needs. Your data was not changed. Use a Python from your system's packages, from "
            "python.org, or from uv."
        )
