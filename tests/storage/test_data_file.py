"""The data file moved, deleted, replaced, or overwritten while it is open, or put back beside the log of another."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from infoview_tui.errors import DataFileError, ForeignLogError, StorageError
from infoview_tui.services.contacts import commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.copies.rescue import save_copy
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.live_draft import save_live_draft
from infoview_tui.storage import data_file, file_state
from infoview_tui.storage.backup import create_backup
from infoview_tui.storage.file_state import belongs_to_wal, read_state, wal_path
from infoview_tui.storage.store import Store
from tests.conftest import Campaign


def names(workspace: Workspace) -> list[str]:
    return [name for (name,) in workspace.store.connection.execute("SELECT name FROM contacts ORDER BY id")]


@contextmanager
def counted_stats() -> Iterator[list[object]]:
    """Count the calls of ``stat`` by the check of the data file."""
    calls: list[object] = []
    stat = os.stat

    def counting(path: str) -> os.stat_result:
        calls.append(path)
        return stat(path)

    with patch("infoview_tui.storage.data_file.os.stat", counting):
        yield calls


def overwrite(database: Path, source: Path) -> None:
    """Overwrite a file in place, at another time than its last change."""
    shutil.copyfile(source, database)
    os.utime(database, ns=(0, 1))


def kill(workspace: Workspace, target: Path) -> Path:
    """Copy the files as they are on the disk, as a killed program leaves them; return the database."""
    target.mkdir()
    for file in (workspace.store.database, Path(wal_path(workspace.store.database))):
        shutil.copyfile(file, target / file.name)
    return target / workspace.store.database.name


def test_a_saved_key_costs_one_stat(workspace: Workspace, campaign: Campaign) -> None:
    save_live_draft(workspace, campaign.interview, "h")
    with counted_stats() as calls:
        save_live_draft(workspace, campaign.interview, "ha")
        save_live_draft(workspace, campaign.interview, "hal")
    assert calls == [workspace.store.database] * 2


@pytest.mark.parametrize("check", [Store.has_external_changes, lambda store: store.file.prepare_write()])
def test_moved_file_is_noticed_and_recognized_when_it_is_back(
    workspace: Workspace, now: datetime, check: Callable[[Store], object]
) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    database = workspace.store.database
    moved = database.rename(database.with_name("moved.db"))
    with pytest.raises(DataFileError, match=r"Not saved: infoview.db was moved or deleted .* Put it back"):
        check(workspace.store)
    with pytest.raises(DataFileError):
        commands.add_contact(workspace, ContactForm("Tom"), now)
    moved.rename(database)
    commands.add_contact(workspace, ContactForm("Ada"), now)
    assert names(workspace) == ["Maria", "Ada"]


def test_nothing_is_written_to_a_file_that_takes_its_place(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    database = workspace.store.database
    other = Store(tmp_path / "other" / "infoview.db")
    other.close()
    content = other.database.read_bytes()
    other.database.rename(database)
    with pytest.raises(DataFileError, match=r"another file took the place of infoview.db"):
        commands.add_contact(workspace, ContactForm("Tom"), now)
    copy = save_copy(workspace, now, tmp_path)
    workspace.close()
    assert database.read_bytes() == content
    assert copy is not None
    reader = sqlite3.connect(copy)
    assert reader.execute("SELECT name FROM contacts").fetchall() == [("Maria",)]
    reader.close()


def test_nothing_is_written_to_an_overwritten_file(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    backup = create_backup(workspace.store.database, now, "test")
    overwrite(workspace.store.database, backup)
    with pytest.raises(DataFileError, match=r"infoview.db was overwritten"):
        workspace.changed_elsewhere()
    assert save_copy(workspace, now, tmp_path) is None
    workspace.close()
    assert workspace.store.database.read_bytes() == backup.read_bytes()


def test_checkpoint_by_another_window_is_not_mistaken(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    with patch.object(data_file, "CHECKPOINT_SIZE", 1):
        assert other_workspace.changed_elsewhere()
    commands.add_contact(workspace, ContactForm("Tom"), now)
    commands.add_contact(other_workspace, ContactForm("Ada"), now)
    assert names(workspace) == ["Maria", "Tom", "Ada"]
    assert belongs_to_wal(workspace.store.database)


def test_large_log_is_copied_into_the_file(workspace: Workspace, now: datetime) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    state = read_state(workspace.store.database)
    with patch.object(data_file, "CHECKPOINT_SIZE", 1):
        workspace.changed_elsewhere()
    assert read_state(workspace.store.database) != state
    assert Path(wal_path(workspace.store.database)).stat().st_size < 10_000
    assert belongs_to_wal(workspace.store.database)


@pytest.mark.parametrize("stays", [False, True])
def test_a_log_that_seems_to_belong_to_another_file_counts_only_if_it_stays(tmp_path: Path, stays: bool) -> None:
    """So it seems for a moment while another process creates the file, or copies its log into it and starts it anew."""
    seen = [False, sqlite3.OperationalError("disk I/O error"), False, False, False, not stays]
    with (
        patch.object(file_state, "_belongs_to_wal", side_effect=seen),
        patch("infoview_tui.storage.file_state.time.sleep") as sleep,
    ):
        assert belongs_to_wal(tmp_path / "infoview.db") is not stays
    pauses = [call.args[0] for call in sleep.call_args_list]
    assert pauses == sorted(pauses)
    assert sum(pauses) > 0


def test_deleted_log_ends_writing(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    log = Path(wal_path(workspace.store.database))
    moved = log.rename(tmp_path / "moved-wal")
    with pytest.raises(DataFileError, match=r"infoview.db-wal was moved, deleted, or replaced .* quit and start again"):
        workspace.changed_elsewhere()
    moved.rename(log)
    with pytest.raises(DataFileError):
        commands.add_contact(workspace, ContactForm("Tom"), now)
    workspace.close()
    again = Workspace(Store(workspace.store.database))
    assert names(again) == ["Maria"]
    again.close()


def test_killed_program_leaves_files_that_belong_together(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    again = Workspace(Store(kill(workspace, tmp_path / "copy")))
    assert names(again) == ["Maria"]
    again.close()


def test_backup_beside_a_log_is_recognized_before_it_is_opened(
    workspace: Workspace, now: datetime, tmp_path: Path
) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    backup = create_backup(workspace.store.database, now, "test")
    commands.add_contact(workspace, ContactForm("Tom"), now)
    database = kill(workspace, tmp_path / "killed")
    log = Path(wal_path(database))
    content = log.read_bytes()
    shutil.copyfile(backup, database)
    with pytest.raises(ForeignLogError) as caught:
        Store(database)
    for words in ("was replaced", "Nothing was changed", "move infoview.db-wal away", f"Backups: {tmp_path}"):
        assert words in str(caught.value)
    assert log.read_bytes() == content
    log.unlink()
    again = Workspace(Store(database))
    assert names(again) == ["Maria"]
    again.close()


def test_log_without_its_file_is_kept(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    commands.add_contact(workspace, ContactForm("Maria"), now)
    database = kill(workspace, tmp_path / "killed")
    moved = database.rename(tmp_path / "moved.db")
    with pytest.raises(ForeignLogError, match=r"infoview.db is missing .* put infoview.db back"):
        Store(database)
    moved.rename(database)
    again = Workspace(Store(database))
    assert names(again) == ["Maria"]
    again.close()


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"SQLite format 3\0" * 300, b"\x37\x7f\x06\x82"])
def test_file_that_is_not_a_log_is_not_applied(workspace: Workspace, content: bytes) -> None:
    workspace.close()
    Path(wal_path(workspace.store.database)).write_bytes(content)
    try:
        Store(workspace.store.database).close()
    except StorageError as error:
        raise AssertionError("SQLite ignores such a log") from error


def test_large_log_is_copied_once_the_user_rests(workspace: Workspace, now: datetime) -> None:
    commands.add_contact(workspace, ContactForm("Ann Lee"), now)
    log = Path(wal_path(workspace.store.database))
    with patch.object(data_file, "CHECKPOINT_SIZE", 1):
        workspace.changed_elsewhere(is_idle=False)
        written = log.stat().st_size
        with patch.object(data_file, "MAX_LOG_SIZE", written):
            workspace.changed_elsewhere(is_idle=False)
        assert log.stat().st_size < written
        commands.add_contact(workspace, ContactForm("Bo Lee"), now)
        written = log.stat().st_size
        workspace.changed_elsewhere()
    assert log.stat().st_size < written
