"""Backups are complete, private, verified, and limited in number."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.errors import StorageError
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import MAX_BACKUPS, create_backup, is_intact
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES


def test_backup_includes_write_ahead_log(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    copy = create_backup(paths.database, now, "test")
    reader = sqlite3.connect(copy)
    assert [row.name for row in CONTACT_NAMES.all(reader)] == ["Maria"]
    reader.close()
    assert copy.name == "2026-11-26T090000-test.db"
    assert is_intact(copy)


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


def test_unreadable_backup_is_an_error(
    workspace: Workspace, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damage(copy: Path) -> bool:
        content = bytearray(copy.read_bytes())
        content[4096:] = b"x" * len(content[4096:])
        copy.write_bytes(content)
        return True

    monkeypatch.setattr("infoview_tui.storage.backup.is_intact", damage)
    with pytest.raises(StorageError, match="Nothing was changed"):
        create_backup(paths.database, now, "test")
    monkeypatch.setattr("infoview_tui.storage.backup.is_intact", lambda _: False)
    with pytest.raises(StorageError, match="does not match its checksum"):
        create_backup(paths.database, now, "test")
    assert list((paths.data / "backups").iterdir()) == []


def test_partial_backup_is_deleted(paths: AppPaths, now: datetime) -> None:
    paths.data.mkdir()
    paths.database.write_text("no database at all " * 100)
    with pytest.raises(StorageError, match="Could not create a backup"):
        create_backup(paths.database, now, "test")
    assert list((paths.data / "backups").iterdir()) == []
