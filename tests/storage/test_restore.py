"""Restoring a backup: checked first, and nothing is lost by it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.errors import NewerDataError, StorageError
from infoview_tui.storage.backup import BEFORE_RESTORE, backup_directory, create_backup, is_intact, list_backups
from infoview_tui.storage.connection import connect
from infoview_tui.storage.data_summary import find_loss, summarize_data
from infoview_tui.storage.restore import ReplacedData, find_latest_backup, restore_backup
from infoview_tui.storage.store import Store
from tests.databases import create_empty
from tests.storage.killing import run_and_kill

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with a path called before."""
    database = tmp_path / "data" / "infoview.db"
    create_empty(database)
    add_path(database, "before")
    return database


def add_path(database: Path, name: str) -> None:
    """Add a path to explore."""
    store = Store(database)
    store.file.prepare_write()
    store.connection.execute(
        "INSERT INTO paths (name, why, created_at) VALUES (?, '', '2026-11-26T09:00:00.000Z')", (name,)
    )
    store.close()


def read_paths(database: Path) -> list[str]:
    """Return the names of the paths."""
    connection = connect(database)
    try:
        return [name for (name,) in connection.execute("SELECT name FROM paths ORDER BY id")]
    finally:
        connection.close()


def replaced_backup(replaced: ReplacedData | None) -> Path:
    """Return the backup of what was replaced."""
    assert replaced is not None
    assert replaced.is_backup
    return replaced.path


