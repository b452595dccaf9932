"""A screen under test: opened over whatever stands there, and what it shows."""

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
async def opened(
    app: InfoviewApp, screen: Opened, size: tuple[int, int], *, notifications: bool = False
) -> AsyncIterator[tuple[Pilot[None], Opened]]:
    """Run the app with this screen in front."""
    async with app.run_test(size=size, notifications=notifications) as pilot:
        await put_in_front(pilot, screen)
        yield pilot, screen


async def put_in_front(pilot: Pilot[None], screen: Opened) -> Opened:
    """Open a screen over those that are there, and give it back."""
    pilot.app.push_screen(screen)
    await pilot.pause()
    await pilot.pause()
    return screen


def text_of(screen: Screen[Any], selector: str) -> str:
    """What a line or a piece of text shows."""
    return str(screen.query_one(selector, Static).visual)


def told(pilot: Pilot[None]) -> str:
    """What was said in notices."""
    return "\n".join(note.message for note in pilot.app._notifications)
