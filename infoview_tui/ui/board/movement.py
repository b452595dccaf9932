"""Cursor movement and selection on the board, with minimal redraws."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message

from infoview_tui.ui.board.canvas import BoardCanvas


class BoardMovement(BoardCanvas):
    """Moves the cursor over the cards, and selects cards."""

    class CursorMoved(Message):
        """The cursor moved to another contact, or to none."""

        def __init__(self, contact_id: int | None) -> None:
            """Set the contact under the cursor."""
            super().__init__()
            self.contact_id = contact_id

    class SelectionChanged(Message):
        """The selection changed."""

        def __init__(self, count: int) -> None:
            """Set the number of selected cards."""
            super().__init__()
            self.count = count

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        return self.cursor.contact_id

    def go_to(self, contact_id: int) -> bool:
        """Move the cursor to a contact's card. Return whether it is on the board."""
        layout, left = self.cursor.layout(), self.cursor.column
        tops = [self.cursor.raw_first_row(stage) for stage in self.cursor.stages]
        self._refresh_cursor(left)
        found = self.cursor.go_to(contact_id)
        column = self.cursor.column
        if layout != self.cursor.layout():
            self.refresh()
        elif tops[column] == self.cursor.first_visible_row(self.cursor.stage):
            self._refresh_cursor(column)
        else:
            self._refresh_column(column)
        self._post_cursor_moved()
        return found

    def go_to_nearest(self) -> None:
        """Leave an empty column for the nearest one with cards, as when a filter has hidden the others."""
        nearest = self.cursor.nearest_contact()
        if self.current_contact_id is None and nearest is not None:
            self.go_to(nearest)

    def move_by(self, columns: int, rows: int) -> None:
        """Move the cursor by columns and rows; it stops at the edges."""
        before, left = self.cursor.layout(), self.cursor.column
        if columns:
            self.cursor.go_to_column(left + columns)
            if self.cursor.layout() != before:
                self.refresh()
            else:
                self._refresh_cursor(left)
                self._refresh_cursor(self.cursor.column)
        if rows:
            self.move_to_row(self.cursor.row + rows)
        else:
            self._post_cursor_moved()

    def move_to_row(self, row: int) -> None:
        """Move the cursor to a row of its column, clamped to the existing cards."""
        stage, column = self.cursor.stage, self.cursor.column
        old_row, old_top = self.cursor.row, self.cursor.first_visible_row(stage)
        self._refresh_card(column, old_row)
        self.cursor.go_to_row(row)
        if self.cursor.first_visible_row(stage) == old_top:
            self._refresh_card(column, self.cursor.row)
        else:
            self._refresh_column(column)
        self._post_cursor_moved()

    def page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.move_to_row(self.cursor.row + by * self.cursor.placement(self.cursor.stage).whole_cards)

    def toggle_selected(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.cursor.toggle_selected()
        self._refresh_cursor(self.cursor.column)
        self._post_selection_changed()

    def select_range(self) -> None:
        """Select the cards from the start of the range to the cursor."""
        self.cursor.select_range()
        self._refresh_column(self.cursor.column)
        self._post_selection_changed()

    def select(self, contact_ids: Iterable[int]) -> None:
        """Select these cards and no others."""
        self.cursor.clear_selection()
        self.cursor.selected_ids.update(contact_ids)
        self.refresh()
        self._post_selection_changed()

    def clear_selection(self) -> None:
        """Clear the selection."""
        self.cursor.clear_selection()
        self.refresh()
        self._post_selection_changed()

    def _post_cursor_moved(self) -> None:
        self.post_message(self.CursorMoved(self.current_contact_id))

    def _post_selection_changed(self) -> None:
        self.post_message(self.SelectionChanged(len(self.cursor.selected_ids)))
