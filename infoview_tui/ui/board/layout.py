"""Where the columns and cards of the board are: plain arithmetic, without a screen."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH

HEADER_ROWS = 2
"""Lines above the cards: the stage with its count, and a blank one."""

CARD_ROWS = 4
"""Lines of a card: name, what they do, what matters now, and a blank one."""

MIN_COLUMN_WIDTH = 19
"""Cells that a column needs; narrower than twice this and a bit, the board shows one column at a time."""

SINGLE_COLUMN_BELOW = MEDIUM_WIDTH
"""Cells of width under which one column fills the board."""


class BoardLayout(NamedTuple):
    """The columns that are seen: the first, how many, the width of each in cells, and how many cards fit."""

    first_column: int
    visible_columns: int
    column_width: int
    visible_cards: int

    def column_at(self, x: int) -> int:
        """The number of the column at a cell, seen or not: callers check it against their own."""
        return self.first_column + min(self.visible_columns - 1, x // self.column_width)

    def column_left(self, column: int) -> int:
        """The first cell of a column."""
        return (column - self.first_column) * self.column_width

    def drop_column(self, x: int, column_count: int) -> int:
        """The column that something dropped at a cell goes to: the one there, or past the edge the one beside it.

        Where one column fills the board, a quarter at each side stands for its neighbors.
        """
        total = self.column_width * self.visible_columns
        edge = total // 4 if self.visible_columns == 1 else 1
        if x < edge:
            return max(0, self.first_column - 1)
        if x >= total - edge:
            return min(column_count - 1, self.first_column + self.visible_columns)
        return self.column_at(x)


def compute_layout(size: tuple[int, int], column_count: int, current_column: int, first_column: int) -> BoardLayout:
    """Return the layout of ``columns`` columns in a size (cells, lines), with the current one seen.

    ``first`` is the first column of the layout before: it stays where it can, so that nothing jumps.
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
    """Return the first card to be seen in a column, so that the cursor's is seen and no room is wasted."""
    top = min(top, cursor)
    top = max(top, cursor - visible_cards + 1)
    return max(0, min(top, total - visible_cards))
