"""Plain mode: when it is chosen, and that every main screen is drawn in ASCII, without borders."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from textual.filter import NoColor
from textual.pilot import Pilot

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.plain import AsciiFilter, needs_plain_mode
from infoview_tui.ui.app.themes import TERMINAL
from tests.ui.waiting import wait_for_workers

MODERN = {"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}


@pytest.mark.parametrize(
    ("changes", "plain"),
    [
        ({}, False),
        ({"LANG": ""}, False),  # containers and ssh
        ({"NO_COLOR": "1"}, True),
        ({"NO_COLOR": ""}, False),
        ({"TERM": "linux"}, True),
        ({"TERM": "dumb"}, True),
        ({"TERM": "vt220"}, True),
        ({"TERM": "xterm-16color"}, True),
        ({"TERM": "screen"}, False),
        ({"TERM": "xterm-kitty"}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),  # what Python makes of LANG=C
        ({"LC_ALL": "POSIX"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ({"LC_CTYPE": "en_US.utf8", "LANG": "C"}, False),
        ({"LANG": "en_US.ISO-8859-1"}, True),
        ({"LANG": "de_DE@euro"}, False),
        ({"ACCESSIBLE": "1"}, True),
        ({"ACCESSIBILITY_ENABLED": "0"}, False),
    ],
    ids=str,
)
def test_the_environment_decides(changes: Mapping[str, str], plain: bool) -> None:
    assert needs_plain_mode({**MODERN, **changes}) is plain


def test_a_wish_overrides_the_environment() -> None:
    assert needs_plain_mode(MODERN, True)
    assert not needs_plain_mode({**MODERN, "TERM": "linux"}, False)


def drawn_text(app: InfoviewApp) -> str:
    """Return everything that is drawn, line by line."""
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(size=app.size)
    )


def is_plain(char: str) -> bool:
    """Return whether a character is ASCII, or a letter of somebody's name."""
    return char.isascii() or unicodedata.category(char)[0] in "LM"


def test_without_colors_the_terminal_keeps_its_own(
    demo_workspace: Workspace, paths: AppPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = InfoviewApp(demo_workspace, paths, Config(), plain=True)
    assert [type(line_filter) for line_filter in app.get_line_filters()] == [AsciiFilter, NoColor]


PLACES: list[tuple[str, str]] = [
    ("DebriefScreen", "l l l l enter b"),
    ("BoardScreen", "escape escape h space"),
    ("QuickAddDialog", "n"),
    ("SelectionMenuDialog", "escape x enter"),
    ("HelpDialog", "escape escape f1"),
    ("ContactScreen", "escape enter"),
    ("ContactFormDialog", "e"),
    ("PreparationScreen", "escape p"),
    ("CallScreen", "escape i"),
    ("TodayScreen", "escape 1"),
    ("WeekScreen", "3 space escape"),
    ("SearchScreen", "ctrl+f d e s"),
    ("InsightsScreen", "escape escape 4"),
    ("InsightsScreen", "tab"),
    ("InsightsScreen", "tab"),
    ("MessageScreen", "2 h m"),
]
"""Screens, and the keys that lead to each from the one before."""


async def test_every_main_screen_is_drawn_in_ascii(plain_app: InfoviewApp) -> None:
    async def settle(pilot: Pilot[None]) -> None:
        await wait_for_workers(plain_app)
        await pilot.pause()

    async with plain_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert plain_app.theme == TERMINAL.name
        assert plain_app.animation_level == "none"
        for screen, keys in PLACES:
            await pilot.press(*keys.split())
            await settle(pilot)
            assert type(plain_app.screen).__name__ == screen
            text = drawn_text(plain_app)
            assert not [char for char in text if not is_plain(char)], f"{screen}:\n{text}"
