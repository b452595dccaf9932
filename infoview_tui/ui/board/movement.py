"""The board's cursor on the screen: what is drawn anew where it moves, and where cards are selected."""

from __future__ import annotations

from textual.message import Message

from infoview_tui.ui.board.canvas import BoardCanvas


class BoardMovement(BoardCanvas):
    """Moves one cursor over the cards, and selects with it."""

    class CursorMoved(Message):
        """The cursor is on another contact, or on none."""

        def __init__(self, contact_id: int | None) -> None:
            """Say whose card it is on."""
            super().__init__()
            self.contact_id = contact_id

    class SelectionChanged(Message):
        """Other cards are selected than before."""

        def __init__(self, count: int) -> None:
            """Say how many."""
            super().__init__()
            self.count = count

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        return self.cursor.contact_id

    def go_to(self, contact_id: int) -> bool:
        """Put the cursor on a contact's card; tell whether it is on the board."""
        before = self.cursor.layout(), self.cursor.column
        tops = {stage: self.cursor.first_visible_row(stage) for stage in self.cursor.stages}
        found = self.cursor.go_to(contact_id)
        if before[0] != self.cursor.layout():
            self.refresh()
        else:
            for column in {before[1], self.cursor.column}:
                stage = self.cursor.stages[column]
                if tops[stage] == self.cursor.first_visible_row(stage):
                    self._refresh_cursor(column)
                else:
                    self._refresh_column(column)
        self._post_cursor_moved()
        return found

    def move_by(self, columns: int, rows: int) -> None:
        """Move the cursor by columns and by cards; at an end it stays."""
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
        """Move the cursor to a card of its column, as far as there are any."""
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
        self.move_to_row(self.cursor.row + by * self.cursor.layout().visible_cards)

    def toggle_selected(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.cursor.toggle_selected()
        self._refresh_cursor(self.cursor.column)
        self._post_selection_changed()

    def select_range(self) -> None:
        """Select from where the range began to the cursor."""
        self.cursor.select_range()
        self._refresh_column(self.cursor.column)
        self._post_selection_changed()

    def clear_selection(self) -> None:
        """Select nothing."""
        self.cursor.clear_selection()
        self.refresh()
        self._post_selection_changed()

    def _post_cursor_moved(self) -> None:
        self.post_message(self.CursorMoved(self.current_contact_id))

    def _post_selection_changed(self) -> None:
        self.post_message(self.SelectionChanged(len(self.cursor.selected_ids)))
