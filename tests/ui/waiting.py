"""Wait for the app under test: until it has nothing left to do, or until a condition holds. Never for a time.

Textual's own `Pilot` sleeps after each key until the process looks idle: at least 40 ms a key, and on a busy machine
the process looks idle before it has begun. The fixture `wait_for_the_event_loop` in ``conftest.py`` puts
`wait_until_settled` in its place, so that every ``pilot.press`` and ``pilot.pause`` returns when all that followed
from it is done, and not before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

import pytest
from textual import app as textual_app, pilot as textual_pilot
from textual.app import App
from textual.pilot import Pilot

from infoview_tui.ui.app.key_queue import KeyQueueApp

PATIENCE = 30.0
"""Seconds after which a condition is taken never to hold, on however busy a machine."""


async def wait_until(pilot: Pilot[Any], condition: Callable[[], object], *, what: str = "the condition") -> None:
    """Let the app run until a condition holds. Fails where it never does."""
    end = monotonic() + PATIENCE
    await wait_until_settled(pilot.app)
    while not condition():
        assert monotonic() < end, f"{what} never held"
        await asyncio.sleep(0.005)
        await wait_until_settled(pilot.app)


async def wait_until_settled(app: App[Any]) -> None:
    """Let the app run until nothing is left that it could do now.

    That is: no callback is due on the event loop, so every message queue is empty; no key waits for the one before it;
    no worker runs; nothing is animated; and what has to be laid out or follows a repaint has been. What waits for a
    timer (a clock, a debounce) is not waited for: see `wait_until`.
    """
    end = monotonic() + PATIENCE
    while True:
        await _run_what_is_due()
        if not app._running or app._exit or app._exception is not None:
            return
        if _repaint(app):
            continue
        if not _is_busy(app):
            return
        assert monotonic() < end, "the app never came to rest"
        await asyncio.sleep(0.001)


async def _run_what_is_due() -> None:
    """Give way until no other callback is due on the event loop."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]  # the loop offers no other way to ask
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)


def _repaint(app: App[Any]) -> bool:
    """Lay out and paint at once what the screens would at their next frame; tell whether there was anything."""
    found = False
    for screen in app.screen_stack:
        due = screen._layout_required or screen._scroll_required or screen._recompose_required
        if screen is app.screen:  # one behind a dialog asks for a repaint again each time that it is painted
            due = due or screen._repaint_required or bool(screen._dirty_widgets)
        if screen._callbacks or (due and screen.is_current):
            found = True
            screen._on_timer_update()
    return found and not app._batch_count


def _is_busy(app: App[Any]) -> bool:
    """Tell whether something goes on that no callback on the event loop stands for just now."""
    if isinstance(app, KeyQueueApp) and (app._current_key is not None or app._waiting_keys):
        return True
    if app._resize_event is not None:  # the app waits a moment for the next one
        return True
    return not app.animator._complete_event.is_set() or any(worker.is_running for worker in app.workers)


def use_for_every_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pilot wait by `wait_until_settled`."""

    async def wait_for_idle(*_: object, **__: object) -> None:
        from textual._context import active_app

        await wait_until_settled(active_app.get())

    async def wait_for_screen(self: Pilot[Any], timeout: float = PATIENCE) -> bool:
        await wait_until_settled(self.app)
        return self.app._exception is None

    monkeypatch.setattr(textual_app, "wait_for_idle", wait_for_idle)
    monkeypatch.setattr(textual_pilot, "wait_for_idle", wait_for_idle)
    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_screen)
