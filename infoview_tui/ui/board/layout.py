"""Layout of the board's columns and cards: plain arithmetic, without Textual."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH

HEADER_ROWS = 2
"""Lines above the cards: the stage with its count, and a blank line."""

CARD_ROWS = 4
"""Lines of a card: name, role, headline, and a blank line."""

MIN_COLUMN_WIDTH = 19
"""Minimum width of a column in cells."""

SINGLE_COLUMN_BELOW = MEDIUM_WIDTH
"""Width in cells below which the board shows one column at a time."""


class BoardLayout(NamedTuple):
    """The visible columns: the first one, their number, their width in cells, and the cards that fit in each."""

    first_column: int
    visible_columns: int
    column_width: int
    visible_cards: int

    def column_at(self, x: int) -> int:
        """Return the index of the column at a cell; it may not exist, so callers check it."""
        return self.first_column + min(self.visible_columns - 1, x // self.column_width)

    def column_left(self, column: int) -> int:
        """Return the first cell of a column."""
        return (column - self.first_column) * self.column_width

    def drop_column(self, x: int, column_count: int) -> int:
        """Return the column that a drop at a cell goes to: the one there or, past the edge, the next one.

        If only one column is visible, the outer quarter on each side stands for its neighbor.
        """
        total = self.column_width * self.visible_columns
        edge = total // 4 if self.visible_columns == 1 else 1
        if x < edge:
            return max(0, self.first_column - 1)
        if x >= total - edge:
            return min(column_count - 1, self.first_column + self.visible_columns)
        return self.column_at(x)


def compute_layout(size: tuple[int, int], column_count: int, current_column: int, first_column: int) -> BoardLayout:
    """Return the layout of *column_count* columns for a size (cells, lines), with the current column visible.

    *first_column* is that of the previous layout; it changes only if necessary.
    """
    width, height = size
    fits = 1 if width < SINGLE_COLUMN_BELOW else max(1, width // MIN_COLUMN_WIDTH)
    count = max(1, min(column_count, fits))
    first_column = max(0, min(first_column, column_count - count))
    if current_column < first_column:
        first_column = current_column
    elif current_column >= first_column + count:
        first_column = current_column - count + 1
    return BoardLayout(first_column, count, max(1, width // count), max(1, (height - HEADER_ROWS + 1) // CARD_ROWS))


def first_visible_card(top: int, cursor: int, visible_cards: int, total: int) -> int:
    """Return the first visible card of a column, so that the cursor is visible and no space is wasted."""
    top = min(top, cursor)
    top = max(top, cursor - visible_cards + 1)
    return max(0, min(top, total - visible_cards))
