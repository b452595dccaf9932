"""The full-text index ``search_texts`` (FTS5), which triggers keep up to date: check it, and build it again.

The view ``search_documents`` has the text of every row that can be found. The index refers to it (an FTS5 table with
external content), so that no text is stored twice.
"""

from __future__ import annotations

import sqlite3


def is_index_intact(connection: sqlite3.Connection) -> bool:
    """Return whether the index has exactly the words of the rows. Reads all texts."""
    try:
        connection.execute("INSERT INTO search_texts (search_texts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Build the index again from the rows. Raises sqlite3.Error if that fails."""
    connection.execute("INSERT INTO search_texts (search_texts) VALUES ('rebuild')")
