"""The key queue: keys typed ahead are handled in order and none is lost."""

from __future__ import annotations

import asyncio
from datetime import datetime
from unittest.mock import patch

import pytest
from textual import events
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input

from infoview_tui.domain.enums import MessageKind, MessageState
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.outreach.messages import MESSAGES_OF_CONTACT
from infoview_tui.ui.app import key_queue
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.key_parser import TolerantKeyParser
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from tests.drafting import draft_message
from tests.ui.waiting import TIMEOUT_SECONDS, wait_until

NAMES = {"\r": "enter", "\x13": "ctrl+s", "\x1b": "escape", "/": "slash"}


async def send_keys_at_once(pilot: Pilot[None], keys: str) -> None:
    """Send keys at once, as one read from the terminal delivers them."""
    for key in keys:
        name = NAMES.get(key)
        pilot.app.post_message(events.Key(name or key, key if key.isprintable() else None))
    for _ in range(5):
        await pilot.pause()


async def test_a_name_typed_right_after_n_is_in_the_dialog(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await send_keys_at_once(pilot, "nZoe Quick\x13")
        names = {name for (name,) in demo_app.workspace.store.connection.execute("SELECT name FROM contacts")}
        assert "Zoe Quick" in names


async def test_a_filter_typed_right_after_slash_is_complete(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await send_keys_at_once(pilot, "/mateo")
        assert demo_app.screen.query_one("#filter", Input).value == "mateo"


async def test_letters_of_another_layout_are_keys_outside_of_text_fields(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        before = demo_app.screen.query_one(BoardView).current_contact_id
        for sequence in ("\x1b[1086::106;;1086u", "/", "\x1b[1086::106;;1086u"):
            for event in TolerantKeyParser().feed(sequence):
                demo_app.post_message(event)
        for _ in range(5):
            await pilot.pause()
        assert demo_app.screen.query_one(BoardView).current_contact_id != before
        assert demo_app.screen.query_one("#filter", Input).value == "о"


async def test_a_finding_typed_right_after_a_is_saved(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await send_keys_at_once(pilot, "\raThey ship atlases\r? Pay is low\r")
        assert isinstance(demo_app.screen, ContactScreen)
        details = demo_app.screen.page.details
        assert details is not None
        assert "They ship atlases" in [row.text for row in details.findings]
        assert "Pay is low" in [row.text for row in details.hypotheses]


@pytest.mark.parametrize("priority", [False, True])
@pytest.mark.parametrize("keys", ["", "/", "n", "e", "\r", "\ra", "1", "4", "?"])
async def test_the_bindings_of_a_key_are_those_that_textual_finds(
    demo_app: InfoviewApp, keys: str, priority: bool
) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await send_keys_at_once(pilot, keys)
        screen = demo_app.screen
        chain = list(reversed(screen._binding_chain)) if priority else screen._modal_binding_chain
        all_keys = {key for node in [*screen.focus_chain, screen, demo_app] for key in node._bindings.key_to_bindings}
        expected, found = {}, {}
        for key in all_keys | set("aZ1") | {"space", "ctrl+x"}:
            expected[key] = [
                (node, binding)
                for node, bindings in chain
                for binding in bindings.key_to_bindings.get(key, ())
                if binding.priority == priority
            ]
            found[key] = demo_app._find_bindings(key, priority)
        assert found == expected
        assert any(found.values())


@pytest.mark.parametrize("is_replaced", [False, True])
async def test_what_waits_for_a_paint_does_not_wait_for_a_screen_that_closes(
    demo_app: InfoviewApp, is_replaced: bool
) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        demo_app.push_screen(ConfirmDialog(Content("Close?")))
        await pilot.pause()
        begun: list[bool] = []
        demo_app._delayed_settling = lambda: begun.append(True)
        if is_replaced:
            demo_app.switch_screen(ConfirmDialog(Content("Open?")))
        else:
            demo_app.pop_screen()
        assert begun == [True]
        await pilot.pause()


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_call_notes_sent_at_once_stay_separate(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await send_keys_at_once(pilot, 'i"One thing\r! Two things\rhalf typed')
        assert isinstance(demo_app.screen, CallScreen)
        saved = demo_app.workspace.store.connection.execute(
            "SELECT kind, text FROM notes ORDER BY id DESC LIMIT 2"
        ).fetchall()
        assert [tuple(row) for row in saved] == [("insight", "Two things"), ("quote", "One thing")]
        assert demo_app.screen.query_one(Input).value == "half typed"


async def test_pasted_text_follows_the_key_before_it(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        demo_app.post_message(events.Key("n", "n"))
        demo_app.post_message(events.Paste("Zoe\tQuick"))
        await send_keys_at_once(pilot, "!\x13")
        names = {name for (name,) in demo_app.workspace.store.connection.execute("SELECT name FROM contacts")}
        assert "Zoe Quick!" in names


@pytest.mark.painted
async def test_a_message_is_sent_with_the_letters_right_before_the_key(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    """The letters are in the text before the key; that the text has changed reaches the screen as a message."""
    maria = add_contact(workspace, ContactForm("Maria Lopez"), now)
    screen = MessageScreen(draft_message(workspace, maria, now, kind=MessageKind.REQUEST).id)
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await empty_app.push_screen(screen)
        await pilot.pause()
        screen.fields.body.load_text("Hi Maria, ")
        await pilot.pause()
        screen.fields.body.move_cursor(screen.fields.body.document.end)
        await send_keys_at_once(pilot, "thanks\x13")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ConfirmDialog))
        (message,) = workspace.store.all(MESSAGES_OF_CONTACT, contact_id=maria)
        assert (message.state, message.body) == (MessageState.SENT, "Hi Maria, thanks")


async def test_navigation_keys_sent_at_once_are_handled_in_order(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await send_keys_at_once(pilot, "\r\x1bl\r")
        assert isinstance(demo_app.screen, ContactScreen)
        assert demo_app.screen.page.details is not None
        assert demo_app.screen.page.details.contact.name == "Luca Ferraris"


async def test_what_follows_a_key_waits_while_it_is_written(
    demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with demo_app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(key_queue, "WRITING_SECONDS", 3600.0)
        with patch.object(InfoviewApp, "after_keys") as after_keys:
            demo_app.post_message(events.Key("j", "j"))
            async with asyncio.timeout(TIMEOUT_SECONDS):
                while demo_app._after_keys_timer is None:  # set when the key has had its effect
                    await asyncio.sleep(0.001)
            await asyncio.sleep(0)
            assert not demo_app.is_handling_key
            assert not after_keys.called
            await pilot.pause()  # tests do not wait so long
            after_keys.assert_called_once()


async def test_what_follows_keys_is_done_once_after_the_last_one(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await pilot.pause()
        with patch.object(InfoviewApp, "after_keys") as after_keys:
            for key in "jjj":
                demo_app.post_message(events.Key(key, key))
            async with asyncio.timeout(TIMEOUT_SECONDS):
                while not after_keys.called:  # nothing but its own timer calls it
                    await asyncio.sleep(0.001)
            assert not demo_app.is_handling_key
            after_keys.assert_called_once()
