"""Geometry of the week: which days and rows are visible, and where they are drawn."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.week_layout import DAY_ROWS, DAYS
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, WIDE_WIDTH

GUTTER_WIDTH = 6
"""Cells on the left for the hours."""

TWO_ZONES_GUTTER_WIDTH = 12
"""The same with the hours of a contact in another zone."""

GUTTER = -1
"""Number of the gutter among the columns."""


class WeekGeometry(NamedTuple):
    """Visible days and rows. Columns are numbered from the first visible day; rows are half hours after midnight."""

    width: int
    height: int
    gutter_width: int
    first_day: int
    top_row: int
    all_day_rows: int

    @property
    def columns(self) -> int:
        """Visible days: seven, three, or one, by the width."""
        return visible_days(self.width)

    @property
    def header_rows(self) -> int:
        """Lines above the hours: the names of the days, and entries of whole days."""
        return 1 + self.all_day_rows

    @property
    def rows(self) -> int:
        """Visible rows."""
        return max(1, min(DAY_ROWS, self.height - self.header_rows))

    def column_left(self, column: int) -> int:
        """Return the first cell of a column."""
        return 0 if column < 0 else self.gutter_width + column * (self.width - self.gutter_width) // self.columns

    def column_width(self, column: int) -> int:
        """Return the width of a column in cells, with the gap on its right."""
        return self.column_left(column + 1) - self.column_left(column)

    def column_at(self, x: int) -> int:
        """Return the column of a cell, or `GUTTER`."""
        return next((at for at in reversed(range(self.columns)) if x >= self.column_left(at)), GUTTER)

    def y_of(self, row: int) -> int:
        """Return the line of a row, which may be outside."""
        return self.header_rows + row - self.top_row

    def row_at(self, y: int) -> int:
        """Return the row of a line, which may be outside."""
        return y - self.header_rows + self.top_row

    def is_row_visible(self, row: int) -> bool:
        """Whether a row is visible."""
        return self.top_row <= row < self.top_row + self.rows


def visible_days(width: int) -> int:
    """Return how many days fit side by side."""
    return DAYS if width >= WIDE_WIDTH else 3 if width >= MEDIUM_WIDTH else 1
