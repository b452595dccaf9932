"""The list of backups in the running app."""

from __future__ import annotations

from datetime import timedelta

from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.storage.backup import DAILY, create_backup, is_intact, list_backups
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.backups.backup_list import show_backups
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.waiting import wait_until


async def test_backups_are_listed_explained_and_made(demo_app: InfoviewApp) -> None:
    database = demo_app.workspace.store.database
    made = create_backup(database, demo_app.now() - timedelta(hours=3), DAILY)
    damaged = create_backup(database, demo_app.now() - timedelta(hours=5), DAILY)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    add_contact(demo_app.workspace, ContactForm("Ana Lima"), demo_app.now())

    def said() -> str:
        return " ".join(notification.message for notification in demo_app._notifications)

    async with demo_app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = demo_app.screen
        assert isinstance(screen, InfoviewScreen)
        show_backups(screen)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ChooseDialog))
        keys = [row.key for row in demo_app.screen.query_one(RowList).rows]
        assert keys == ["make", made, None, damaged]
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: "Missing in it: 1 contact (Ana Lima)" in said())
        assert f"run `infoview restore {made.stem}`" in said()
        show_backups(screen)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ChooseDialog))
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: "It is damaged" in said())
        show_backups(screen)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ChooseDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Backed up to" in said())
    assert [is_intact(each.path) for each in list_backups(database)] == [False, True, True]
