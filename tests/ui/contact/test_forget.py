"""Forgetting a person in the running app."""

from __future__ import annotations

from textual.widgets import Static

from infoview_tui.services.contacts.forget import preview_forget
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.storage.backup import BY_COMMAND, create_backup, list_backups
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.palette import PaletteProvider
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.shared.dialogs.forget import ForgetDialog
from infoview_tui.ui.shared.forget import ask_to_forget
from tests.cli.test_forget_cmd import NAME, find_traces
from tests.ui.waiting import wait_until


async def test_forgotten_with_backups_and_the_window_works_on(demo_app: InfoviewApp) -> None:
    workspace = demo_app.workspace
    contact_id = get_contact_by_name(workspace, NAME).id
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        create_backup(workspace.store.database, demo_app.now(), BY_COMMAND)
        demo_app.navigation.open_contact(contact_id)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ContactScreen))
        screen = demo_app.screen
        assert isinstance(screen, ContactScreen)
        await pilot.press("a", *"$ a book", "enter", "escape")
        names = [hit.text async for hit in PaletteProvider(screen).discover()]
        assert "Forget this person for good …" in names
        ask_to_forget(screen.contact_actions)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ForgetDialog))
        text = " ".join(str(static.render()) for static in demo_app.screen.query(Static))
        assert "Deleted: the contact, 1 interview, 18 notes, 2 messages, and their history." in text
        assert "What remains: texts of other contacts, with their name and addresses replaced." in text
        await pilot.press("enter")  # the first row changes nothing
        assert preview_forget(workspace, contact_id).name == NAME
        ask_to_forget(screen.contact_actions)
        await pilot.pause()
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: "Forgotten: 1 contact" in demo_app.notice_text)
        assert "Bundles, exports, and other computers still have them" in demo_app.notice_text
        await wait_until(pilot, lambda: isinstance(demo_app.screen, BoardScreen))
        await pilot.press("u")
        assert "Forgotten" not in demo_app.notice_text or "Nothing to undo" in demo_app.notice_text
        await pilot.press("L")
        await pilot.press("u")
        assert workspace.store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list_backups(workspace.store.database) == []
    workspace.close()
    assert find_traces(workspace.data_dir) == set()
