"""Key queue: each key waits until the previous one has been fully handled.

Textual sends every key immediately to the focused widget, and runs a binding only when the key has bubbled up unused.
If ``nZoe`` arrived in one burst, the name would be lost, since the form that ``n`` opens does not exist yet; two lines
with an enter between them would become one note. Bursts are common: fast typing, a slow connection, a busy machine.
"""

from __future__ import annotations

import time
from asyncio import TimerHandle, get_running_loop
from collections import deque
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, Protocol, runtime_checkable

from textual import events, messages
from textual.app import App, ScreenStackError
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from infoview_tui.ui.app.appearance import AppearanceApp
from infoview_tui.ui.app.layout_key import LayoutKey

KEY_TIMEOUT_SECONDS = 5.0
"""Seconds after which a key no longer waits for the previous one."""

WRITING_SECONDS = 0.006
"""Seconds for writing what a key has changed to the disk and the terminal, before the app does what follows keys.

Threads do that, and would wait for the interpreter.
"""

REST_SECONDS = 1.0
"""Seconds without a key after which the user rests."""

KeyOrPaste = events.Key | events.Paste


def _may_use(node: Widget, event: events.Key) -> bool:
    """Whether a widget has a method or a handler for a key."""
    if _has_handler(type(node)):
        return True
    return any(hasattr(node, f"{prefix}{name}") for name in event.name_aliases for prefix in ("key_", "_key_"))


@cache
def _has_handler(widget: type[Widget]) -> bool:
    """Whether widgets of a class have a handler for keys besides that of all widgets, which calls ``key_…`` methods."""
    if widget.handle_key is not Widget.handle_key or widget._on_key is not Widget._on_key or hasattr(widget, "on_key"):
        return True
    handled = (message for base in widget.__mro__ for message in vars(base).get("_decorated_handlers", ()))
    return any(issubclass(events.Key, message) for message in handled)


def _call_after_paint(screen: Screen[Any], callback: Callable[[], None]) -> bool:
    """Call a method once the screen is painted; ``call_after_refresh`` would inspect its signature each time."""
    return screen.post_message(messages.InvokeLater(callback))


class MessageWalk:
    """Goes through the queues of some nodes, behind the messages that are there, and then calls something.

    Where *is_end* says so after a node, it ends.
    """

    def __init__(
        self,
        nodes: Iterable[DOMNode],
        then: Callable[[], None],
        is_end: Callable[[DOMNode], bool] = lambda _node: False,
    ) -> None:
        """Prepare; `step` begins."""
        self._remaining = iter(nodes)
        self._then = then
        self._is_end = is_end
        self._at: DOMNode | None = None

    def step(self) -> None:
        """Go on to the next node that still accepts messages, or call what was to be called."""
        if self._at is not None and self._is_end(self._at):
            return
        for node in self._remaining:
            self._at = node
            if node.post_message(events.Callback(callback=self.step)):  # `call_later` would inspect its signature
                return
        self._then()


@runtime_checkable
class HandlesAtOnce(Protocol):
    """A widget that needs no messages, to itself or others, for some keys or pastes."""

    def handles_at_once(self, event: KeyOrPaste) -> bool:
        """Return whether the widget stops an event, which has had its whole effect then."""
        ...


