"""The board's cursor on the screen: what is drawn anew where it moves, and where cards are selected."""

from __future__ import annotations

from textual.message import Message

from infoview_tui.ui.board.canvas import BoardCanvas


class BoardMoves(BoardCanvas):
    """Moves one cursor over the cards, and selects with it."""

    class Moved(Message):
        """The cursor is on another contact, or on none."""

        def __init__(self, contact_id: int | None) -> None:
            """Say whose card it is on."""
            super().__init__()
            self.contact_id = contact_id

    class Selected(Message):
        """Other cards are selected than before."""

        def __init__(self, number: int) -> None:
            """Say how many."""
            super().__init__()
            self.number = number

    @property
    def current(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        return self.cursor.contact

    def go_to(self, contact_id: int) -> bool:
        """Put the cursor on a contact's card; tell whether it is on the board."""
        before = self.cursor.layout(), self.cursor.column
        tops = {stage: self.cursor.top_of(stage) for stage in self.cursor.stages}
        found = self.cursor.go_to(contact_id)
        if before[0] != self.cursor.layout():
            self.refresh()
        else:
            for column in {before[1], self.cursor.column}:
                stage = self.cursor.stages[column]
                if tops[stage] == self.cursor.top_of(stage):
                    self._refresh_cursor(column)
                else:
                    self._refresh_column(column)
        self._tell()
        return found

    def move(self, columns: int, rows: int) -> None:
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
            self.move_to(self.cursor.row + rows)
        else:
            self._tell()

    def move_to(self, row: int) -> None:
        """Move the cursor to a card of its column, as far as there are any."""
        stage, column = self.cursor.stage, self.cursor.column
        old_row, old_top = self.cursor.row, self.cursor.top_of(stage)
        self._refresh_card(column, old_row)
        self.cursor.go_to_row(row)
        if self.cursor.top_of(stage) == old_top:
            self._refresh_card(column, self.cursor.row)
        else:
            self._refresh_column(column)
        self._tell()

    def page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.move_to(self.cursor.row + by * self.cursor.layout().cards)

    def toggle(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.cursor.toggle()
        self._refresh_cursor(self.cursor.column)
        self._tell_selected()

    def select_range(self) -> None:
        """Select from where the range began to the cursor."""
        self.cursor.select_range()
        self._refresh_column(self.cursor.column)
        self._tell_selected()

    def clear_selection(self) -> None:
        """Select nothing."""
        self.cursor.clear_selection()
        self.refresh()
        self._tell_selected()

    def _tell(self) -> None:
        self.post_message(self.Moved(self.current))

    def _tell_selected(self) -> None:
        self.post_message(self.Selected(len(self.cursor.selected)))
