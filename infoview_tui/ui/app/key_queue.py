"""One key at a time: what is typed ahead waits until the key before it has had its effect.

The framework hands every key at once to what has the focus, and runs a binding only when the key has come back
unused. Of ``nZoe`` in one burst the name would be lost, as the form that ``n`` opens is not there yet; of two lines
with an enter between them one note would be made. Bursts are common: fast typing, a slow line, a busy machine.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.screen import Screen

KEY_TIMEOUT_SECONDS = 5.0
"""Seconds after which a key no longer waits for the one before it, whatever that is still waiting for."""

KeyOrPaste = events.Key | events.Paste


class KeyQueueApp(App[None]):
    """An app that takes a key or a paste only when the one before it has been dealt with.

    That is when whoever had the focus has used it; or else when it has gone all the way up to the app, where bindings
    are run, and the screen and the focus that these led to are in place.
    """

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._waiting_keys: deque[KeyOrPaste] = deque()
        self._current_key: KeyOrPaste | None = None
        self._current_key_started = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed, unless something typed before is still on its way."""
        if not isinstance(event, KeyOrPaste) or event.is_forwarded:
            await super().on_event(event)
        elif self._current_key is None or time.monotonic() - self._current_key_started > KEY_TIMEOUT_SECONDS:
            self._waiting_keys.append(event)
            await self._process_next_key()
        else:
            self._waiting_keys.append(event)

    async def _process_next_key(self) -> None:
        typed = self._current_key = self._waiting_keys.popleft()
        self._current_key_started = time.monotonic()
        place = self._key_target
        await super().on_event(typed)

        def settle(before: DOMNode | None = None) -> None:
            """Wait for the messages of an action, until they lead nowhere else."""
            here = self._key_target
            if here is before:
                self.call_later(self._release_key, typed)
            else:
                self._wait_for_propagation(typed, here.ancestors_with_self, lambda: settle(here))

        self._wait_for_propagation(typed, place.ancestors_with_self, settle)

    @property
    def _key_target(self) -> DOMNode:
        """Where a key goes."""
        try:
            return self.focused or self.screen
        except ScreenStackError:  # the app is being left
            return self

    def _wait_for_propagation(self, event: KeyOrPaste, path: list[DOMNode], on_arrival: Callable[[], None]) -> None:
        """Go up behind what was typed, through the messages that wait at each place, unless somebody has used it."""
        ahead = iter(path)
        at: DOMNode = self

        def go_on() -> None:
            nonlocal at
            # Textual, private: `_stop_propagation`. No public name says whether somebody has stopped a message; one
            # that does, or keys that Textual itself hands on one at a time, would end the need.
            # The framework stops a key at the screen as well, on its way to the app: there it says nothing.
            if event._stop_propagation and not isinstance(at, (Screen, App)):
                self.call_later(self._release_key, event)
                return
            for at in ahead:
                if at.call_later(go_on):  # a place that is gone takes no call
                    return
            on_arrival()

        go_on()

    async def _release_key(self, event: KeyOrPaste) -> None:
        """Let the next one through."""
        if self._current_key is event:
            self._current_key = None
            if self._waiting_keys:
                await self._process_next_key()
