"""Data that were there before and are missing now: the message says so, and nothing new is created."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.cli.known_data import list_file
from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import create_backup
from tests.cli.conftest import Infoview

LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maria,Lopez,https://www.linkedin.com/in/maria,,Figma,Designer,04 Sep 2024
"""
COMMANDS = (("list",), ("due",), ("notes", "Maria"), ("import", "contacts.csv"))


@pytest.fixture
def contacts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file to import in the current directory."""
    (tmp_path / "contacts.csv").write_text(LINKEDIN)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("contacts")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_missing_directory_is_named(infoview: Infoview, sample: AppPaths, command: tuple[str, ...]) -> None:
    infoview("list")
    shutil.rmtree(sample.data)
    code, out, err = infoview(*command)
    assert (code, out) == (1, "")
    assert f"The data directory {sample.data} is missing. It had data before." in err
    assert "No data yet" not in err
    assert not sample.data.exists()


def test_missing_data_are_named_in_one_word_and_among_the_paths(infoview: Infoview, sample: AppPaths) -> None:
    infoview("list")
    assert "(missing" not in infoview("locate").out
    sample.database.write_bytes(b"")
    assert infoview("due", "--short") == (1, "missing\n", "")
    shutil.rmtree(sample.data)
    assert infoview("due", "--short") == (1, "missing\n", "")
    assert infoview("locate").out.count("(missing: it had data before)") == 2
    assert not sample.data.exists()


def test_empty_file_is_named(infoview: Infoview, sample: AppPaths) -> None:
    infoview("list")
    sample.database.write_bytes(b"")
    assert f"infoview.db in {sample.data} is empty. It had data before." in infoview("list").err
    assert sample.database.read_bytes() == b""


def test_missing_file_beside_backups_is_named(infoview: Infoview, sample: AppPaths) -> None:
    backup = create_backup(sample.database, datetime.now(UTC), "test")
    sample.database.unlink()
    err = infoview("list").err
    assert "is missing. There are backups of it." in err
    assert "run `infoview restore latest`" in err
    assert infoview("restore", "latest").out.startswith(f"Restored {backup.stem}: ")
    assert infoview("list").code == 0


def test_log_without_its_file_is_named(infoview: Infoview, sample: AppPaths) -> None:
    from infoview_tui.storage.store import Store

    store = Store(sample.database)
    store.file.prepare_write()
    sample.database.rename(sample.data / "moved.db")
    assert "but infoview.db-wal still has its latest changes" in infoview("list").err
    assert infoview("due", "--short").out == "damaged\n"
    (sample.data / "moved.db").rename(sample.database)
    store.close()
    assert infoview("list").code == 0


def test_line_can_be_removed_to_start_over(infoview: Infoview, sample: AppPaths) -> None:
    infoview("list")
    infoview("list")
    assert list_file(sample).read_text() == f"{sample.data}\n"
    shutil.rmtree(sample.data)
    list_file(sample).unlink()
    assert "No data yet" in infoview("list").err
