"""Changes by another window on the same data."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from tests.ui.waiting import wait_until


async def test_a_change_while_a_screen_opens_is_shown(
    empty_app: InfoviewApp, workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    """The screen has no widgets yet when the change is noticed; it reads the data when it has them."""
    maria = add_contact(workspace, ContactForm("Maria Lopez"), now)
    async with empty_app.run_test() as pilot:
        await pilot.pause()
        screen = ContactScreen(maria)
        empty_app.push_screen(screen)
        add_contact(other_workspace, ContactForm("Ben Okri"), now)
        empty_app.check_for_external_changes()
        await wait_until(pilot, lambda: screen.page.details is not None)
        assert empty_app.return_code in (None, 0)


async def test_a_change_while_the_app_ends_is_not_shown(
    empty_app: InfoviewApp, other_workspace: Workspace, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The timers of the app still fire while the widgets of its screen are removed."""
    close_all = empty_app._close_all
    has_shown = []

    async def close_widgets_first() -> None:
        await empty_app.screen.remove_children()
        add_contact(other_workspace, ContactForm("Ben Okri"), now)
        has_shown.append(empty_app.check_for_external_changes())
        empty_app.update_top_bar()
        await close_all()

    monkeypatch.setattr(empty_app, "_close_all", close_widgets_first)
    async with empty_app.run_test() as pilot:
        await pilot.pause()
    assert has_shown == [False]
