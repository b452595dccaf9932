"""The mouse on the board: what is under it, and the cards that it drags. Plain data, without Textual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import HEADER_ROWS

DRAG_THRESHOLD = 2
"""Cells that the mouse moves with its button down before a click becomes a drag."""


class Drag(NamedTuple):
    """Dragged contacts and the position of the pointer."""

    contact_ids: list[int]
    x: int
    y: int


class Drop(NamedTuple):
    """Contacts that were dragged to another column, and its stage."""

    contact_ids: list[int]
    stage: Stage


class BoardPointer:
    """Finds the card under the pointer, and follows a drag."""

    def __init__(self, cursor: BoardCursor) -> None:
        """Start without a pressed button."""
        self._cursor = cursor
        self._press: tuple[int, int, int] | None = None
        """Contact whose card the button was pressed on, and the position."""
        self.drag: Drag | None = None

    def press(self, x: int, y: int) -> None:
        """Store the card under the pointer, in case a drag starts."""
        contact_id = self._contact_at(x, y)
        if contact_id is not None:
            self._press = contact_id, x, y

    def move(self, x: int, y: int) -> bool:
        """Drag the pressed card, or all selected cards if it is one of them. Return whether anything is dragged."""
        if self._press is None:
            return False
        contact_id, from_x, from_y = self._press
        if self.drag is None and abs(x - from_x) + abs(y - from_y) < DRAG_THRESHOLD:
            return False
        cursor = self._cursor
        dragged = cursor.target_contacts() if contact_id in cursor.selected_ids else [contact_id]
        self.drag = Drag(dragged, x, y)
        return True

    def release(self) -> Drop | None:
        """End the drag; return what is dropped where, unless nothing would change."""
        drag, target = self.drag, self.drop_target()
        self.cancel()
        return None if drag is None or target is None else Drop(drag.contact_ids, self._cursor.stages[target])

    def cancel(self) -> bool:
        """End the drag without a drop; return whether there was one."""
        was_dragging = self.drag is not None
        self._press = self.drag = None
        return was_dragging

    def drop_target(self) -> int | None:
        """Return the column that a drop would move cards to; None if nothing is dragged or nothing would change."""
        if self.drag is None:
            return None
        cursor = self._cursor
        number = cursor.layout().drop_column(self.drag.x, len(cursor.stages))
        there = cursor.columns[cursor.stages[number]]
        return number if any(contact not in there for contact in self.drag.contact_ids) else None

    def column_at(self, x: int) -> int | None:
        """Return the column at a cell."""
        layout = self._cursor.layout()
        return layout.column_at(x) if 0 <= x < sum(layout.widths) else None

    def row_at(self, column: int, y: int) -> int | None:
        """Return the row of the card on a line of the board, as it is drawn."""
        placement = self._cursor.placement(self._cursor.stages[column])
        if placement.more_below and y == self._cursor.size[1] - 1:
            return None
        return placement.row_at(y - HEADER_ROWS)

    def visible_cards(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield the first cell and line of each visible card, and its column and row."""
        layout = self._cursor.layout()
        for column in range(layout.first_column, layout.last_column + 1):
            above = None
            for y in range(HEADER_ROWS, self._cursor.size[1]):
                row = self.row_at(column, y)
                if row is not None and row != above:
                    yield layout.column_left(column), y, column, row
                above = row

    def _contact_at(self, x: int, y: int) -> int | None:
        column = self.column_at(x)
        row = None if column is None else self.row_at(column, y)
        return None if column is None or row is None else self._cursor.columns[self._cursor.stages[column]][row]