class KeyQueueApp(AppearanceApp):
    """An app that handles a key or a paste only after the previous one has been handled.

    That is when the focused widget has used it, and the screen knows what has changed; or when it has bubbled up to the
    app, where bindings run, and the resulting screen and focus are in place. A key that no widget on its way could use
    is not sent there, but runs its binding at once; whether that has had its effect is found out after the next paint,
    or when another key comes.
    """

    def __init__(self) -> None:
        """Start with an empty queue."""
        super().__init__()
        self._waiting_keys: deque[KeyOrPaste] = deque()
        self._current_key: KeyOrPaste | None = None
        self._current_key_started = 0.0
        self._after_keys_timer: TimerHandle | None = None
        self._delayed_settling: Callable[[], None] | None = None
        """What waits for the effect of a key whose binding has run, until something has called it."""

    def wait_until_no_keys(self, seconds: float) -> None:
        """Wait until no key has come for so many seconds. Call it in a thread."""
        while (left := self._current_key_started + seconds - time.monotonic()) > 0:
            time.sleep(left)

    @property
    def is_handling_key(self) -> bool:
        """Whether a key has not had its whole effect yet."""
        return self._current_key is not None

    @property
    def is_resting(self) -> bool:
        """Whether no key has come for a while, so that something may take longer."""
        return time.monotonic() - self._current_key_started > REST_SECONDS

    async def on_event(self, event: events.Event) -> None:
        """Handle a key or paste, or queue it if an earlier one is still being handled."""
        if not isinstance(event, KeyOrPaste) or event.is_forwarded:
            if isinstance(event, events.MouseDown):
                self.before_click()
            await super().on_event(event)
        elif self._current_key is None or time.monotonic() - self._current_key_started > KEY_TIMEOUT_SECONDS:
            self._waiting_keys.append(event)
            await self._process_next_key()
        else:
            self._waiting_keys.append(event)
            self._settle_delayed()

    def before_click(self) -> None:
        """Prepare for a button of the mouse that is pressed."""

    async def _process_next_key(self) -> None:
        target = self._key_target
        event = self._waiting_keys.popleft()
        if isinstance(event, LayoutKey):
            event = event.read_for(target, self.screen)
        self._current_key = event
        self._current_key_started = time.monotonic()
        self._delayed_settling = None
        if isinstance(target, HandlesAtOnce) and target.handles_at_once(event):
            await super().on_event(event)
            release = partial(self._release_later, event)
            if not target.post_message(events.Callback(callback=release)):  # behind the key
                release()
            return
        path = target.ancestors_with_self
        settle = partial(self._settle, event)
        if isinstance(event, events.Key) and self._is_for_bindings(event, path):
            await self._run_binding(event)
            self._delayed_settling = settle
            if self._waiting_keys or not self.screen_stack or not _call_after_paint(self.screen, self._settle_delayed):
                self._settle_delayed()
        else:
            await super().on_event(event)
            self._wait_for_propagation(event, path, settle)

    def _is_for_bindings(self, event: events.Key, path: Iterable[DOMNode]) -> bool:
        """Whether a key would reach the app unused, and no message is waiting on its way."""
        if not self.app_focus or not self.screen_stack or self.screen.maximized is not None:
            return False
        return all(
            not node.message_queue_size and node.check_message_enabled(event) and not _may_use(node, event)
            for node in path
            if isinstance(node, Widget)
        )

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        # Textual, private: `_check_bindings`, `_bindings`, and `_keymap`. For each key, Textual copies all bindings on
        # its way, and takes out those that a widget would type; if it looked up the one key, that would end the need.
        if self._keymap:
            if await super()._check_bindings(key, priority):
                return True
        else:
            for node, binding in self._find_bindings(key, priority):
                if await self.run_action(binding.action, node):
                    return True
        if not priority:
            self.explain_unused_key(key)
        return False

    def explain_unused_key(self, key: str) -> None:
        """Say why a key does nothing, if there is a reason."""

    def _find_bindings(self, key: str, priority: bool) -> list[tuple[DOMNode, Binding]]:
        """Return the bindings of a key from the focused widget up to the app or a modal screen; *priority*: down."""
        focused, character = self.screen.focused, key_to_character(key)
        path = [self.screen, self] if focused is None or focused.loading else focused.ancestors_with_self
        found: list[tuple[DOMNode, list[Binding]]] = []
        for number, node in enumerate(path):
            bindings = node._bindings.key_to_bindings.get(key)
            if bindings and not any(below.check_consume_key(key, character) for below in path[:number]):
                found.append((node, [binding for binding in bindings if binding.priority == priority]))
            if node.is_modal and not priority:
                break
        return [(node, each) for node, bindings in (reversed(found) if priority else found) for each in bindings]

    async def _run_binding(self, event: events.Key) -> None:
        """Handle a key as Textual does, but as if it had bubbled up to the app already."""
        # Textual, private: `_check_bindings` and `_set_forwarded`. Textual sends each key through the queues of all
        # widgets up to the app, also if none of them has a handler; if it did not, that would end the need.
        if not await self._check_bindings(event.key, priority=True):
            event._set_forwarded()
            await super().on_event(event)

    def _settle(self, event: KeyOrPaste, before: DOMNode | None = None) -> None:
        """Wait for the messages of an action, until the focus no longer changes."""
        current = self._key_target
        if current is before:
            self._release_later(event)
        else:
            self._wait_for_propagation(event, current.ancestors_with_self, partial(self._settle, event, current))

    def _settle_delayed(self) -> None:
        """Wait for the effect of a binding, if nothing has begun to: its result was painted, or another key comes."""
        settle, self._delayed_settling = self._delayed_settling, None
        if settle is not None:
            settle()

    def pop_screen(self) -> AwaitComplete:
        """Close the screen, which may never be painted again: what waits for that begins now."""
        closed = super().pop_screen()
        self._settle_delayed()
        return closed

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Replace the screen, as `pop_screen` closes it."""
        switched = super().switch_screen(screen)
        self._settle_delayed()
        return switched

    @property
    def _key_target(self) -> DOMNode:
        """The node that receives a key: the focused widget, or the screen."""
        try:
            return self.focused or self.screen
        except ScreenStackError:  # the app is exiting
            return self

    def _wait_for_propagation(self, event: KeyOrPaste, path: list[DOMNode], on_arrival: Callable[[], None]) -> None:
        """Follow an event up the DOM, behind the messages queued at each node, unless a node has handled it."""

        def was_handled_at(node: DOMNode) -> bool:
            # Textual, private: `_stop_propagation`. No public name tells whether a message was stopped; one that does,
            # or keys that Textual itself handles one at a time, would end the need.
            # Textual also stops a key at the screen, on its way to the app; there it has no meaning.
            if not event._stop_propagation or isinstance(node, (Screen, App)):
                return False
            # Follow what it has posted, such as a change of its text.
            MessageWalk(path, partial(self._release_later, event)).step()
            return True

        MessageWalk(path, on_arrival, was_handled_at).step()

    def _release_later(self, event: KeyOrPaste) -> None:
        self.post_message(events.Callback(callback=partial(self._release_key, event)))

    async def _release_key(self, event: KeyOrPaste) -> None:
        """Handle the next event in the queue, if one is waiting."""
        if self._current_key is event:
            self._current_key = None
            if self._waiting_keys:
                await self._process_next_key()
            elif self._after_keys_timer is None:
                self._after_keys_timer = get_running_loop().call_later(WRITING_SECONDS, self.call_after_keys)

    def call_after_keys(self) -> None:
        """Do what follows keys now, if it waits for the writing."""
        if self._after_keys_timer is not None:
            self._after_keys_timer.cancel()
            self._after_keys_timer = None
            self.post_message(events.Callback(callback=self.after_keys))

    def after_keys(self) -> None:
        """Do what waits until all keys that have come have had their effect."""
