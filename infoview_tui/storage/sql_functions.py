"""Functions of Python for use in SQL."""

from __future__ import annotations

import sqlite3

from infoview_tui.domain.normalize import sort_key


def register_functions(connection: sqlite3.Connection) -> None:
    """Make ``sort_key(name)`` available in queries, which sort names as lists in Python do."""
    connection.create_function("sort_key", 1, _sort_key, deterministic=True)


def _sort_key(value: str | float | bytes | None) -> str | float | bytes | None:
    return sort_key(value) if isinstance(value, str) else value
