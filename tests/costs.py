"""Counting the cost of an operation: SQL statements, rows read, SQLite's virtual machine steps, and memory kept."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.query import Query


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """Record the SQL statements that run, with their values."""
    recorded: list[str] = []
    workspace.store.connection.set_trace_callback(recorded.append)
    try:
        yield recorded
    finally:
        workspace.store.connection.set_trace_callback(None)


@contextmanager
def rows_read(workspace: Workspace) -> Iterator[list[int]]:
    """Record the number of rows of each query."""
    recorded: list[int] = []
    execute = Query.execute

    def counting(
        query: Query[Any], connection: sqlite3.Connection, parameters: dict[str, Any], *, limit: int = -1
    ) -> list[tuple[Any, ...]]:
        found = execute(query, connection, parameters, limit=limit)
        if connection is workspace.store.connection:
            recorded.append(len(found))
        return found

    with patch.object(Query, "execute", counting):
        yield recorded


@contextmanager
def steps(workspace: Workspace) -> Iterator[list[int]]:
    """Count SQLite's virtual machine steps, several for each row read. The list's only item is the count."""
    count = [0]

    def step() -> int:
        count[0] += 1
        return 0

    workspace.store.connection.set_progress_handler(step, 1)
    try:
        yield count
    finally:
        workspace.store.connection.set_progress_handler(None, 1)


def measure_kept(make: Callable[[], object]) -> int:
    """Return the bytes that an object takes with all that it keeps; what functions cache is made before."""
    make()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        made = make()
        after, _ = tracemalloc.get_traced_memory()
        assert made
    finally:
        tracemalloc.stop()
    return after - before
