"""Key queue: each key waits until the previous one has been fully handled.

Textual sends every key immediately to the focused widget, and runs a binding only when the key has bubbled up unused.
If ``nZoe`` arrived in one burst, the name would be lost, since the form that ``n`` opens does not exist yet; two lines
with an enter between them would become one note. Bursts are common: fast typing, a slow connection, a busy machine.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.screen import Screen

from infoview_tui.ui.app.appearance import AppearanceApp
from infoview_tui.ui.app.layout_key import LayoutKey

KEY_TIMEOUT_SECONDS = 5.0
"""Seconds after which a key no longer waits for the previous one."""

KeyOrPaste = events.Key | events.Paste


@runtime_checkable
class HandlesAtOnce(Protocol):
    """A widget that does not need messages to itself or others for some keys."""

    def has_handled(self, event: KeyOrPaste) -> bool:
        """Return whether an event that was stopped has had its whole effect."""
        ...


class KeyQueueApp(AppearanceApp):
    """An app that handles a key or a paste only after the previous one has been handled.

    That is when the focused widget has used it, and the screen knows what has changed; or when it has bubbled up to the
    app, where bindings run, and the resulting screen and focus are in place.
    """

    def __init__(self) -> None:
        """Start with an empty queue."""
        super().__init__()
        self._waiting_keys: deque[KeyOrPaste] = deque()
        self._current_key: KeyOrPaste | None = None
        self._current_key_started = 0.0

    def wait_until_no_keys(self, seconds: float) -> None:
        """Wait until no key has come for so many seconds. Call it in a thread."""
        while (left := self._current_key_started + seconds - time.monotonic()) > 0:
            time.sleep(left)

    async def on_event(self, event: events.Event) -> None:
        """Handle a key or paste, or queue it if an earlier one is still being handled."""
        if not isinstance(event, KeyOrPaste) or event.is_forwarded:
            await super().on_event(event)
        elif self._current_key is None or time.monotonic() - self._current_key_started > KEY_TIMEOUT_SECONDS:
            self._waiting_keys.append(event)
            await self._process_next_key()
        else:
            self._waiting_keys.append(event)

    async def _process_next_key(self) -> None:
        target = self._key_target
        event = self._waiting_keys.popleft()
        if isinstance(event, LayoutKey):
            event = event.read_for(target, self.screen)
        self._current_key = event
        self._current_key_started = time.monotonic()
        await super().on_event(event)

        def settle(before: DOMNode | None = None) -> None:
            """Wait for the messages of an action, until the focus no longer changes."""
            current = self._key_target
            if current is before:
                self.call_later(self._release_key, event)
            else:
                self._wait_for_propagation(event, current.ancestors_with_self, lambda: settle(current))

        self._wait_for_propagation(event, target.ancestors_with_self, settle)

    @property
    def _key_target(self) -> DOMNode:
        """The node that receives a key: the focused widget, or the screen."""
        try:
            return self.focused or self.screen
        except ScreenStackError:  # the app is exiting
            return self

    def _wait_for_propagation(self, event: KeyOrPaste, path: list[DOMNode], on_arrival: Callable[[], None]) -> None:
        """Follow an event up the DOM, behind the messages queued at each node, unless a node has handled it."""
        remaining = iter(path)
        at: DOMNode = self

        def follow() -> None:
            nonlocal at
            # Textual, private: `_stop_propagation`. No public name tells whether a message was stopped; one that does,
            # or keys that Textual itself handles one at a time, would end the need.
            # Textual also stops a key at the screen, on its way to the app; there it has no meaning.
            if event._stop_propagation and not isinstance(at, (Screen, App)):
                if isinstance(at, HandlesAtOnce) and at.has_handled(event):
                    self.call_later(self._release_key, event)
                else:
                    self._wait_for_messages(path, lambda: self._release_key(event))
                return
            for at in remaining:
                if at.call_later(follow):  # a removed node accepts no call
                    return
            on_arrival()

        follow()

    def _wait_for_messages(self, path: list[DOMNode], then: Callable[[], Awaitable[None]]) -> None:
        """Follow what a widget has posted about a key, such as a change of its text, up to the screen."""
        remaining = iter(path)

        def follow() -> None:
            if not any(node.call_later(follow) for node in remaining):  # a removed node accepts no call
                self.call_later(then)

        follow()

    async def _release_key(self, event: KeyOrPaste) -> None:
        """Handle the next event in the queue."""
        if self._current_key is event:
            self._current_key = None
            if self._waiting_keys:
                await self._process_next_key()
