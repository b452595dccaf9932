"""The mouse on the board: clicks, the wheel, and dragging cards to another column."""

from __future__ import annotations

from textual import events
from textual.message import Message

from infoview_tui.domain.enums import Stage
from infoview_tui.ui.board.canvas import Drag
from infoview_tui.ui.board.layout import CARD_ROWS, HEADER_ROWS
from infoview_tui.ui.board.movement import BoardMovement

DRAG_THRESHOLD = 2
"""Cells that the mouse goes with its button down before it is a drag and no click."""


class BoardMouse(BoardMovement):
    """Moves the cursor by clicks and the wheel, and tells what was opened or dropped; the screen moves the contacts."""

    class CardOpened(Message):
        """A card was double-clicked."""

        def __init__(self, contact_id: int) -> None:
            """Say whose."""
            super().__init__()
            self.contact_id = contact_id

    class CardsDropped(Message):
        """Cards were dragged to another column."""

        def __init__(self, contact_ids: list[int], stage: Stage) -> None:
            """Say whose, and where."""
            super().__init__()
            self.contact_ids = contact_ids
            self.stage = stage

    _press: tuple[int, int, int] | None = None
    """Whose card the button went down on, and where."""

    @property
    def is_dragging(self) -> bool:
        """Whether a card is being dragged."""
        return self._drag is not None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember whose card the button went down on; moving on with it is a drag."""
        contact_id = self._contact_at(event.x, event.y)
        if event.button == 1 and contact_id is not None:
            self._press = contact_id, event.x, event.y

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag what the button went down on: the card, or all that are selected where it is one of them."""
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
        """Drop what was dragged, where it is another column."""
        drag, target = self._drag, self.drop_target()
        self.cancel_drag()
        if drag is not None and target is not None:
            self.post_message(self.CardsDropped(drag.contact_ids, self.cursor.stages[target]))

    def cancel_drag(self) -> None:
        """Let go of what was dragged; all stays where it was."""
        self._press = None
        if self._drag is not None:
            self._drag = None
            self.release_mouse()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a card, a double click opens it."""
        column = self._column_at(event.x)
        if column is None:
            return
        self.move_by(column - self.cursor.column, 0)
        row = self.cursor.first_visible_row(self.cursor.stage) + (event.y - HEADER_ROWS) // CARD_ROWS
        if event.y >= HEADER_ROWS and row < len(self.cursor.contact_ids):
            self.move_to_row(row)
            if event.chain == 2 and self.cursor.contact_id is not None:
                self.post_message(self.CardOpened(self.cursor.contact_id))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves through the column under it."""
        self._scroll_column(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves through the column under it."""
        self._scroll_column(event, -1)

    def _scroll_column(self, event: events.MouseEvent, by: int) -> None:
        column = self._column_at(event.x)
        if column is not None:
            self.move_by(column - self.cursor.column, by)
            event.stop()

    def _column_at(self, x: int) -> int | None:
        layout = self.cursor.layout()
        column = layout.column_at(x)
        return (
            column if x >= 0 and layout.first_column <= column < layout.first_column + layout.visible_columns else None
        )

    def _contact_at(self, x: int, y: int) -> int | None:
        column = self._column_at(x)
        if column is None or y < HEADER_ROWS:
            return None
        stage = self.cursor.stages[column]
        ids, row = self.cursor.columns[stage], self.cursor.first_visible_row(stage) + (y - HEADER_ROWS) // CARD_ROWS
        return ids[row] if row < len(ids) else None
