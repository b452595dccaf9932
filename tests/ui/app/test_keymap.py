"""Key bindings: unique ids, the help dialog, and validation of the keymap in the configuration."""

from __future__ import annotations

import importlib
import pkgutil
from itertools import chain
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widgets import Input

import infoview_tui.ui
from infoview_tui.config import Config
from infoview_tui.errors import ConfigError
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.keymap import is_valid_key, validate_keymap
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.bindings import BINDING_GROUPS
from infoview_tui.ui.shared.dialogs.help import HelpDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.help_keys import ONLY_TYPES
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.waiting import wait_until

BINDINGS = [binding for binding in chain.from_iterable(BINDING_GROUPS.values()) if isinstance(binding, Binding)]


def test_every_binding_has_a_unique_id() -> None:
    ids = [binding.id for binding in BINDINGS]
    assert all(ids)
    assert len(ids) == len(set(ids))


def test_every_binding_of_every_screen_and_widget_is_registered() -> None:
    known = {id(binding) for binding in BINDINGS}
    for module in pkgutil.walk_packages(infoview_tui.ui.__path__, "infoview_tui.ui."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if isinstance(kind, type) and kind.__module__ == module.name:
                bindings = [binding for binding in vars(kind).get("BINDINGS", []) if binding not in Input.BINDINGS]
                unregistered = [binding for binding in bindings if id(binding) not in known]
                assert not unregistered, f"{name}: {unregistered}"


def test_every_binding_has_a_description_and_valid_keys() -> None:
    for binding in BINDINGS:
        assert binding.description
        assert all(is_valid_key(key) for key in binding.key.split(",")), binding


@pytest.mark.parametrize("group", BINDING_GROUPS)
def test_no_key_has_two_actions_on_one_screen(group: str) -> None:
    action_ids: dict[str, str] = {}
    for binding in BINDING_GROUPS[group]:
        assert isinstance(binding, Binding)
        for key in binding.key.split(","):
            assert key not in action_ids, f"{group}: {key} is {action_ids.get(key)} and {binding.id}"
            action_ids[key] = binding.id or ""


async def test_help_shows_every_binding_with_its_id(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        demo_app.push_screen(
            HelpDialog(tuple(group for group in BINDING_GROUPS if group not in ("On every screen", "Everywhere")), {})
        )
        await pilot.pause()
        shown = set()
        for row in demo_app.screen.query_one(RowList).rows:
            first, _, last = row.trailing.plain.partition(" … ")
            shown |= {first} if not last else {f"{first[:-1]}{at}" for at in range(int(first[-1]), int(last) + 1)}
        assert {binding.id for binding in BINDINGS} <= shown


async def test_help_is_opened_and_closed_by_keys(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for key in ("escape", "f1"):
            await pilot.press("question_mark")
            assert isinstance(demo_app.screen, HelpDialog)
            await pilot.press(key)
            assert not isinstance(demo_app.screen, HelpDialog)


async def test_help_is_searched_and_presses_the_key_of_a_row(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("2", "slash")

        async def search(text: str) -> list[str]:
            await pilot.press(*text)
            await pilot.pause()
            return [row.body.plain for row in demo_app.screen.query_one(RowList).rows]

        await pilot.press("f1")
        assert [f"Undo · {ONLY_TYPES}"] == (await search("undo types"))[1:]
        await pilot.press("enter", "escape")
        assert not isinstance(demo_app.screen, HelpDialog)
        await pilot.press("escape", "question_mark")
        found = await search("new con")
        assert found[:2] == ["These keys work now", "New contact"]
        await pilot.press("enter")
        await pilot.pause()
        await wait_until(pilot, lambda: isinstance(demo_app.screen, QuickAddDialog))


async def test_a_keymap_moves_an_action_to_another_key(demo_app: InfoviewApp) -> None:
    demo_app.config = Config()._replace(keymap={"board.right": "z"})
    demo_app.set_keymap(validate_keymap(demo_app.config.keymap, None))
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = demo_app.screen.query_one(BoardView)
        await pilot.press("z")
        assert view.cursor.stage.value == "ready"
        await pilot.press("l")
        assert view.cursor.stage.value == "ready", "the old key is free"


@pytest.mark.parametrize(
    ("keymap", "error"),
    [
        ({"board.fly": "x"}, "board.fly: unknown action"),
        ({"board.new": "hyperspace"}, "'hyperspace' is not a key"),
        ({"board.new": ""}, "'' is not a key"),
        ({"board.new": "e"}, "board.new and board.edit both use 'e'"),
        ({"board.new": "u"}, "both use 'u'"),
        ({"board.new": "/"}, "board.new and board.filter both use 'slash'"),
    ],
)
def test_an_invalid_keymap_is_reported(keymap: dict[str, str], error: str) -> None:
    with pytest.raises(ConfigError) as raised:
        validate_keymap(keymap, Path("/home/ada/config.toml"))
    assert error in str(raised.value)
    assert str(raised.value).startswith("/home/ada/config.toml: [keymap]")


def test_two_actions_may_swap_their_keys() -> None:
    assert validate_keymap({"board.new": "e", "board.edit": "n"}, None) == {"board.new": "e", "board.edit": "n"}
