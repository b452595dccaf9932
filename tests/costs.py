"""What a deed costs: the statements that it runs, the rows that it reads, the steps that SQLite takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.query import Read, Row


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """Tell the statements as they run, with their values."""
    told: list[str] = []
    desk.store.connection.set_trace_callback(told.append)
    try:
        yield told
    finally:
        desk.store.connection.set_trace_callback(None)


@contextmanager
def rows_read(desk: Desk) -> Iterator[list[int]]:
    """Tell for each read how many rows it gave."""
    told: list[int] = []
    tuples = desk.store.tuples

    def counting(read: Read[Row], **parameters: object) -> list[tuple[Any, ...]]:
        found = tuples(read, **parameters)
        told.append(len(found))
        return found

    with patch.object(desk.store, "tuples", counting):
        yield told


@contextmanager
def steps(desk: Desk) -> Iterator[list[int]]:
    """Count the steps that SQLite takes: reading a row more takes several more. The one item is their number."""
    told = [0]

    def step() -> int:
        told[0] += 1
        return 0

    desk.store.connection.set_progress_handler(step, 1)
    try:
        yield told
    finally:
        desk.store.connection.set_progress_handler(None, 1)
