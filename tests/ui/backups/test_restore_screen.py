"""The screen that appears when the data are damaged or missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from infoview_tui.config import Config
from infoview_tui.errors import DamagedDataError, MissingDataError, StorageError, UnusableDataError
from infoview_tui.services.core.workspace import open_workspace
from infoview_tui.storage.backup import DAILY, create_backup
from infoview_tui.ui.app.restore_app import RestoreApp
from infoview_tui.ui.backups import restore_screen
from infoview_tui.ui.backups.restore_screen import RestoreJob, RestoreScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.damage import overwrite_with_zeros
from tests.databases import create_demo
from tests.ui.waiting import wait_until

DAMAGED = DamagedDataError("the file is not a database")


@pytest.fixture
def database(tmp_path: Path, now: datetime) -> Path:
    """A damaged database with a sound backup of yesterday and a damaged one of today."""
    database = tmp_path / "data" / "infoview.db"
    create_demo(database, now, UTC)
    create_backup(database, now - timedelta(hours=20), DAILY)
    damaged = create_backup(database, now - timedelta(hours=1), DAILY)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    overwrite_with_zeros(database)
    return database


def make_app(database: Path, now: datetime, error: UnusableDataError = DAMAGED) -> RestoreApp:
    """Return the app around the screen."""
    return RestoreApp(RestoreScreen(RestoreJob(database, error, lambda: now, UTC)), Config())


def read_text(app: RestoreApp, widget_id: str) -> str:
    """Return the text of a widget."""
    return str(app.screen.query_one(f"#{widget_id}", Static).render())


def shows(app: RestoreApp, widget_id: str, text: str) -> Callable[[], bool]:
    """Return whether a widget has a text, to wait for."""
    return lambda: text in read_text(app, widget_id)


async def test_one_key_restores_the_latest_sound_backup(database: Path, now: datetime) -> None:
    app = make_app(database, now)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, shows(app, "detail", "At most a day is lost"))
        assert read_text(app, "heading") == "Your data cannot be read"
        assert read_text(app, "problem") == f"{database} is damaged: the file is not a database. Nothing was changed."
        rows = app.screen.query_one(RowList)
        assert [row.body.plain.partition(" · ")[0] for row in rows.rows] == [
            "25 Nov 2026 13:00",
            "Cannot be restored",
            "26 Nov 2026 08:00",
        ]
        assert [row.trailing.plain for row in rows.rows] == ["24 contacts, 78 notes", "", "damaged"]
        await pilot.press("enter")
        await wait_until(pilot, lambda: app.outcome is not None)
    assert app.outcome is not None
    assert app.outcome.startswith("Restored 2026-11-25T130000-daily: 24 contacts, ")
    assert "At most a day is lost: what you entered after 25 Nov 2026 13:00, 20 hours ago." in app.outcome
    assert f"The damaged files are kept in {database.parent}" in app.outcome
    open_workspace(database).close()


async def test_a_damaged_backup_is_shown_but_not_offered(database: Path, now: datetime) -> None:
    app = make_app(database, now)
    async with app.run_test(size=(40, 20)) as pilot:
        await wait_until(pilot, shows(app, "detail", "At most a day is lost"))
        await pilot.press("down")
        await wait_until(pilot, shows(app, "detail", "It is damaged: it does not match its checksum"))
        before = database.read_bytes()
        await pilot.press("enter")
        assert app.outcome is None
        assert database.read_bytes() == before
        await pilot.press("q")
    assert app.outcome is None


async def test_starting_empty_asks_and_keeps_the_damaged_file(database: Path, now: datetime) -> None:
    damaged = database.read_bytes()
    app = make_app(database, now)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, shows(app, "detail", "At most a day is lost"))
        await pilot.press("n")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert database.read_bytes() == damaged
        await pilot.press("n", "enter")
        await wait_until(pilot, lambda: app.outcome is not None)
    assert app.outcome is not None
    assert app.outcome.startswith("Started with no data. The damaged files are kept in ")
    (kept,) = database.parent.glob("backups/*-damaged/infoview.db")
    assert kept.read_bytes() == damaged
    workspace = open_workspace(database)
    assert workspace.store.connection.execute("SELECT count(*) FROM contacts").fetchone() == (0,)
    workspace.close()


async def test_missing_directory_is_not_started_in(tmp_path: Path, now: datetime) -> None:
    error = MissingDataError("The data directory is missing", "Wait until it is there.")
    app = make_app(tmp_path / "drive" / "infoview.db", now, error)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, shows(app, "detail", "Wait until it is there."))
        assert read_text(app, "heading") == "Your data is missing"
        await pilot.press("enter", "n")
        assert not isinstance(app.screen, ConfirmDialog)
        await pilot.press("escape")
    assert not (tmp_path / "drive").exists()


async def test_a_failed_restore_stays_on_the_screen(
    database: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(restore_screen, "restore", fail)
    app = make_app(database, now)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, shows(app, "detail", "At most a day is lost"))
        await pilot.press("enter")
        await wait_until(pilot, shows(app, "detail", "The disk is full."))
        await pilot.press("q")
    assert app.outcome is None
