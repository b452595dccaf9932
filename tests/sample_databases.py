"""Copies of databases that many tests start with; each is built once per process, and a copy takes about 1 ms."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, create_engine

from infoview_tui.demo import load_demo
from infoview_tui.services.core.cache import QueryCache
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage import engine
from infoview_tui.storage.connection import connect
from infoview_tui.storage.store import Store
from tests.conftest import Campaign, build_campaign
from tests.templates import create_database

if TYPE_CHECKING:
    from infoview_tui.services.core.undo import UndoEntry


@contextmanager
def compiling_once() -> Iterator[None]:
    """Share the statements compiled by SQLAlchemy among all stores.

    The program opens one store and compiles each statement once. Every test opens a store of its own, and without this
    the service tests would spend a third of their time compiling the same statements again.
    """
    model = create_engine("sqlite://")
    model.connect().close()  # initializes the dialect with SQLite's version
    model.dispose()
    compiled: dict[object, object] = {}
    adopt = engine.create_engine_on

    def adopt_and_share(connection: sqlite3.Connection) -> Engine:
        adopted = adopt(connection)
        adopted.dialect = model.dialect
        adopted.update_execution_options(compiled_cache=compiled)
        return adopted

    with patch.object(engine, "create_engine_on", adopt_and_share):
        yield


def open_empty(database: Path) -> Workspace:
    """Return a workspace on a new, empty database."""
    create_database(database)
    workspace = Workspace(Store(database))
    workspace.store.connection.execute("PRAGMA synchronous = OFF")  # tests need not survive a power failure
    return workspace


def copy_campaign(workspace: Workspace, now: datetime, zone: ZoneInfo) -> Campaign:
    """Replace the data and undo stack of a workspace by those of the small campaign."""
    content, done, ids = _campaign(now, zone)
    _restore(content, workspace.store.connection)
    workspace._undo_stack[:] = done
    workspace.cache = QueryCache(workspace.store)  # the connection does not count copied pages as changes
    return ids


def copy_sample(connection: sqlite3.Connection, now: datetime, zone: tzinfo, *, extra: int = 0, seed: int = 7) -> None:
    """Copy the demo's data into an empty database."""
    _restore(_sample(now, zone, extra, seed), connection)


@contextmanager
def _scratch() -> Iterator[sqlite3.Connection]:
    """Give a connection to an empty database in a temporary directory."""
    with tempfile.TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "data" / "infoview.db")
        yield connection
        connection.close()


def _content(connection: sqlite3.Connection) -> bytes:
    connection.execute("PRAGMA journal_mode = DELETE")  # a copy in memory cannot have a write-ahead log
    return connection.serialize()


def _restore(content: bytes, target: sqlite3.Connection) -> None:
    source = sqlite3.connect(":memory:")
    source.deserialize(content)
    source.backup(target)
    source.close()


@cache
def _sample(now: datetime, zone: tzinfo, extra: int, seed: int) -> bytes:
    with _scratch() as connection:
        load_demo(connection, now, zone, extra_contacts=extra, seed=seed)
        return _content(connection)


@cache
def _campaign(now: datetime, zone: ZoneInfo) -> tuple[bytes, list[UndoEntry], Campaign]:
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_empty(Path(folder) / "infoview.db")
        ids = build_campaign(workspace, now, zone)
        content = _content(workspace.store.connection)
        workspace.close()
    return content, workspace._undo_stack, ids
