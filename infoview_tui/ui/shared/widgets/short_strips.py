"""Cache of drawn short texts, such as the labels of a list: many rows have the same."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget


class ShortStrips:
    """Draws texts of one line for a widget, each once for a width and a style."""

    def __init__(self, widget: Widget) -> None:
        """Draw for this widget."""
        self._widget = widget
        self._strips: dict[Hashable, Strip] = {}

    def draw(self, content: Content, width: int, style: Style) -> Strip:
        """Return the first line of a text, at most as wide as *width* in cells."""
        key = (content.plain, tuple(content.spans), width, style)
        strip = self._strips.get(key)
        if strip is None:
            lines = Visual.to_strips(self._widget, content, width, 1, style, apply_selection=False)
            strip = self._strips[key] = lines[0] if lines else Strip([])
        return strip

    def clear(self) -> None:
        """Forget all texts, as when colors or the width have changed."""
        self._strips.clear()
