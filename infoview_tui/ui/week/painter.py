"""Painter of the week: draws rows of a day, hours, and names of days as strips of styled text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from infoview_tui.domain.graphemes import iter_clusters
from infoview_tui.domain.week_entries import WeekEntryKind
from infoview_tui.ui.shared.line_wrap import truncate

STYLE_NAMES = (
    *(kind.value for kind in WeekEntryKind),
    *("day", "weekend", "working", "skipped", "hour", "line", "now", "head", "head-today", "hidden"),
    *("all-day", "cursor", "cursor-blurred", "mark", "moved"),
)
"""Component classes, without the prefix ``week--``."""

UPPER_HALF, LOWER_HALF = "▀", "▄"
BAR, HATCH = "▎", "╱"

_Cell = tuple[str, Style] | None
"""A text and its style; None for a cell that a wider text before it takes."""


class Part(NamedTuple):
    """What one entry takes of a row: cells from ``left`` to ``right``, and its upper and lower half."""

    style: str
    left: int
    right: int
    upper: bool
    lower: bool
    text: str = ""
    is_name: bool = False
    is_hatched: bool = False
    is_current: bool = False
    is_joined: bool = False
    """Whether another entry takes the other half."""


class RowLook(NamedTuple):
    """How a row of a day is drawn: its ground, the entries on it, and marks."""

    width: int
    ground: str
    parts: tuple[Part, ...] = ()
    cursor: str = ""
    """``cursor``, ``cursor-blurred``, or empty: the cursor is on the row and not on an entry."""
    cursor_text: str = ""
    now: str = ""
    """The character of the line at the current time, or empty."""
    hidden: int = 0
    """The number of entries for which there is no room."""
    line: str = ""
    """The mark of a full hour."""


class WeekPainter:
    """Draws the parts of the week with styles looked up by name."""

    def __init__(self, get_style: Callable[[str], Style]) -> None:
        """*get_style* returns the style for one of `STYLE_NAMES`, or the widget's own for an empty name."""
        self._get_style = get_style
        self._free_rows: dict[RowLook, Strip] = {}

    def draw_text(self, text: str, width: int, style_name: str, *, trailing: str = "") -> Strip:
        """Draw one line of text in one style, padded to the width, with a text at its end."""
        style = self._get_style(style_name)
        room = max(0, width - cell_len(trailing))
        parts = [Segment(set_cell_size(truncate(text, room), room), style)]
        if trailing:
            parts.append(Segment(trailing, self._get_style("hidden") + Style(bgcolor=style.bgcolor)))
        return Strip(parts, width).adjust_cell_length(width, style)

    def draw_row(self, look: RowLook) -> Strip:
        """Draw a row of a day, with a gap on its right. Rows without entries are alike, so they are kept."""
        if look.parts:
            return self._draw_row(look)
        if look not in self._free_rows:
            self._free_rows[look] = self._draw_row(look)
        return self._free_rows[look]

    def _draw_row(self, look: RowLook) -> Strip:
        width = look.width - 1
        ground = self._get_style(look.ground)
        if look.cursor:
            ground = ground + self._get_style(look.cursor)
        cells: list[_Cell] = [(" ", ground)] * width
        if look.line and cells:
            cells[0] = (look.line, ground + _color_of(self._get_style("line")))
        if look.now:
            cells = [(look.now, ground + _color_of(self._get_style("now")))] * width
        if look.parts:
            self._fill(cells, look.parts, ground)
        for part in look.parts:
            self._write_text(cells, part, ground)
        if look.cursor and cells:
            cells[0] = ("▌" if look.cursor == "cursor" else " ", ground + _color_of(self._get_style("mark")))
            if not look.parts:
                _put(cells, 1, truncate(look.cursor_text, width - 1), ground + Style(bold=True))
        if look.hidden:
            count = f"+{look.hidden}"
            _put(cells, max(0, width - len(count)), count, self._get_style("hidden") + Style(bgcolor=ground.bgcolor))
        segments = [Segment(*cell) for cell in cells if cell is not None]
        return Strip([*segments, Segment(" ", self._get_style(""))], look.width).simplify()

    def _fill(self, cells: list[_Cell], parts: Sequence[Part], ground: Style) -> None:
        """Fill the cells of entries, by halves."""
        uppers: dict[int, Part] = {x: part for part in parts if part.upper for x in range(part.left, part.right)}
        lowers: dict[int, Part] = {x: part for part in parts if part.lower for x in range(part.left, part.right)}
        for x in range(len(cells)):
            upper, lower = uppers.get(x), lowers.get(x)
            if upper is not None and upper is lower:
                cells[x] = self._full_cell(upper, x)
            elif upper is not None or lower is not None:
                cells[x] = self._half_cell(upper, lower, ground)

    def _full_cell(self, part: Part, x: int) -> tuple[str, Style]:
        style = self._part_style(part)
        if x == part.left:
            mark = self._get_style("mark") if part.is_current else style
            return "▌" if part.is_current else BAR, style + _color_of(mark)
        return HATCH if part.is_hatched else " ", style

    def _half_cell(self, upper: Part | None, lower: Part | None, ground: Style) -> tuple[str, Style]:
        above, below = (ground.bgcolor if part is None else self._fill_color(part, ground) for part in (upper, lower))
        if upper is None:
            return LOWER_HALF, Style(color=below, bgcolor=above)
        return UPPER_HALF, Style(color=above, bgcolor=below)

    def _fill_color(self, part: Part, ground: Style) -> Color | None:
        """Return the color that fills an entry: without a background of its own, that of its text."""
        style = self._part_style(part)
        return style.color if style.bgcolor == ground.bgcolor else style.bgcolor

    def _write_text(self, cells: list[_Cell], part: Part, ground: Style) -> None:
        room = part.right - part.left - 2
        if not part.text or room < 1:
            return
        style = self._part_style(part)
        if not ((part.upper and part.lower) or part.is_joined):
            style = style + Style(bgcolor=ground.bgcolor)
        text = truncate(part.text, room)
        _put(cells, part.left + 1, f"{text} " if part.is_hatched else text, style + Style(bold=part.is_name))

    def _part_style(self, part: Part) -> Style:
        style = self._get_style(part.style)
        return style + self._get_style("cursor") if part.is_current else style


def _color_of(style: Style) -> Style:
    return Style(color=style.color, bold=style.bold)


def _put(cells: list[_Cell], x: int, text: str, style: Style) -> None:
    """Put a text over cells, one cluster in each; the second cell of a wide one is None."""
    if x < len(cells) and cells[x] is None and x > 0:
        cells[x - 1] = (" ", style)
    for cluster in iter_clusters(text):
        size = cell_len(cluster)
        if size == 0 or x + size > len(cells):
            continue
        cells[x : x + size] = [(cluster, style), *[None] * (size - 1)]
        x += size
    if x < len(cells) and cells[x] is None:
        cells[x] = (" ", style)
