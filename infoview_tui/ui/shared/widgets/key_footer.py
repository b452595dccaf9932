"""Footer of every screen: the active keys, as many as fit; help shows the rest.

A screen can give it more rows in its style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from infoview_tui.ui.shared.content import assemble

_FUNCTION_KEY = re.compile(r"\bf[0-9]+$")

STATUS_SECONDS = 4.0
"""Seconds for which a status message is shown."""


@runtime_checkable
class KeyNamer(Protocol):
    """A screen or widget where the name of a key depends on the current state."""

    def key_name(self, binding: Binding) -> str:
        """Return what the key does now, in a word; empty to hide it."""
        ...


class KeyFooter(Widget):
    """Shows the active keys of the screen. A click presses the key."""

    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; background: $panel; color: $text-muted; }
    """

    def on_mount(self) -> None:
        """Subscribe to changes of the screen's bindings."""
        self._click_areas: list[tuple[int, int, int, str]] = []
        self._status = Content("")
        self._status_timer: Timer | None = None
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def show_status(self, message: str) -> bool:
        """Show a message instead of the keys for a few seconds, if it fits. Return whether it fits.

        It covers and moves nothing, and only one line is redrawn.
        """
        if self._status_timer is not None:
            self._status_timer.stop()
            self.clear_status()  # an old message never stays next to a new one
        said = assemble((f" {message}", "$foreground"))
        if said.cell_length > self.size.width:
            return False
        self._status = said
        self._status_timer = self.set_timer(STATUS_SECONDS, self.clear_status)
        self.refresh()
        return True

    def clear_status(self) -> None:
        """Show the keys again."""
        if self._status:
            self._status = Content("")
            self.refresh()

    def render(self) -> Content:
        """Fill the rows with keys; the last row always has room for the help key."""
        self._click_areas = []
        if self._status:
            return self._status
        width, most = self.size.width, max(1, self.size.height)
        tail = assemble(("  F1", "bold $accent"), " help ")
        rows = [Content(" ")]
        for key, name, binding in self._active_keys():
            part = assemble((key, "bold $accent"), f" {name}  ")
            if rows[-1].cell_length + part.cell_length - 2 + (tail.cell_length if len(rows) == most else 0) > width:
                if len(rows) == most:
                    break
                rows.append(Content(" "))
            at = rows[-1].cell_length
            self._click_areas.append((len(rows) - 1, at, at + part.cell_length, binding.key))
            rows[-1] = assemble(rows[-1], part)
        rows += [Content("")] * (most - len(rows))
        rows = [row.truncate(width) for row in rows[:-1]] + [
            assemble(rows[-1].truncate(max(0, width - tail.cell_length), pad=True), tail)
        ]
        return Content("\n").join(rows)

    def _active_keys(self) -> Iterator[tuple[str, str, Binding]]:
        """Yield the active keys, each with its display text, name, and binding."""
        seen: set[str] = set()
        for active in sorted(self.screen.active_bindings.values(), key=self._position):
            binding = active.binding
            if not binding.show or not active.enabled or binding.action in seen or "help" in binding.action:
                continue
            seen.add(binding.action)
            name = active.node.key_name(binding) if isinstance(active.node, KeyNamer) else binding.description
            if name:
                yield _FUNCTION_KEY.sub(lambda key: key[0].upper(), self.app.get_key_display(binding)), name, binding

    def _position(self, active: ActiveBinding) -> tuple[int, int]:
        """Return where a key belongs: the focused widget's first, each node's in the order of its bindings.

        Textual lists a key of the screen that the focused widget has too in the widget's place.
        """
        nodes = list((self.screen.focused or self.screen).ancestors_with_self)
        ids = [binding.id for binding in type(active.node).BINDINGS if isinstance(binding, Binding)]
        node = nodes.index(active.node) if active.node in nodes else len(nodes)
        return node, ids.index(active.binding.id) if active.binding.id in ids else len(ids)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for row, start, end, key in self._click_areas:
            if row == event.y and start <= event.x < end:
                self.app.simulate_key(key)
                return
        if event.x >= self.size.width - 9 and event.y == self.size.height - 1:
            self.app.simulate_key("f1")
