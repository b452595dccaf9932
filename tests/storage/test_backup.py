"""Backups are complete, private, verified, and limited in number."""

from __future__ import annotations

import sqlite3
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from infoview_tui.errors import StorageError
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import MAX_BACKUPS, create_backup, is_intact, list_backups
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from tests.storage.killing import run_and_kill


def test_backup_includes_write_ahead_log(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    copy = create_backup(paths.database, now, "test")
    reader = sqlite3.connect(copy)
    assert [row.name for row in CONTACT_NAMES.all(reader)] == ["Maria"]
    reader.close()
    assert copy.name == "2026-11-26T090000-test.db"
    assert is_intact(copy)


def test_page_caches_are_small(
    workspace: Workspace, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Caches of 2 MB would stay with the thread of the daily backup."""
    sizes = []

    class Recorded(sqlite3.Connection):
        def close(self) -> None:
            sizes.append(self.execute("PRAGMA cache_size").fetchone())
            super().close()

    monkeypatch.setattr("infoview_tui.storage.backup.sqlite3.connect", partial(sqlite3.connect, factory=Recorded))
    create_backup(paths.database, now, "test")
    assert sizes == [(-256,)] * 3  # of the copy, of its check, and of the data


def test_flipped_bit_is_detected(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    copy = create_backup(paths.database, now, "test")
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)
    assert not is_intact(copy)


def test_backup_without_checksum_is_not_trusted(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    copy = create_backup(paths.database, now, "test")
    copy.with_suffix(".sha256").unlink()
    assert not is_intact(copy)


def test_oldest_backups_are_deleted_with_checksums(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    copies = [create_backup(paths.database, now + timedelta(hours=hour), "test") for hour in range(MAX_BACKUPS + 3)]
    remaining = {path.name for path in copies[0].parent.iterdir()}
    assert remaining == {name for copy in copies[3:] for name in (copy.name, copy.with_suffix(".sha256").name)}


def test_unreadable_copy_is_an_error(
    workspace: Workspace, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damage(copy: Path) -> None:
        content = bytearray(copy.read_bytes())
        content[4096:] = b"x" * len(content[4096:])
        copy.write_bytes(content)

    monkeypatch.setattr("infoview_tui.storage.backup.sync_file", damage)
    with pytest.raises(StorageError, match="Nothing was changed"):
        create_backup(paths.database, now, "test")
    assert list((paths.data / "backups").iterdir()) == []


def test_backups_of_one_second_have_names_of_their_own(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    copies = [create_backup(paths.database, now, "test") for _ in range(3)]
    assert [copy.name for copy in copies] == [f"2026-11-26T090000-test{end}.db" for end in ("", "-2", "-3")]
    assert all(map(is_intact, copies))
    assert [backup.path for backup in list_backups(paths.database)] == copies


def test_only_backups_are_deleted(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    first = create_backup(paths.database, now, "test")
    other = first.with_name("my-own-copy.db")
    other.write_bytes(b"mine")
    for hour in range(1, MAX_BACKUPS + 2):
        create_backup(paths.database, now + timedelta(hours=hour), "test", keep=first)
    assert first.exists()
    assert other.exists()
    assert len(list_backups(paths.database)) == MAX_BACKUPS + 1


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed there")
def test_killed_backup_leaves_nothing_broken_under_its_name(
    workspace: Workspace, paths: AppPaths, now: datetime
) -> None:
    statements = (
        "from datetime import UTC, datetime; from pathlib import Path; from infoview_tui.storage.backup import *\n"
        f"database = Path({str(paths.database)!r})"
    )
    call = "create_backup(database, datetime(2026, 11, 26, 9, tzinfo=UTC), 'killed')"
    directory = paths.data / "backups"
    kills = 0
    for step in range(5, 100, 9):
        kills += run_and_kill(statements, call, step)
        assert all(is_intact(copy) for copy in directory.glob("[!.]*.db"))
    assert kills >= 4
    create_backup(paths.database, now, "test")
    assert {path.suffix for path in directory.iterdir()} <= {".db", ".sha256"}  # what was left is deleted


def test_partial_backup_is_deleted(paths: AppPaths, now: datetime) -> None:
    paths.data.mkdir()
    paths.database.write_text("no database at all " * 100)
    with pytest.raises(StorageError, match="The data is damaged: the file is not a database"):
        create_backup(paths.database, now, "test")
    assert list((paths.data / "backups").iterdir()) == []
