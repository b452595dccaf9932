"""Footer of every screen: the few keys that matter now, in groups; help shows the rest.

A screen can give it more rows in its style sheet.
"""

from __future__ import annotations

import re
from asyncio import TimerHandle, get_running_loop
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, Self, runtime_checkable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.footer_keys import MAX_KEYS, UNLISTED, KeyRank, importance, rank_key
from infoview_tui.ui.shared.widgets.cached_lines import CachedLines

_FUNCTION_KEY = re.compile(r"\bf[0-9]+$")

STATUS_SECONDS = 4.0
"""Seconds for which a status message is shown."""


@runtime_checkable
class KeyNamer(Protocol):
    """A screen or widget where the name of a key depends on the current state."""

    def key_name(self, binding: Binding) -> str:
        """Return what the key does now, in a word; empty to hide it."""
        ...


class FooterKey(NamedTuple):
    """A key in the footer: its display text, its name, its binding, and its place."""

    key: str
    name: str
    binding: Binding
    rank: KeyRank


class KeyFooter(CachedLines):
    """Shows the active keys of the screen. A click presses the key."""

    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; background: $panel; color: $text-muted; }
    KeyFooter > .key-footer--status { color: $foreground; }
    """
    COMPONENT_CLASSES = {"key-footer--status"}

    def __init__(self, max_keys: int = MAX_KEYS) -> None:
        """Set the maximum number of keys."""
        super().__init__()
        self._max_keys = max_keys
        self._shown_keys: Sequence[FooterKey] = ()
        self._next_keys: Sequence[FooterKey] | None = None
        """The keys to draw, if they are known."""

    def on_mount(self) -> None:
        """Subscribe to changes of the screen's bindings."""
        self._click_areas: list[tuple[int, int, int, str]] = []
        self._status = Content("")
        self._status_end: TimerHandle | None = None
        self.screen.bindings_updated_signal.subscribe(self, self._update_keys)

    def _update_keys(self, _screen: Screen[object]) -> None:
        """Draw the keys again, unless they are those that are drawn anyway, as after most changes of bindings."""
        keys = self._choose_keys()
        if keys != (self._shown_keys if self._next_keys is None else self._next_keys):
            self.refresh()
            self._next_keys = keys

    def show_status(self, message: str) -> bool:
        """Show a message instead of the keys for a few seconds, if it fits. Return whether it fits.

        It covers and moves nothing, and only one line is redrawn.
        """
        if self._status_end is not None:
            self.clear_status()  # an old message never stays next to a new one
        said = assemble((f" {message}", "$foreground"))
        if said.cell_length > self.size.width:
            return False
        self._status = said
        self._click_areas = []
        # each change shows one, and a timer of Textual would take a task of its own
        self._status_end = get_running_loop().call_later(STATUS_SECONDS, self.clear_status)
        self.refresh()
        return True

    def clear_status(self) -> None:
        """Show the keys again."""
        if self._status_end is not None:
            self._status_end.cancel()
            self._status_end = None
            self._status = Content("")
            self.refresh()

    def on_unmount(self) -> None:
        """Leave nothing to be done later."""
        self.clear_status()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Find the keys and draw them again."""
        self._next_keys = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def draw_lines(self, crop: Region) -> list[Strip]:
        """Draw a message on the only line without laying it out, since each change shows one."""
        width = self.size.width
        if not self._status or crop != Region(0, 0, width, 1):
            return super().draw_lines(crop)
        said, blank = self._status, " " * (width - self._status.cell_length)
        style = self.get_component_rich_style("key-footer--status")
        line = Strip([Segment(said.plain, style), Segment(blank, Style.from_color(bgcolor=style.bgcolor))], width)
        for each in self.get_line_filters():
            line = line.apply_filter(each, self.background_colors[1])
        return [line]

    def render(self) -> Content:
        """Fill the rows with keys; the last row always has room for the help key."""
        self._click_areas = []
        if self._status:
            return self._status
        self._shown_keys, self._next_keys = self._next_keys or self._choose_keys(), None
        rows = self._lay_out(self._shown_keys) or []
        lines = [Content(" ")] * max(1, self.size.height)
        for row, keys in enumerate(rows):
            for number, key in enumerate(keys):
                gap = "" if number == 0 else " " * self._gap(keys[number - 1], key)
                at = lines[row].cell_length + len(gap)
                lines[row] = assemble(lines[row], gap, (key.key, "bold $accent"), f" {key.name}")
                self._click_areas.append((row, at, lines[row].cell_length + 1, key.binding.key))
        width, (key_name, what) = self.size.width, self._help_key
        room = max(0, width - self._help_width)
        last = assemble(lines[-1].truncate(room, pad=True), (key_name, "bold $accent"), what)
        return Content("\n").join([line.truncate(width) for line in lines[:-1]] + [last])

    @property
    def _help_key(self) -> tuple[str, str]:
        """The help key and its name, with the space around them."""
        return ("  F1", " help ") if self.size.width >= MEDIUM_WIDTH else (" F1", " ")

    @property
    def _help_width(self) -> int:
        return sum(map(len, self._help_key))

    def _gap(self, before: FooterKey, after: FooterKey) -> int:
        """Return the number of spaces between two keys; more between groups, if there is room."""
        return 4 if self.size.width >= MEDIUM_WIDTH and before.rank.group != after.rank.group else 2

    def _choose_keys(self) -> list[FooterKey]:
        """Return the most important keys that fit, in the order of use."""
        keys = sorted(self._active_keys(), key=lambda key: key.rank)
        chosen: list[FooterKey] = []
        for key in sorted(keys, key=lambda key: importance(key.rank)):
            tried = [each for each in keys if each in chosen or each is key]
            if len(tried) <= self._max_keys and self._lay_out(tried) is not None:
                chosen = tried
            elif key.rank.group == UNLISTED:
                break  # a later key never takes the place of an earlier one
        return chosen

    def _lay_out(self, keys: Sequence[FooterKey]) -> list[list[FooterKey]] | None:
        """Distribute keys to the rows; None if they do not fit."""
        rows: list[list[FooterKey]] = [[]]
        used = 1
        for key in keys:
            size = cell_len(key.key) + 1 + cell_len(key.name)
            is_last = len(rows) >= self.size.height
            room = self.size.width - (self._help_width if is_last else 0)
            gap = self._gap(rows[-1][-1], key) if rows[-1] else 0
            if used + gap + size > room:
                if is_last:
                    return None
                rows.append([])
                used, gap = 1, 0
            rows[-1].append(key)
            used += gap + size
        return rows

    def _active_keys(self) -> Iterator[FooterKey]:
        """Yield the active keys in the order of their bindings."""
        seen: set[str] = set()
        for active in sorted(self.screen.active_bindings.values(), key=self._position):
            binding = active.binding
            if not binding.show or not active.enabled or binding.action in seen or "help" in binding.action:
                continue
            seen.add(binding.action)
            name = active.node.key_name(binding) if isinstance(active.node, KeyNamer) else binding.description
            if name:
                display = _FUNCTION_KEY.sub(lambda key: key[0].upper(), self.app.get_key_display(binding))
                yield FooterKey(display, name, binding, rank_key(binding.id or ""))

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
        if event.x >= self.size.width - self._help_width and event.y == self.size.height - 1:
            self.app.simulate_key("f1")
