"""A widget that keeps its lines until it is refreshed."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from infoview_tui.ui.shared.line_strips import WholeStrip


class CachedLines(Widget):
    """A widget that renders its lines once for each refresh: Textual asks every visible widget for all at each frame.

    Its background is opaque, so what is behind it does not matter.
    """

    _cached_lines: tuple[Region, list[Strip]] | None = None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Render the lines again."""
        self._cached_lines = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Render the lines in the new colors."""
        self._cached_lines = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines."""
        if self._cached_lines is None or self._cached_lines[0] != crop:
            self._cached_lines = crop, self.draw_lines(crop)
        return self._cached_lines[1]

    def draw_lines(self, crop: Region) -> list[Strip]:
        """Render the lines, which are then kept."""
        return [WholeStrip(strip, strip.cell_length) for strip in super().render_lines(crop)]
