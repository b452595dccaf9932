"""The board: the outreach at a glance, a column for each stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from infoview_tui.domain.matters import Matter, what_matters
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import Stage
from infoview_tui.services import board as boards
from infoview_tui.ui.actions import BOARD
from infoview_tui.ui.screens.errands import ContactErrands
from infoview_tui.ui.widgets.board_view import BoardView

if TYPE_CHECKING:
    from textual.widgets import Input


class BoardScreen(ContactErrands):
    """Move over the cards, carry one along, and start every errand from the card under the cursor."""

    BINDINGS = [*BOARD]
    TAB = "board"
    HELP_GROUPS = ("Board",)
    AUTO_FOCUS = "BoardView"

    def compose_body(self) -> ComposeResult:
        """Give the board; the filter comes with /."""
        yield BoardView(partial(boards.read_cards, self.desk), self._matter)

    def on_mount(self) -> None:
        """Let the cards' times go on."""
        self._text = ""
        self.set_interval(60, self.board.forget_drawn)

    @property
    def board(self) -> BoardView:
        """The board itself."""
        return self.query_one(BoardView)

    def load(self) -> None:
        """Read the order of the cards; the cards themselves are read as they come into view."""
        text = self._text
        order = boards.read_order(self.desk, text).columns
        self.board.empty = (
            f"Nothing matches “{text}”. Escape clears the filter."
            if text
            else "Nobody is here yet. n adds a contact; ctrl+p finds the import of a LinkedIn export."
        )
        self.board.show(order)

    def _matter(self, card: boards.Card) -> Matter:
        return what_matters(boards.facts(card), self.now(), self.infoview.zone)

    def current_contact(self) -> int | None:
        """The contact under the cursor."""
        return self.board.current

    def added(self, contact_id: int) -> None:
        """Show the new card."""
        self._clear_filter()
        self.load()
        self.board.go_to(contact_id)

    def moved(self, contact_id: int) -> None:
        """Show the two columns that have changed, with the cursor on the card that was carried."""
        for stage in Stage:
            before = self.board.ids(stage)
            if contact_id in before:
                self.board.replace_column(stage, [other for other in before if other != contact_id], contact_id)
        for card in boards.read_cards(self.desk, [contact_id]):
            stage = Stage(card.stage)
            column = boards.read_column(self.desk, stage, self._text).columns[stage]
            self.board.replace_column(stage, column, contact_id)
            self.board.go_to(contact_id)

    def on_board_view_opened(self, message: BoardView.Opened) -> None:
        """Open the card that was double-clicked."""
        self.open_contact(message.contact_id)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Filter as it is typed."""
        self._text = clean_line(message.value)
        with self.telling():
            self.load()

    def on_input_submitted(self) -> None:
        """Keep the filter and go back to the cards."""
        if not self._text:
            self._clear_filter()
        self.board.focus()

    def action_filter(self) -> None:
        """Begin to filter, or go on with it."""
        from textual.widgets import Input

        if not self.query("#filter"):
            hint = "name, title, organization or path; enter keeps it, escape clears it"
            self.mount(Input(placeholder=hint, id="filter"))
        self.query_one("#filter", Input).cursor_blink = False
        self.query_one("#filter", Input).focus()

    def action_clear(self) -> None:
        """Clear the filter and go back to the cards."""
        self._clear_filter()
        self.board.focus()

    def _clear_filter(self) -> None:
        self.query("#filter").remove()
        if self._text:
            self._text = ""
            with self.telling():
                self.load()

    def action_cursor(self, columns: int, rows: int) -> None:
        """Move the cursor."""
        self.board.move(columns, rows)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.board.page(by)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last card of its column."""
        self.board.move_to(0 if to < 0 else len(self.board.ids(self.board.stage)) - 1)

    def action_open(self) -> None:
        """Open the contact under the cursor."""
        if self.board.current is not None:
            self.open_contact(self.board.current)

    def action_carry(self, by: int) -> None:
        """Carry the card under the cursor to the next column; what follows from it is said, and undone with it."""
        contact_id = self.board.current
        number = self.board.stages.index(self.board.stage) + by
        if contact_id is not None and 0 <= number < len(self.board.stages):
            self.move_to(contact_id, self.board.stages[number])

    def action_toggle_closed(self) -> None:
        """Show or hide the closed contacts."""
        self.board.show_closed(Stage.CLOSED not in self.board.stages)

    def action_delete(self) -> None:
        """Delete the contact under the cursor, with all that hangs on it; undo brings it back."""
        if self.board.current is not None:
            from infoview_tui.services.contacts import delete_contact

            with self.telling():
                name = delete_contact(self.desk, self.board.current, self.now())
                self.infoview.tell(f"Deleted {name} with all that was kept. u undoes it.")
            self.reload()
