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

PATIENCE = 5.0
"""Seconds after which a key no longer waits for the one before it, whatever that is still waiting for."""

Typed = events.Key | events.Paste


class KeysInOrder(App[None]):
    """An app that takes a key or a paste only when the one before it has been dealt with.

    That is when whoever had the focus has used it; or else when it has gone all the way up to the app, where bindings
    are run, and the screen and the focus that these led to are in place.
    """

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._ahead: deque[Typed] = deque()
        self._in_hand: Typed | None = None
        self._taken_at = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed, unless something typed before is still on its way."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self._in_hand is None or time.monotonic() - self._taken_at > PATIENCE:
            self._ahead.append(event)
            await self._take_next()
        else:
            self._ahead.append(event)

    async def _take_next(self) -> None:
        typed = self._in_hand = self._ahead.popleft()
        self._taken_at = time.monotonic()
        place = self._place
        await super().on_event(typed)

        def settle(before: DOMNode | None = None) -> None:
            """Wait for the messages of an action, until they lead nowhere else."""
            here = self._place
            if here is before:
                self.call_later(self._let_go, typed)
            else:
                self._follow(typed, here.ancestors_with_self, lambda: settle(here))

        self._follow(typed, place.ancestors_with_self, settle)

    @property
    def _place(self) -> DOMNode:
        """Where a key goes."""
        try:
            return self.focused or self.screen
        except ScreenStackError:  # the app is being left
            return self

    def _follow(self, typed: Typed, way: list[DOMNode], arrived: Callable[[], None]) -> None:
        """Go up behind what was typed, through the messages that wait at each place, unless somebody has used it."""
        ahead = iter(way)
        at: DOMNode = self

        def go_on() -> None:
            nonlocal at
            # The framework stops a key at the screen as well, on its way to the app: there it says nothing.
            if typed._stop_propagation and not isinstance(at, (Screen, App)):
                self.call_later(self._let_go, typed)
                return
            for at in ahead:
                if at.call_later(go_on):  # a place that is gone takes no call
                    return
            arrived()

        go_on()

    async def _let_go(self, typed: Typed) -> None:
        """Let the next one through."""
        if self._in_hand is typed:
            self._in_hand = None
            if self._ahead:
                await self._take_next()
