"""The line that names the views of the Insights screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.jump_target import JumpTarget

GAP = 3
"""Cells between two names; where not all fit, one less."""


class ViewTabs(Widget):
    """Names the views and marks the current one, in the middle if not all fit; posts `Clicked` on a click."""

    DEFAULT_CSS = """
    ViewTabs { height: 1; padding: 0 2; }
    """

    current: reactive[int] = reactive(0)
    """Index of the current view."""

    class Clicked(Message):
        """A click on the name of a view."""

        def __init__(self, index: int) -> None:
            """Set the index of the view."""
            super().__init__()
            self.index = index

    def __init__(self, names: Sequence[str]) -> None:
        """Set the names of the views."""
        super().__init__()
        self._names = names
        self._click_areas: list[tuple[int, int, int]] = []

    def render(self) -> Content:
        """Build the line, starting with the first name unless the current one would not fit."""
        width = self.size.width
        whole = sum(map(len, self._names)) + GAP * (len(self._names) - 1)
        gap = GAP if whole <= width else GAP - 1
        first = 0
        while first < self.current and self._last_shown(first, gap) < self.current:
            first += 1
        last = self._last_shown(first, gap)
        line = assemble(("‹ ", "$text-muted")) if first else Content("")
        self._click_areas = []
        for index in range(first, last + 1):
            style = "bold underline $accent" if index == self.current else "$text-muted"
            start = line.cell_length
            line = assemble(line, (self._names[index], style), " " * gap)
            self._click_areas.append((start, line.cell_length, index))
        more = len(self._names) - 1 > last
        return assemble(line.rstrip(), (" ›", "$text-muted")) if more else line.rstrip()

    def _last_shown(self, first: int, gap: int) -> int:
        """Return the index of the last name that fits if the line starts with the name at *first*."""
        room = self.size.width - (2 if first else 0)
        last = first
        for index in range(first, len(self._names)):
            room -= len(self._names[index])
            if room < (0 if index == len(self._names) - 1 else 2):
                break
            last = index
            room -= gap
        return last

    def jump_targets(self) -> list[JumpTarget]:
        """Return the names of the views."""
        return [
            JumpTarget(Offset(start - 1, 0), partial(self.post_message, self.Clicked(index)))
            for start, _, index in self._click_areas
        ]

    def on_click(self, event: events.Click) -> None:
        """Post which name was clicked."""
        offset = event.get_content_offset(self)
        for start, end, index in self._click_areas if offset is not None else ():
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Clicked(index))
