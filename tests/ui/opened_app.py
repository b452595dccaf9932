"""Open a screen under test in a running app, and read what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from infoview_tui.ui.app.app import InfoviewApp

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)

Opened = TypeVar("Opened", bound=Screen[Any])


@asynccontextmanager
async def opened(app: InfoviewApp, screen: Opened, size: tuple[int, int]) -> AsyncIterator[tuple[Pilot[None], Opened]]:
    """Run the app with this screen on top."""
    async with app.run_test(size=size) as pilot:
        await open_screen(pilot, screen)
        yield pilot, screen


async def open_screen(pilot: Pilot[None], screen: Opened) -> Opened:
    """Push a screen onto the stack, wait until it is shown, and return it."""
    pilot.app.push_screen(screen)
    await pilot.pause()
    await pilot.pause()
    return screen


def text_of(screen: Screen[Any], selector: str) -> str:
    """Return the text of a ``Static`` widget."""
    return str(screen.query_one(selector, Static).visual)


def notice_text(pilot: Pilot[None]) -> str:
    """Return the notification that is shown; empty if there is none."""
    assert isinstance(pilot.app, InfoviewApp)
    return pilot.app.notice_text
