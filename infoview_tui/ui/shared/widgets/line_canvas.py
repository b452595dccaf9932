"""Base of widgets that draw columns line by line, and keep every piece of a line that has not changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class LineCanvas(Widget):
    """A widget of columns. Its lines are drawn in pieces, one for each column, so that a key redraws only a few.

    Skipping border and padding, which such a widget does not have, makes drawing three times as fast.
    """

    STYLE_PREFIX = ""
    """Component classes begin with it: ``board--``."""

    def __init__(self, *, id: str | None = None) -> None:
        """Create it without pieces."""
        self._drawn_lines: dict[tuple[int, int], tuple[Strip, Strip]] = {}
        """The pieces by column and line, each as it was drawn, and as it is after the line filters."""
        self._whole_lines: dict[int, Strip] = {}
        super().__init__(id=id)
        self._style_cache: dict[str, Style] = {}
        self._background_cache: Color | None = None
        self._text_filters: list[LineFilter] | None = None

    def columns_in(self, region: Region) -> range:
        """Return the numbers of the columns that a region touches."""
        raise NotImplementedError

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        self._style_cache.clear()
        self._background_cache = self._text_filters = None
        self._forget_lines(())
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Redraw some regions, or all."""
        self._forget_lines(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def redraw_column(self, column: int, left: int, width: int, lines: Sequence[Strip]) -> None:
        """Show the lines of a column that was drawn again, and repaint only those that look different."""
        changed: list[Region] = []
        for y, drawn in enumerate(lines):
            before = self._drawn_lines.get((column, y))
            if before is not None and before[0] is drawn:
                continue
            strip = self._apply_line_filters(drawn)
            self._drawn_lines[column, y] = drawn, strip
            if before is None or strip != before[1]:
                self._whole_lines.pop(y, None)
                changed.append(Region(left, y, width, 1))
        if changed:
            super().refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        (line,) = self.render_lines(Region(0, y, self.size.width, 1))
        return line

    def _forget_lines(self, regions: Sequence[Region]) -> None:
        """Drop cached pieces in some regions, or all."""
        if not regions:
            self._drawn_lines.clear()
            self._whole_lines.clear()
            return
        for region in regions:
            columns = self.columns_in(region)
            for y in region.line_range:
                self._whole_lines.pop(y, None)
                for number in columns:
                    self._drawn_lines.pop((number, y), None)

    def _cached_piece(self, column: int, y: int, draw: Callable[[int, int], Strip]) -> Strip:
        """Return the piece of a line in a column; *draw* draws it if it has changed."""
        piece = self._drawn_lines.get((column, y))
        if piece is None:
            drawn = draw(column, y)
            piece = self._drawn_lines[column, y] = drawn, self._apply_line_filters(drawn)
        return piece[1]

    def _apply_line_filters(self, strip: Strip) -> Strip:
        """Apply the app's line filters, such as for terminals without colors, to what is not in their styles yet."""
        if self._text_filters is None:
            self._text_filters = [each for each in self.get_line_filters() if not isinstance(each, ANSIToTruecolor)]
        for each in self._text_filters:
            strip = strip.apply_filter(each, self._background)
        return strip

    @property
    def _background(self) -> Color:
        if self._background_cache is None:
            self._background_cache = self.background_colors[1]
        return self._background_cache

    def _cached_style(self, name: str) -> Style:
        """Return the style of a part, or of the widget itself; computing one takes as long as drawing a card."""
        style = self._style_cache.get(name)
        if style is None:
            is_partial = name.startswith("cursor")
            style = (
                self.get_component_rich_style(f"{self.STYLE_PREFIX}{name}", partial=is_partial)
                if name
                else self.rich_style
            )
            for each in self.get_line_filters():
                if isinstance(each, ANSIToTruecolor):  # once for a style, instead of for each piece
                    style = each.truecolor_style(style, self._background.rich_color)
            self._style_cache[name] = style
        return style
