"""The list of backups in the running app, and restoring one of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import open_workspace
from infoview_tui.storage.backup import DAILY, create_backup, is_intact, list_backups
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.next_run import NextRun
from infoview_tui.ui.app.restore_app import RestoreApp
from infoview_tui.ui.backups.backup_list import show_backups
from infoview_tui.ui.backups.progress_screen import ProgressScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.databases import create_demo
from tests.ui.opened_app import notice_text
from tests.ui.waiting import wait_until


async def open_list(pilot: Pilot[None], app: InfoviewApp) -> None:
    """Open the list, and wait until all backups are checked."""
    assert isinstance(app.screen, InfoviewScreen)
    show_backups(app.screen, app)
    await wait_until(pilot, lambda: isinstance(app.screen, ChooseDialog))


async def choose_backup(pilot: Pilot[None], app: InfoviewApp) -> str:
    """Choose the first backup, and return what is asked."""
    await open_list(pilot, app)
    await pilot.press("down", "enter")
    await wait_until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
    return str(app.screen.query(Static).first().render())


async def test_backups_are_listed_and_made_and_damaged_ones_refused(demo_app: InfoviewApp) -> None:
    database = demo_app.workspace.store.database
    made = create_backup(database, demo_app.now() - timedelta(hours=3), DAILY)
    damaged = create_backup(database, demo_app.now() - timedelta(hours=5), DAILY)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot, demo_app)
        assert [row.key for row in demo_app.screen.query_one(RowList).rows] == ["make", made, None, damaged]
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: "It is damaged" in notice_text(pilot))
        await open_list(pilot, demo_app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Backed up to" in notice_text(pilot))
    assert [is_intact(each.path) for each in list_backups(database)] == [False, True, True]
    assert demo_app.next_run is None


async def test_a_backup_is_restored_after_a_question_that_says_what_it_lacks(
    demo_app: InfoviewApp, paths: AppPaths
) -> None:
    made = create_backup(paths.database, demo_app.now() - timedelta(hours=3), DAILY)
    add_contact(demo_app.workspace, ContactForm("Ana Lima"), demo_app.now())
    async with demo_app.run_test(size=(80, 24)) as pilot:
        asked = await choose_backup(pilot, demo_app)
        assert asked.startswith("Restore the backup of 26 Nov 2026 07:00, 3 hours ago?")
        assert "Missing in it: 1 contact (Ana Lima); 1 change in all." in asked
        await pilot.press("escape")
        await pilot.pause()
        assert demo_app.is_running
        assert demo_app.next_run is None
        await choose_backup(pilot, demo_app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: not demo_app.is_running)
    assert demo_app.next_run == NextRun(paths, made)
    assert demo_app.return_code == 0


async def restore_in_app(database: Path, backup: Path, now: datetime) -> tuple[str, bool]:
    """Restore with the screen for it, and return what is said, and whether nothing was done."""
    screen = ProgressScreen(database, backup, lambda: now, UTC)
    app = RestoreApp(screen, Config())
    async with app.run_test(size=(40, 20)) as pilot:
        await wait_until(pilot, lambda: app.outcome is not None)
    return app.outcome or "", screen.has_failed


async def test_the_data_are_replaced_while_the_app_is_closed(tmp_path: Path, now: datetime) -> None:
    database = tmp_path / "data" / "infoview.db"
    create_demo(database, now, UTC)
    backup = create_backup(database, now - timedelta(hours=3), DAILY)
    workspace = open_workspace(database)
    add_contact(workspace, ContactForm("Ana Lima"), now)
    workspace.close()
    said, has_failed = await restore_in_app(database, database.with_name("gone.db"), now)
    assert has_failed
    assert "gone.db is missing or not a file. Nothing was changed." in said
    said, has_failed = await restore_in_app(database, backup, now)
    assert not has_failed
    assert said.startswith("Restored 2026-11-26T060000-daily: 24 contacts, ")
    assert "Missing in it: 1 contact (Ana Lima)" in said
    assert said.endswith("The data that it replaced is now one of the backups (ctrl+p, “Backups”).")
    assert len(list_backups(database)) == 2
