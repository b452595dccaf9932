"""Rows and columns of a table, and which columns fit beside the first one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from textual.content import Content

MARGIN = 2
"""Cells between the left edge and the first column."""

GAP = 2
"""Cells before each column; the cursor mark is in the last of them."""

RIGHT_MARGIN = 1
"""Cells on the right between the last column and the scroll bar."""


def usable_width(width: int) -> int:
    """Return how much of a width in cells is left for the columns and their gaps, beside margins and scroll bar."""
    return width - MARGIN - RIGHT_MARGIN - 1


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column with its width in cells. The header may have several lines; each line that is too long is cut."""

    key: int
    header: Content
    width: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its head wraps in the first column; each line of a cell that is too long is cut.

    The cursor skips headings, which take the whole width.
    """

    key: Hashable
    head: Content
    cells: Mapping[int, Content] = field(default_factory=dict)
    is_heading: bool = False


def fitting_columns(columns: Sequence[GridColumn], first: int, room: int) -> range:
    """Return the indexes of the columns that fit in a width in cells, starting with *first*; at least that one."""
    last = first
    while last < len(columns) and (room := room - GAP - columns[last].width) >= 0:
        last += 1
    return range(first, max(last, min(first + 1, len(columns))))


def first_column_to_show(columns: Sequence[GridColumn], first: int, wanted: int, room: int) -> int:
    """Return the first column, as close as possible to *first*, so that *wanted* is shown and no room is wasted."""
    first = min(first, wanted)
    while first < wanted and wanted not in fitting_columns(columns, first, room):
        first += 1
    while first and fitting_columns(columns, first - 1, room).stop == len(columns):
        first -= 1
    return first


def line_of(content: Content, number: int) -> Content:
    """Return a line of content; empty past its end."""
    lines = content.split(allow_blank=True) if "\n" in content.plain else [content]
    return lines[number] if number < len(lines) else Content("")


def visible_rows(rows: Sequence[GridRow], tops: Sequence[int], first: int, height: int) -> list[tuple[int, int]]:
    """Return the index and the line of each row that starts in *height* lines from *first* on, without headings."""
    starts = [(index, top - first) for index, top in enumerate(tops[:-1]) if 0 <= top - first < height]
    return [(index, line) for index, line in starts if not rows[index].is_heading]


def column_lefts(columns: Sequence[GridColumn], shown: range, left: int) -> list[tuple[int, int]]:
    """Return the index and the first cell of each shown column; *left* is that of the first one."""
    lefts = accumulate((GAP + columns[index].width for index in shown), initial=left)
    return list(zip(shown, lefts, strict=False))
