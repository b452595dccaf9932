"""Measures and draws rows of a list for a width, each once: a key then costs no more than the rows that it changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.color import Color
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.line_strips import WholeStrip
from infoview_tui.ui.shared.widgets.row import EMPTY, Row

GUTTER_WIDTH = 2
"""Cells on the left for the cursor mark."""

RIGHT_MARGIN = 1
"""Cells on the right between the text and the scroll bar."""

CURSOR = "cursor"
"""State of the row under the cursor, if the list has the focus."""

MAX_DRAWN_ROWS = 500
"""Maximum number of rows whose strips are kept: those of several screens."""

MAX_MEASURED_ROWS = 1_000
"""Maximum number of rows whose heights are kept, or twice as many as the longest list had.

A list may be built anew; one that is filtered shows the same rows again.
"""


class _Width(NamedTuple):
    """Widths in cells: of a line, of the part of it with text, and of the label column (0: each label its own)."""

    line: int = 0
    text: int = 0
    label: int = 0


class RowPainter:
    """Measures and draws rows for a widget that has a component class ``rows--…`` for each state of a row."""

    def __init__(self, widget: Widget) -> None:
        """Draw for this widget; call `fit` before anything else."""
        self._widget = widget
        self._width = _Width()
        self._heights: dict[Row, int] = {}
        self._heights_by_text: dict[Hashable, int] = {}
        self._most_rows = 0
        self._strips: LRUCache[Hashable, list[Strip]] = LRUCache(MAX_DRAWN_ROWS)
        self._styles: dict[str, Style] = {}
        self._background_color: Color | None = None
        self._span_styles: dict[str | Style, Style] = {}

    def fit(self, line_width: int, text_width: int, label_width: int) -> bool:
        """Draw lines of a width from now on; return whether it is another one than before.

        The text ends `RIGHT_MARGIN` before *text_width*. With a *label_width* of 0, each label has its own.
        """
        width = _Width(line_width, text_width, label_width)
        if width == self._width:
            return False
        self._width = width
        self._heights.clear()
        self._heights_by_text.clear()
        self._strips.clear()
        return True

    def forget_styles(self) -> None:
        """Draw in new styles."""
        self._strips.clear()
        self._styles.clear()
        self._background_color = None
        self._span_styles.clear()

    # Measuring

    def measure(self, rows: Sequence[Row]) -> list[int]:
        """Return the heights of rows in lines; nothing is drawn yet."""
        if self._width.text <= GUTTER_WIDTH + RIGHT_MARGIN:  # wrapping would be slow and useless
            return [1] * len(rows)
        try:
            heights = [self._heights[row] for row in rows]
        except KeyError:
            self._measure_missing(rows)
            heights = [self._heights[row] for row in rows]
        if rows and rows[0].is_heading:
            heights[0] -= 1
        return heights

    def _measure_missing(self, rows: Sequence[Row]) -> None:
        missing = [row for row in rows if row not in self._heights]
        self._most_rows = max(self._most_rows, len(rows))
        if len(self._heights) + len(missing) > max(MAX_MEASURED_ROWS, 2 * self._most_rows):
            self._heights = {row: self._heights[row] for row in rows if row in self._heights}
            self._heights_by_text.clear()
        for row in missing:
            self._heights[row] = self._measure_row(row)

    def _measure_row(self, row: Row) -> int:
        body, width = self._place_body(row, is_first=False)
        lines = body.plain.split("\n")
        if "\t" not in body.plain and all(cell_len(line) <= width for line in lines):  # wrapping takes longer
            return len(lines)
        key = (body.plain, width)
        if key not in self._heights_by_text:
            self._heights_by_text[key] = body.get_height(RulesMap(), width)
        return self._heights_by_text[key]

    def _place_body(self, row: Row, *, is_first: bool) -> tuple[Content, int]:
        """Return the body as drawn, and its width. A heading has a blank line above, unless it is the first row."""
        if row.is_heading:
            body = row.body if is_first else Content("\n").join([EMPTY, row.body])
            return body, max(1, self._width.text - GUTTER_WIDTH - RIGHT_MARGIN)
        width = self._width.text - GUTTER_WIDTH - self._label_cells(row) - RIGHT_MARGIN
        if not row.trailing:
            return row.body, max(1, width)
        if not self._has_trailing_column:
            return Content("\n").join([row.body, row.trailing]), max(1, width)
        return row.body, max(1, width - row.trailing.cell_length - 1)

    @property
    def _has_trailing_column(self) -> bool:
        return self._width.text >= MEDIUM_WIDTH

    def _label_cells(self, row: Row) -> int:
        return self._width.label or row.label.cell_length

    # Drawing

    def draw(self, row: Row, state: str, *, is_first: bool) -> Sequence[Strip]:
        """Return the lines of a row in a state: ``""``, or the rest of the name of its component class."""
        key = row.appearance, state, is_first and row.is_heading
        return self._drawn(key, lambda: self._draw_row(row, state, is_first=is_first))

    def draw_empty(self, text: str) -> Sequence[Strip]:
        """Return the lines of a text that is shown instead of rows."""
        return self._drawn((text, "empty"), lambda: self._draw_empty(text))

    def draw_blank(self) -> Strip:
        """Return a line below the rows."""
        (line,) = self._drawn("blank", lambda: [self._finish([], self._style(""))])
        return line

    def _drawn(self, key: Hashable, draw: Callable[[], Iterable[Strip]]) -> Sequence[Strip]:
        """Return lines from the cache; *draw* draws those that are new."""
        strips = self._strips.get(key)
        if strips is None:
            strips = self._strips[key] = list(draw())
        return strips

    def _draw_empty(self, text: str) -> Iterator[Strip]:
        style = self._style("empty")
        gutter = _blank(GUTTER_WIDTH, self._style(""))
        for line in Content(text).wrap(max(1, self._width.text - GUTTER_WIDTH)) if text else ():
            yield self._finish([*gutter, *self._render(line, style)], style)

    def _draw_row(self, row: Row, state: str, *, is_first: bool) -> Iterator[Strip]:
        style = self._style(state)
        body, width = self._place_body(row, is_first=is_first)
        mark = self._widget.get_component_rich_style("rows--mark", partial=True)
        gutter = Segment("▌ " if state == CURSOR else "  ", style.rich_style + mark)
        label_cells = 0 if row.is_heading else self._label_cells(row)
        label_style = style + self._widget.get_visual_style("rows--label", partial=True)
        for number, line in enumerate([body] if _fits(body, width) else body.wrap(width)):
            segments = [gutter]
            if label_cells:
                label = EMPTY if number else _first_line(row.label, label_cells)
                segments += self._render(label, label_style)
                segments += _blank(label_cells - label.cell_length, style)
            segments += self._render(line, style)
            if number == 0 and row.trailing and self._has_trailing_column and not row.is_heading:
                trailing = _first_line(row.trailing, row.trailing.cell_length)
                used = GUTTER_WIDTH + label_cells + line.cell_length
                segments += _blank(self._width.text - used - trailing.cell_length - RIGHT_MARGIN, style)
                segments += self._render(trailing, style)
            yield self._finish(segments, style)

    def _render(self, text: Content, style: Style) -> list[Segment]:
        """Return a line of text as segments."""
        if not text.spans:
            return [Segment(text.plain, style.rich_style)] if text else []
        rendered = text.render(style, end="", parse_style=self._parse_style)
        return [Segment(part, (style + part_style).rich_style) for part, part_style in rendered]

    def _finish(self, segments: list[Segment], style: Style) -> Strip:
        """Return a line of the full width, with the line filters of the app applied, such as for other colors."""
        strip = Strip(segments)
        missing = self._width.line - strip.cell_length
        if missing > 0:
            strip = Strip([*segments, *_blank(missing, style)], self._width.line)
        elif missing < 0:
            strip = strip.crop(0, self._width.line)
        for line_filter in self._widget.get_line_filters():
            strip = strip.apply_filter(line_filter, self._background)
        return WholeStrip(strip, strip.cell_length)

    @property
    def _background(self) -> Color:
        if self._background_color is None:
            self._background_color = self._widget.background_colors[1]
        return self._background_color

    def _style(self, state: str) -> Style:
        """Return the style of a row in a state."""
        if state not in self._styles:
            self._styles[state] = self._widget.get_visual_style(*([f"rows--{state}"] if state else []))
        return self._styles[state]

    def _parse_style(self, style: str | Style) -> Style:
        if style not in self._span_styles:
            self._span_styles[style] = style if isinstance(style, Style) else Style.parse(style)
        return self._span_styles[style]


def _fits(text: Content, width: int) -> bool:
    """Whether a text takes one line of a width as it is."""
    return text.cell_length <= width and not ("\n" in text.plain or "\t" in text.plain)


def _first_line(text: Content, width: int) -> Content:
    return text if _fits(text, width) else text.wrap(max(1, width))[0]


def _blank(width: int, style: Style) -> list[Segment]:
    return [Segment(" " * width, style.background_style.rich_style)] if width > 0 else []