def test_restored_data_and_what_they_replaced(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    add_path(database, "after")
    kept = replaced_backup(restore_backup(database, backup, NOW))
    assert read_paths(database) == ["before"]
    replaced_backup(restore_backup(database, kept, NOW))
    assert read_paths(database) == ["before", "after"]


_KILLED_PROGRAM = """
import os, sys
from pathlib import Path
from infoview_tui.storage.store import Store
store = Store(Path(sys.argv[1]))
store.file.prepare_write()
store.connection.execute("INSERT INTO paths (name, why, created_at) VALUES ('in the log', '', '')")
os._exit(0)
"""


def test_what_a_killed_program_left_in_the_log_is_kept(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    subprocess.run([sys.executable, "-c", _KILLED_PROGRAM, database], check=True)
    kept = replaced_backup(restore_backup(database, backup, NOW))
    assert read_paths(database) == ["before"]
    restore_backup(database, kept, NOW)
    assert read_paths(database) == ["before", "in the log"]


def test_damaged_files_are_moved_away(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    database.write_bytes(b"damaged " * 4000)
    replaced = restore_backup(database, backup, NOW)
    assert replaced == (backup_directory(database) / "2026-11-26T090000-damaged", False)
    assert (replaced.path / "infoview.db").read_bytes() == b"damaged " * 4000
    assert read_paths(database) == ["before"]


def test_log_of_another_file_is_moved_away_with_it(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    store = Store(database)
    store.file.prepare_write()
    log = Path(f"{database}-wal")
    log_content = log.read_bytes()
    store.close()
    add_path(database, "after")
    log.write_bytes(log_content)
    replaced = restore_backup(database, backup, NOW)
    assert replaced is not None
    assert {path.name for path in replaced.path.iterdir()} == {"infoview.db", "infoview.db-wal"}
    assert read_paths(database) == ["before"]


@pytest.mark.parametrize("is_empty", [False, True])
def test_missing_or_empty_data(database: Path, is_empty: bool) -> None:
    backup = create_backup(database, NOW, "test")
    database.unlink()
    if is_empty:
        database.touch()
    assert restore_backup(database, backup, NOW) is None
    assert read_paths(database) == ["before"]


def test_damaged_newer_and_foreign_files_are_refused(database: Path, tmp_path: Path) -> None:
    damaged, newer = (create_backup(database, NOW, reason) for reason in ("damaged", "newer"))
    content = bytearray(damaged.read_bytes())
    content[5000] ^= 1
    damaged.write_bytes(content)
    newer.with_suffix(".sha256").unlink()
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    foreign = tmp_path / "foreign.db"
    foreign.write_text("no database " * 100)
    before = read_paths(database)
    with pytest.raises(StorageError, match=r"does not match its checksum\. Nothing was changed"):
        restore_backup(database, damaged, NOW)
    with pytest.raises(NewerDataError, match="newer version of Infoview"):
        restore_backup(database, newer, NOW)
    with pytest.raises(StorageError, match=r"not a backup of Infoview\. Nothing was changed"):
        restore_backup(database, foreign, NOW)
    with pytest.raises(StorageError, match="is missing"):
        restore_backup(database, tmp_path / "nothing.db", NOW)
    assert read_paths(database) == before
    assert find_latest_backup(database) is None


def test_latest_is_the_latest_sound_one_that_no_restore_made(database: Path) -> None:
    sound = create_backup(database, NOW, "test")
    damaged = create_backup(database, NOW + timedelta(hours=1), "test")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    replaced = create_backup(database, NOW + timedelta(hours=2), BEFORE_RESTORE)
    latest = find_latest_backup(database)
    assert latest is not None
    assert latest.path == sound
    sound.unlink()
    latest = find_latest_backup(database)
    assert latest is not None
    assert latest.path == replaced


def test_data_in_use_are_not_replaced(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    window = f"""
from pathlib import Path
from infoview_tui.storage.store import Store
store = Store(Path({str(database)!r}))
print("open", flush=True)
input()
store.close()
"""
    with subprocess.Popen(
        [sys.executable, "-c", window], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        with pytest.raises(StorageError, match="Quit Infoview in all windows"):
            restore_backup(database, backup, NOW)
        program.communicate("\n", 60)
    assert len(list_backups(database)) == 1
    restore_backup(database, backup, NOW)


def test_what_is_missing_in_a_backup(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    nothing = find_loss(database, backup)
    assert nothing is not None
    assert not any(nothing)
    connection = connect(database)
    connection.execute(
        "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, location, "
        "created_at, updated_at) VALUES ('Maria', '', 'ready', '', '', '', '', '', '', '', '', '')"
    )
    connection.close()
    loss = find_loss(database, backup)
    assert loss is not None
    assert loss.contacts == ("Maria",)
    summary = summarize_data(database)
    assert summary is not None
    assert summary.contacts == 1
    assert find_loss(database, database.parent / "nothing.db") is None


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed there")
def test_killed_restore_loses_nothing_and_can_be_repeated(database: Path) -> None:
    backup = create_backup(database, NOW, "test")
    add_path(database, "after")
    statements = (
        "from datetime import UTC, datetime; from pathlib import Path\n"
        "from infoview_tui.storage.restore import restore_backup\n"
        f"database, backup = Path({str(database)!r}), Path({str(backup)!r})"
    )
    call = "restore_backup(database, backup, datetime(2026, 11, 26, 9, tzinfo=UTC))"
    kills = 0
    for step in range(20, 260, 30):
        kills += run_and_kill(statements, call, step)
        assert all(is_intact(each.path) for each in list_backups(database))
        is_there = database.exists() and "after" in read_paths(database)
        kept = [each.path for each in list_backups(database) if each.reason == BEFORE_RESTORE]
        assert is_there or any(read_paths(path) == ["before", "after"] for path in _copies(kept, database.parent))
    assert kills >= 4
    restore_backup(database, backup, NOW)
    assert read_paths(database) == ["before"]
    assert not list(database.parent.glob(".infoview-*"))


def _copies(files: list[Path], directory: Path) -> list[Path]:
    """Copy files, since reading marks them."""
    copies = [directory.with_name(f"copy-{file.name}") for file in files]
    for file, copy in zip(files, copies, strict=True):
        copy.write_bytes(file.read_bytes())
    return copies
