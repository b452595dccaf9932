"""What a deed costs: the statements that it runs, the rows that it reads, the steps that SQLite takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.query import Query


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """Tell the statements as they run, with their values."""
    told: list[str] = []
    workspace.store.connection.set_trace_callback(told.append)
    try:
        yield told
    finally:
        workspace.store.connection.set_trace_callback(None)


@contextmanager
def rows_read(workspace: Workspace) -> Iterator[list[int]]:
    """Tell for each read of a workspace how many rows it gave."""
    told: list[int] = []
    execute = Query.execute

    def counting(
        read: Query[Any], connection: sqlite3.Connection, parameters: dict[str, Any], *, limit: int = -1
    ) -> list[tuple[Any, ...]]:
        found = execute(read, connection, parameters, limit=limit)
        if connection is workspace.store.connection:
            told.append(len(found))
        return found

    with patch.object(Query, "execute", counting):
        yield told


@contextmanager
def steps(workspace: Workspace) -> Iterator[list[int]]:
    """Count the steps that SQLite takes: reading a row more takes several more. The one item is their number."""
    told = [0]

    def step() -> int:
        told[0] += 1
        return 0

    workspace.store.connection.set_progress_handler(step, 1)
    try:
        yield told
    finally:
        workspace.store.connection.set_progress_handler(None, 1)
