"""The key queue: keys typed ahead are handled in order and none is lost."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.key_parser import TolerantKeyParser
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.contact.screen import ContactScreen

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
        details = demo_app.screen.details
        assert details is not None
        assert "They ship atlases" in [row.text for row in details.findings]
        assert "Pay is low" in [row.text for row in details.hypotheses]


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


async def test_navigation_keys_sent_at_once_are_handled_in_order(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await send_keys_at_once(pilot, "\r\x1bl\r")
        assert isinstance(demo_app.screen, ContactScreen)
        assert demo_app.screen.details is not None
        assert demo_app.screen.details.contact.name == "Luca Ferraris"
