"""A backup, a restore, or an upgrade that is killed at a random step leaves the old data or the new, never half."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.storage.backup import create_backup, is_intact, list_backups
from infoview_tui.storage.connection import connect, read_revision
from infoview_tui.storage.schema_mark import SCHEMA_REVISION
from infoview_tui.storage.store import Store
from tests.databases import create_empty
from tests.storage.killing import count_steps, run_and_kill
from tests.storage.test_upgrade import make_at

ROUNDS = int(os.environ.get("INFOVIEW_STORAGE_KILLS", "1"))
"""How often each is killed."""

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
OLD_REVISION = "0012"
IMPORTS = (
    "from datetime import UTC, datetime; from pathlib import Path\n"
    "from infoview_tui.storage.backup import create_backup\n"
    "from infoview_tui.storage.connection import connect\n"
    "from infoview_tui.storage.restore import restore_backup\n"
    "from infoview_tui.storage.upgrade import upgrade\n"
)
UPGRADE_MODULES = ("infoview_tui.storage", "sqlalchemy.engine", "alembic.runtime")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed there")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with a path called before."""
    create_empty(tmp_path / "data" / "infoview.db")
    add_path(tmp_path / "data" / "infoview.db", "before")
    return tmp_path / "data"


def add_path(database: Path, name: str) -> None:
    """Add a path to explore."""
    store = Store(database)
    store.file.prepare_write()
    store.connection.execute(
        "INSERT INTO paths (name, why, created_at) VALUES (?, '', '2026-11-26T09:00:00.000Z')", (name,)
    )
    store.close()


def read_names(database: Path, table: str = "paths") -> list[str]:
    """Return the names in a table, after a check of the whole file."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in connection.execute(f"SELECT name FROM {table} ORDER BY id")]  # noqa: S608 - a constant


def copies_of(directory: Path) -> list[Path]:
    """Copy a directory once to count the steps, and once for each round."""
    copies = [directory.with_name(f"round-{number}") for number in range(ROUNDS + 1)]
    for copy in copies:
        shutil.copytree(directory, copy)
    return copies


def choose_steps(steps: int) -> list[int]:
    """Return a step for each round, anywhere in the call."""
    return random.Random(16).choices(range(1, steps + 1), k=ROUNDS)  # noqa: S311 - which step is no secret


def test_killed_backup(data: Path) -> None:
    first, *others = copies_of(data)
    call = "create_backup(database, datetime(2026, 11, 26, 9, tzinfo=UTC), 'test')"
    steps = count_steps(place(first), call)
    for directory, step in zip(others, choose_steps(steps), strict=True):
        database = directory / "infoview.db"
        assert run_and_kill(place(directory), call, step)
        assert read_names(database) == ["before"]
        for backup in list_backups(database):
            assert is_intact(backup.path)
            assert read_names(backup.path) == ["before"]
        create_backup(database, NOW, "again")
        assert not list((directory / "backups").glob(".infoview-*"))


def test_killed_restore(data: Path) -> None:
    create_backup(data / "infoview.db", NOW, "test")
    add_path(data / "infoview.db", "after")
    first, *others = copies_of(data)

    def statements(directory: Path) -> str:
        (backup,) = list_backups(directory / "infoview.db")
        return f"{place(directory)}\nbackup = Path({str(backup.path)!r})"

    call = "restore_backup(database, backup, datetime(2026, 11, 26, 10, tzinfo=UTC))"
    steps = count_steps(statements(first), call)
    assert read_names(first / "infoview.db") == ["before"]
    for directory, step in zip(others, choose_steps(steps), strict=True):
        assert run_and_kill(statements(directory), call, step)
        found = read_names(directory / "infoview.db")
        assert found in (["before", "after"], ["before"])
        assert all(is_intact(each.path) for each in list_backups(directory / "infoview.db"))
        if found == ["before"]:
            assert ["before", "after"] in [read_names(each.path) for each in list_backups(directory / "infoview.db")]


def test_killed_upgrade(tmp_path: Path) -> None:
    data = tmp_path / "data"
    make_at(data / "infoview.db", OLD_REVISION)
    first, *others = copies_of(data)
    steps = count_steps(place(first), "upgrade(database)", UPGRADE_MODULES)
    assert read_revision(first / "infoview.db") == SCHEMA_REVISION
    for directory, step in zip(others, choose_steps(steps), strict=True):
        database = directory / "infoview.db"
        assert run_and_kill(place(directory), "upgrade(database)", step, UPGRADE_MODULES)
        assert read_revision(database) in (OLD_REVISION, SCHEMA_REVISION)
        connect(database).close()  # goes on with the upgrade
        assert read_revision(database) == SCHEMA_REVISION
        assert read_names(database, "organizations") == ["Figma"]
        assert all(is_intact(each.path) for each in list_backups(database))


def place(directory: Path) -> str:
    """Return statements that name the database of a directory."""
    return f"{IMPORTS}database = Path({str(directory / 'infoview.db')!r})"
