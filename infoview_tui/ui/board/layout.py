"""Where the columns and cards of the board are: plain arithmetic, without a screen."""

from __future__ import annotations

from typing import NamedTuple

HEAD = 2
"""Lines above the cards: the stage with its count, and a blank one."""

CARD = 4
"""Lines of a card: name, what they do, what matters now, and a blank one."""

NARROWEST = 19
"""Cells that a column needs; narrower than twice this and a bit, the board shows one column at a time."""

ONE_COLUMN_BELOW = 60
"""Cells of width under which one column fills the board."""


class Layout(NamedTuple):
    """The columns that are seen: the first, how many, the width of each in cells, and how many cards fit."""

    first: int
    seen: int
    width: int
    cards: int

    def column_at(self, x: int) -> int:
        """The number of the column at a cell, seen or not: callers check it against their own."""
        return self.first + min(self.seen - 1, x // self.width)

    def left_of(self, column: int) -> int:
        """The first cell of a column."""
        return (column - self.first) * self.width

    def drop_at(self, x: int, columns: int) -> int:
        """The column that something dropped at a cell goes to: the one there, or past the edge the one beside it.

        Where one column fills the board, a quarter at each side stands for its neighbours.
        """
        total = self.width * self.seen
        edge = total // 4 if self.seen == 1 else 1
        if x < edge:
            return max(0, self.first - 1)
        if x >= total - edge:
            return min(columns - 1, self.first + self.seen)
        return self.column_at(x)


def lay_out(size: tuple[int, int], columns: int, current: int, first: int) -> Layout:
    """Return the layout of ``columns`` columns in a size (cells, lines), with the current one seen.

    ``first`` is the first column of the layout before: it stays where it can, so that nothing jumps.
    """
    width, height = size
    fits = 1 if width < ONE_COLUMN_BELOW else max(1, width // NARROWEST)
    count = max(1, min(columns, fits))
    first = max(0, min(first, columns - count))
    if current < first:
        first = current
    elif current >= first + count:
        first = current - count + 1
    return Layout(first, count, max(1, width // count), max(1, (height - HEAD + 1) // CARD))


def scrolled(top: int, cursor: int, cards: int, total: int) -> int:
    """Return the first card to be seen in a column, so that the cursor's is seen and no room is wasted."""
    top = min(top, cursor)
    top = max(top, cursor - cards + 1)
    return max(0, min(top, total - cards))
