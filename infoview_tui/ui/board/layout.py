"""Layout of the board's columns and cards: plain arithmetic, without Textual."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH

HEADER_ROWS = 2
"""Lines above the cards: the stage with its count, and a blank line."""

MIN_CARD_ROWS = 2
"""Lines of the shortest card: the name, and a blank line."""

MIN_COLUMN_WIDTH = 19
"""Minimum width in cells of a column that holds cards."""

SINGLE_COLUMN_BELOW = MEDIUM_WIDTH
"""Width in cells below which the board shows one column at a time."""


class ColumnNeeds(NamedTuple):
    """The minimum width of a column and the width at which no line of its visible cards wraps, in cells."""

    minimum: int
    wanted: int


class BoardLayout(NamedTuple):
    """The visible columns: the first one, and the width of each in cells."""

    first_column: int
    widths: tuple[int, ...]

    @property
    def visible_columns(self) -> int:
        """The number of visible columns."""
        return len(self.widths)

    @property
    def last_column(self) -> int:
        """The last visible column."""
        return self.first_column + len(self.widths) - 1

    def is_visible(self, column: int) -> bool:
        """Return whether a column is visible."""
        return self.first_column <= column <= self.last_column

    def column_at(self, x: int) -> int:
        """Return the index of the column at a cell, or of the last visible one right of it."""
        edges = list(accumulate(self.widths))
        return self.first_column + min(len(edges) - 1, bisect_right(edges, x))

    def column_left(self, column: int) -> int:
        """Return the first cell of a column."""
        return sum(self.widths[: column - self.first_column])

    def width_of(self, column: int) -> int:
        """Return the width of a visible column, or of the one next to it."""
        return self.widths[max(0, min(len(self.widths) - 1, column - self.first_column))]

    def drop_column(self, x: int, column_count: int) -> int:
        """Return the column that a drop at a cell goes to: the one there or, past the edge, the next one.

        If only one column is visible, the outer quarter on each side stands for its neighbor.
        """
        total = sum(self.widths)
        edge = total // 4 if self.visible_columns == 1 else 1
        if x < edge:
            return max(0, self.first_column - 1)
        if x >= total - edge:
            return min(column_count - 1, self.last_column + 1)
        return self.column_at(x)


def find_window(width: int, minimums: Sequence[int], current_column: int, first_column: int) -> tuple[int, int]:
    """Return the first visible column and their number, with the current one visible and no space wasted.

    *first_column* is that of the previous layout; it changes only if necessary.
    """
    if width < SINGLE_COLUMN_BELOW:
        return current_column, 1
    first_column = min(first_column, current_column)
    while current_column >= first_column + _count_fitting(width, minimums[first_column:]):
        first_column += 1
    while first_column and sum(minimums[first_column - 1 :]) <= width:
        first_column -= 1
    return first_column, _count_fitting(width, minimums[first_column:])


def _count_fitting(width: int, minimums: Sequence[int]) -> int:
    return max(1, sum(total <= width for total in accumulate(minimums)))


def share_width(width: int, needs: Sequence[ColumnNeeds]) -> tuple[int, ...]:
    """Return the width of each column: what it wants or, if that is too much for all, an equal limit for the largest.

    Space that nobody wants is shared equally.
    """
    limit = max(1, width)
    low = 0
    while low < limit:  # the largest limit at which all fit
        middle = (low + limit + 1) // 2
        if sum(_limited(need, middle) for need in needs) <= width:
            low = middle
        else:
            limit = middle - 1
    widths = [_limited(need, limit) for need in needs]
    spare = width - sum(widths)
    if spare < 0:  # even the minimums do not fit, which only one column can cause
        return (max(1, width),) if len(needs) == 1 else tuple(widths)
    wanting = [number for number, need in enumerate(needs) if need.wanted > widths[number]] or list(range(len(needs)))
    each, rest = divmod(spare, len(wanting))
    for position, number in enumerate(wanting):
        widths[number] += each + (position < rest)
    return tuple(widths)


def _limited(need: ColumnNeeds, limit: int) -> int:
    return max(need.minimum, min(need.wanted, limit))


class Placement(NamedTuple):
    """The visible cards of a column: the first one, the line on which each starts and the last one ends, and the
    number of cards below that are not visible in full. Lines count from the first card.
    """

    first_row: int
    starts: tuple[int, ...]
    more_below: int

    def row_at(self, line: int) -> int | None:
        """Return the row of the card on a line; the blank line under a card is part of it."""
        if not 0 <= line < self.starts[-1]:
            return None
        return self.first_row + bisect_right(self.starts, line) - 1

    def start_of(self, row: int) -> int | None:
        """Return the first line of a card, or None if it is not visible."""
        index = row - self.first_row
        return self.starts[index] if 0 <= index < len(self.starts) - 1 else None

    @property
    def whole_cards(self) -> int:
        """The number of cards that are visible in full, at least one."""
        return max(1, len(self.starts) - 1 - (1 if self.more_below and len(self.starts) > 2 else 0))


def place_cards(first_row: int, cursor: int, total: int, height: int, measure: Callable[[int], int]) -> Placement:
    """Place the cards of a column of *height* lines, so that the cursor's card is visible and no space is wasted.

    *measure* returns the lines of a card with the blank line under it. Only about as many cards are measured as fit.
    If there are more below, the last line is left to say so.
    """
    first_row = max(0, min(first_row, cursor, total - 1))
    room = height + 1  # the blank line under the last card may be cut
    first_row = max(first_row, _first_fitting(cursor, room - 1, measure)) if total else 0
    if (total - first_row) * MIN_CARD_ROWS <= room:
        first_row = min(first_row, _first_fitting(total - 1, room, measure))
    starts = [0]
    row = first_row
    while row < total and starts[-1] < height:
        starts.append(starts[-1] + measure(row))
        row += 1
    more = 0
    if row < total or starts[-1] > room:
        whole = sum(start <= room - 1 for start in starts[1:])
        more = total - first_row - max(1, whole)
    return Placement(first_row, tuple(starts), max(0, more))


def _first_fitting(last: int, room: int, measure: Callable[[int], int]) -> int:
    """Return the first card of those that end with *last* and fit in *room* lines; *last* always fits."""
    row, used = last, measure(last) if last >= 0 else 0
    while row > 0:
        used += measure(row - 1)
        if used > room:
            break
        row -= 1
    return max(0, row)
