"""Databases that many tests begin with. Each is built once per process; a test gets a copy, which takes about 1 ms."""

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

if TYPE_CHECKING:
    from infoview_tui.services.core.undo import UndoEntry


@contextmanager
def compiling_once() -> Iterator[None]:
    """Let all stores share the statements that SQLAlchemy has compiled.

    The program opens one store and compiles each statement once. Every test opens a store of its own, and without this
    a third of the time of the tests of the services is compiling the same statements again.
    """
    model = create_engine("sqlite://")
    model.connect().close()  # from here on its dialect knows the version of SQLite
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


def place_empty(database: Path) -> None:
    """Put an empty database of the newest schema where none is yet, as private as the program makes it."""
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    database.touch(mode=0o600)
    database.write_bytes(_empty())


def open_empty(database: Path) -> Workspace:
    """Return a desk over a new, empty database."""
    place_empty(database)
    workspace = Workspace(Store(database))
    workspace.store.connection.execute("PRAGMA synchronous = OFF")  # no test outlives a power cut
    return workspace


def copy_campaign(workspace: Workspace, now: datetime, zone: ZoneInfo) -> Campaign:
    """Put the small campaign in place of what a desk holds, with everything in it ready to be undone."""
    content, done, ids = _campaign(now, zone)
    _restore(content, workspace.store.connection)
    workspace._undo_stack[:] = done
    workspace.cache = QueryCache(workspace.store)  # a copied page is no change that the connection counts
    return ids


def copy_sample(connection: sqlite3.Connection, now: datetime, zone: tzinfo, *, extra: int = 0, seed: int = 7) -> None:
    """Put the demo's data into a database that is still empty."""
    _restore(_sample(now, zone, extra, seed), connection)


@contextmanager
def _scratch() -> Iterator[sqlite3.Connection]:
    """An empty database whose directory is gone afterwards."""
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
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "data" / "infoview.db"
        connect(database).close()  # this folds the write-ahead log into the file
        return database.read_bytes()


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
