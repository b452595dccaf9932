"""Board screen: all contacts, in a column for each stage."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.headline import Headline, choose_headline
from infoview_tui.services.board.queries import Card, card_facts, read_board, read_cards
from infoview_tui.ui.board.move_actions import BoardMoveActions
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.adding import AddingScreen
from infoview_tui.ui.shared.bindings import BOARD

EMPTY_BOARD = "No contacts yet. Press n to add one, or ctrl+p to import."


class BoardScreen(BoardMoveActions, AddingScreen):
    """The board: move the cursor over cards, move cards between stages, and act on the contact under the cursor."""

    BINDINGS = [*BOARD]
    TAB = "board"
    HELP_GROUPS = ("Board", "Filter", "Quick add", "Selection", "Saved views", "Tag or path")
    AUTO_FOCUS = "BoardView"

    def compose_body(self) -> ComposeResult:
        """Compose the board; the filter and the side panel are mounted when needed."""
        yield BoardView(partial(read_cards, self.workspace), self._get_headline)

    def on_mount(self) -> None:
        """Redraw the cards every minute, since they show times."""
        self.set_interval(60, self.board.redraw_cards)

    def load(self) -> None:
        """Read the order of the cards; the cards themselves are read when they become visible."""
        order = read_board(self.workspace, self.filter_text, self.sort, now=self.now(), zone=self.zone)
        no_match = f"No contact matches “{self.filter_text}”. Press escape to clear the filter."
        self.board.empty_text = no_match if self.filter_text else EMPTY_BOARD
        self.board.show(order, self._search_words(), keep_widths=bool(self.filter_text))

    def _search_words(self) -> tuple[str, ...]:
        """Return the search words to underline on the cards."""
        if not self.filter_text:
            return ()
        from infoview_tui.domain.filter_query import parse_filter_query  # the first paint has no filter

        return parse_filter_query(self.filter_text).words

    def _get_headline(self, card: Card) -> Headline:
        return choose_headline(card_facts(card), self.now(), self.zone, self.workspace.cadence)

    def current_contact_id(self) -> int | None:
        """Return the contact under the cursor."""
        return self.board.current_contact_id

    def contact_added(self, contact_id: int) -> None:
        """Show the new card, with the cursor on it."""
        self.clear_filter()
        self.load()
        self.board.go_to(contact_id)

    def on_board_mouse_card_opened(self, message: BoardView.CardOpened) -> None:
        """Open the double-clicked contact."""
        self.navigation.open_contact(message.contact_id)

    def on_board_movement_cursor_moved(self) -> None:
        """Update the side panel."""
        self._show_summary()

    def action_peek(self) -> None:
        """Toggle the side panel."""
        from infoview_tui.ui.board.peek import Peek

        if self.query(Peek):
            self.query(Peek).remove()
        else:
            self.mount(Peek(), after=self.board)
            self._show_summary()

    def _show_summary(self) -> None:
        for peek in self.query("Peek"):
            from infoview_tui.services.board.summary import read_summary
            from infoview_tui.ui.board.peek import Peek

            if isinstance(peek, Peek):
                with self.reporting_errors():
                    summary = (
                        None
                        if self.board.current_contact_id is None
                        else read_summary(self.workspace, self.board.current_contact_id)
                    )
                    peek.show(summary, self.now(), self.zone)

    def action_cursor(self, columns: int, rows: int) -> None:
        """Move the cursor."""
        self.board.move_by(columns, rows)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.board.page(by)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last card of its column."""
        self.board.move_to_row(0 if to < 0 else len(self.board.cursor.contact_ids) - 1)

    def action_open(self) -> None:
        """Open the contact under the cursor, or the menu of actions if cards are selected."""
        if self.board.cursor.selected_ids:
            self.open_bulk_menu()
        elif (contact_id := self.require_contact_id()) is not None:
            self.navigation.open_contact(contact_id)

    def action_toggle_closed(self) -> None:
        """Show or hide the closed contacts."""
        shown = Stage.CLOSED not in self.board.cursor.stages
        self.board.set_closed_visible(shown)
        self.show_status("Closed contacts shown, right of In touch." if shown else "Closed contacts hidden.")

    def action_clear(self) -> None:
        """Cancel the drag, or else clear the selection, or else the filter, or else close the side panel."""
        if self.board.is_dragging:
            self.board.cancel_drag()
        elif self.board.cursor.selected_ids:
            self.board.clear_selection()
        elif self.filter_text or self.query("#filter"):
            self.clear_filter()
            self.reload()
            self.board.focus()
        else:
            self.query("Peek").remove()
