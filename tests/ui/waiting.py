"""Wait until the app under test is idle or a condition holds, never for a fixed time.

Textual's own `Pilot` sleeps after each key until the process looks idle: at least 40 ms per key, and on a busy machine
the process looks idle before it has started. The fixture `wait_for_the_event_loop` in ``conftest.py`` replaces this by
`wait_until_settled`, so that every ``pilot.press`` and ``pilot.pause`` returns as soon as the app has handled it
completely.
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
from infoview_tui.ui.shared.screen import ASKING

TIMEOUT_SECONDS = 30.0
"""Time limit for a condition, generous enough for a busy machine."""


async def wait_until(pilot: Pilot[Any], condition: Callable[[], object], *, description: str = "the condition") -> None:
    """Let the app run until a condition holds; fail if it does not within the time limit."""
    end = monotonic() + TIMEOUT_SECONDS
    await wait_until_settled(pilot.app)
    while not condition():
        assert monotonic() < end, f"{description} did not hold"
        await asyncio.sleep(0.005)
        await wait_until_settled(pilot.app)


async def wait_for_workers(app: App[Any]) -> None:
    """Wait until the workers have finished, but for those that wait for the answer of a dialog."""
    working = [worker for worker in app.workers if worker.group != ASKING]
    if working:  # without any, Textual would wait for all
        await app.workers.wait_for_complete(working)


async def wait_until_settled(app: App[Any]) -> None:
    """Let the app run until it is idle.

    Idle means: no callback is due on the event loop, so every message queue is empty; no key is queued; no animation
    is running, nor a worker, unless it waits for the answer to a dialog; and all pending layouts and repaints are done.
    Timers, such as a clock or a debounce, are not waited for: see `wait_until`.
    """
    end = monotonic() + TIMEOUT_SECONDS
    while True:
        await _run_due_callbacks()
        if not app._running or app._exit or app._exception is not None:
            return
        if _repaint(app):
            continue
        if isinstance(app, KeyQueueApp) and app._after_keys_timer is not None:
            app.call_after_keys()
            continue
        if not _is_busy(app):
            return
        assert monotonic() < end, "the app did not become idle"
        await asyncio.sleep(0.001)


async def _run_due_callbacks() -> None:
    """Yield until no other callback is due on the event loop."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]  # there is no public API
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)


def _repaint(app: App[Any]) -> bool:
    """Do the layouts and repaints of the next frame now; return whether there were any."""
    repainted = False
    for screen in app.screen_stack:
        due = screen._layout_required or screen._scroll_required or screen._recompose_required
        if screen is app.screen:  # a covered screen requests another repaint after each one
            due = due or screen._repaint_required or bool(screen._dirty_widgets)
        if screen._callbacks or (due and screen.is_current):
            repainted = True
            screen._on_timer_update()
    return repainted and not app._batch_count


def _is_busy(app: App[Any]) -> bool:
    """Return whether work is in progress that has no due callback on the event loop."""
    if isinstance(app, KeyQueueApp) and (app._current_key is not None or app._waiting_keys):
        return True
    if app._resize_event is not None:  # the app debounces resizing
        return True
    if app._batch_count:  # a change of several widgets is not painted yet, nor laid out
        return True
    return not app.animator._complete_event.is_set() or any(
        worker.is_running and worker.group != ASKING for worker in app.workers
    )


def patch_pilots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every pilot wait with `wait_until_settled`."""

    async def wait_for_idle(*_: object, **__: object) -> None:
        from textual._context import active_app

        await wait_until_settled(active_app.get())

    async def wait_for_screen(self: Pilot[Any], timeout: float = TIMEOUT_SECONDS) -> bool:
        await wait_until_settled(self.app)
        return self.app._exception is None

    monkeypatch.setattr(textual_app, "wait_for_idle", wait_for_idle)
    monkeypatch.setattr(textual_pilot, "wait_for_idle", wait_for_idle)
    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_screen)
