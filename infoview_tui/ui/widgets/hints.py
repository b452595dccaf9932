"""The line at the bottom of every screen: the keys that do something here, as many as fit; help has the rest."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widget import Widget

from infoview_tui.ui.content import join


class Hints(Widget):
    """Shows the screen's keys. A click does what the key does."""

    DEFAULT_CSS = """
    Hints { dock: bottom; height: 1; background: $panel; color: $text-muted; }
    """

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self._spots: list[tuple[int, int, str]] = []
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        """Put the keys together until the line is full; the way to help always fits."""
        help_key = "F1"
        tail = join(("  " + help_key, "bold $accent"), " help ")
        line = Content(" ")
        spots: list[tuple[int, int, str]] = []
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or not active.enabled or binding.action in seen or "help" in binding.action:
                continue
            seen.add(binding.action)
            key = self.app.get_key_display(binding)
            part = join((key, "bold $accent"), f" {binding.description}  ")
            if line.cell_length + part.cell_length + tail.cell_length > self.size.width:
                break
            spots.append((line.cell_length, line.cell_length + part.cell_length, binding.key))
            line = join(line, part)
        self._spots = spots
        return join(line.truncate(max(0, self.size.width - tail.cell_length), pad=True), tail)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked on."""
        for start, end, key in self._spots:
            if start <= event.x < end:
                self.app.simulate_key(key)
                return
        if event.x >= self.size.width - 9:
            self.app.simulate_key("f1")
