"""Mouse handling on the board: clicks, the wheel, and dragging cards to another column."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.geometry import Offset
from textual.message import Message

from infoview_tui.domain.enums import Stage
from infoview_tui.ui.board.canvas import Drag
from infoview_tui.ui.board.layout import HEADER_ROWS
from infoview_tui.ui.board.movement import BoardMovement
from infoview_tui.ui.shared.jump_target import JumpTarget

DRAG_THRESHOLD = 2
"""Cells that the mouse moves with its button down before a click becomes a drag."""


class BoardMouse(BoardMovement):
    """Moves the cursor with clicks and the wheel, and posts what was opened or dropped; the screen moves contacts."""

    class CardOpened(Message):
        """A card was double-clicked."""

        def __init__(self, contact_id: int) -> None:
            """Set the contact."""
            super().__init__()
            self.contact_id = contact_id

    class CardsDropped(Message):
        """Cards were dragged to another column."""

        def __init__(self, contact_ids: list[int], stage: Stage) -> None:
            """Set the contacts and their new stage."""
            super().__init__()
            self.contact_ids = contact_ids
            self.stage = stage

    _press: tuple[int, int, int] | None = None
    """Contact whose card the button was pressed on, and the position."""

    @property
    def is_dragging(self) -> bool:
        """Whether a card is being dragged."""
        return self._drag is not None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Store the card under the pointer, in case a drag starts."""
        contact_id = self._contact_at(event.x, event.y)
        if event.button == 1 and contact_id is not None:
            self._press = contact_id, event.x, event.y

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the pressed card, or all selected cards if it is one of them."""
        if self._press is None:
            return
        contact_id, x, y = self._press
        if self._drag is None:
            if abs(event.x - x) + abs(event.y - y) < DRAG_THRESHOLD:
                return
            self.capture_mouse()
        dragged = self.cursor.target_contacts() if contact_id in self.cursor.selected_ids else [contact_id]
        self._drag = Drag(dragged, event.x, event.y)
        self.refresh()

    def on_mouse_up(self) -> None:
        """Drop the dragged cards, if they are over another column."""
        drag, target = self._drag, self.drop_target()
        self.cancel_drag()
        if drag is not None and target is not None:
            self.post_message(self.CardsDropped(drag.contact_ids, self.cursor.stages[target]))

    def cancel_drag(self) -> None:
        """Cancel the drag; nothing moves."""
        self._press = None
        if self._drag is not None:
            self._drag = None
            self.release_mouse()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor on a click; open the card on a double click."""
        column = self._column_at(event.x)
        if column is None:
            return
        self.move_by(column - self.cursor.column, 0)
        row = self._row_at(column, event.y)
        if row is not None:
            self.move_to_row(row)
            if event.chain == 2 and self.cursor.contact_id is not None:
                self.post_message(self.CardOpened(self.cursor.contact_id))

    def jump_targets(self) -> list[JumpTarget]:
        """Return the visible cards."""
        targets: list[JumpTarget] = []
        layout = self.cursor.layout()
        for column in range(layout.first_column, layout.last_column + 1):
            x, above = layout.column_left(column), None
            for y in range(HEADER_ROWS, self.size.height):
                row = self._row_at(column, y)
                if row is not None and row != above:
                    targets.append(JumpTarget(Offset(x, y), partial(self._go_to_card, column, row)))
                above = row
        return targets

    def _go_to_card(self, column: int, row: int) -> None:
        self.move_by(column - self.cursor.column, 0)
        self.move_to_row(row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor in the column under the pointer."""
        self._scroll_column(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor in the column under the pointer."""
        self._scroll_column(event, -1)

    def _scroll_column(self, event: events.MouseEvent, by: int) -> None:
        column = self._column_at(event.x)
        if column is not None:
            self.move_by(column - self.cursor.column, by)
            event.stop()

    def _column_at(self, x: int) -> int | None:
        layout = self.cursor.layout()
        return layout.column_at(x) if 0 <= x < sum(layout.widths) else None

    def _row_at(self, column: int, y: int) -> int | None:
        """Return the row of the card on a line of the board, as it is drawn."""
        placement = self.cursor.placement(self.cursor.stages[column])
        if placement.more_below and y == self.size.height - 1:
            return None
        return placement.row_at(y - HEADER_ROWS)

    def _contact_at(self, x: int, y: int) -> int | None:
        column = self._column_at(x)
        row = None if column is None else self._row_at(column, y)
        return None if column is None or row is None else self.cursor.columns[self.cursor.stages[column]][row]
