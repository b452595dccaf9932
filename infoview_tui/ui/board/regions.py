"""Where the parts of the board are, so that only what has changed is drawn again."""

from __future__ import annotations

from textual.geometry import Region

from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import HEADER_ROWS


class BoardRegions:
    """Returns the regions of the widget in which visible parts are; nothing for parts that are not visible."""

    def __init__(self, cursor: BoardCursor) -> None:
        """Set the cursor, which knows the layout."""
        self._cursor = cursor

    def header(self, column: int) -> list[Region]:
        """Return the region of a column's header."""
        return self._lines(column, 0, 1)

    def card(self, column: int, row: int) -> list[Region]:
        """Return the region of a card."""
        if not self._cursor.layout().is_visible(column):
            return []
        placement = self._cursor.placement(self._cursor.stages[column])
        top = placement.start_of(row)
        if top is None:
            return []
        return self._lines(column, HEADER_ROWS + top, placement.starts[row - placement.first_row + 1] - top)

    def card_at_cursor(self, column: int) -> list[Region]:
        """Return the region of the card under the cursor of a column, and of the column's header."""
        row = self._cursor.row_of(self._cursor.stages[column])
        return [*self.card(column, row), *self.header(column)]

    def _lines(self, column: int, top: int, height: int) -> list[Region]:
        layout = self._cursor.layout()
        if not layout.is_visible(column):
            return []
        return [Region(layout.column_left(column), top, layout.width_of(column), height)]
