"""Board screen: all contacts, in a column for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from infoview_tui.domain.day_bounds import end_of_day
from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.domain.headline import Headline, choose_headline
from infoview_tui.services import board
from infoview_tui.services.board.queries import Card, card_facts, read_board, read_cards, read_column
from infoview_tui.ui.board.adding import BoardAdding
from infoview_tui.ui.board.bulk import BoardBulkActions
from infoview_tui.ui.board.filtering import BoardFiltering
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.bindings import BOARD

EMPTY_BOARD = "No contacts yet. Press n to add one, or ctrl+p to import."


class BoardScreen(BoardFiltering, BoardAdding, BoardBulkActions):
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
        self.board.show(order, self._search_words())

    def _search_words(self) -> tuple[str, ...]:
        """Return the search words to underline on the cards."""
        if not self.filter_text:
            return ()
        from infoview_tui.domain.filter_query import parse_filter_query  # the first paint has no filter

        return parse_filter_query(self.filter_text).words

    def _get_headline(self, card: Card) -> Headline:
        return choose_headline(card_facts(card), self.now(), self.zone)

    def current_contact_id(self) -> int | None:
        """Return the contact under the cursor."""
        return self.board.current_contact_id

    def contact_added(self, contact_id: int) -> None:
        """Show the new card, with the cursor on it."""
        self.clear_filter()
        self.load()
        self.board.go_to(contact_id)

    def contact_moved(self, contact_id: int) -> None:
        """Update the two changed columns, with the cursor on the moved card."""
        if self.sort is Sort.URGENCY and not self.filter_text:
            self._move_card(contact_id)
        else:
            self.refresh_columns([contact_id])
        self.board.go_to(contact_id)

    def _move_card(self, contact_id: int) -> None:
        """Move a card to its position in its new column, without reading either column again."""
        from infoview_tui.services.board.manual_order import insertion_index

        until = end_of_day(self.now(), self.zone)
        for card in read_cards(self.workspace, [contact_id]):
            self.board.remove_card(contact_id, until)
            stage = card.stage
            self.board.insert_card(
                card, stage, insertion_index(self.workspace, contact_id, self.board.cursor.columns[stage]), until
            )
        self.context.update_top_bar()

    def refresh_columns(self, contact_ids: Sequence[int]) -> None:
        """Read again only the old and the new columns of some contacts."""
        changed = set(contact_ids)
        columns = self.board.cursor.columns
        stages = {stage for stage in Stage if changed & set(columns[stage])}
        stages |= {card.stage for card in read_cards(self.workspace, contact_ids)}
        for stage in stages:
            order = read_column(self.workspace, stage, self.filter_text, self.sort, now=self.now(), zone=self.zone)
            self.board.show_column(stage, order, contact_ids)
        self.context.update_top_bar()

    def on_board_mouse_card_opened(self, message: BoardView.CardOpened) -> None:
        """Open the double-clicked contact."""
        self.navigation.open_contact(message.contact_id)

    def on_board_mouse_cards_dropped(self, message: BoardView.CardsDropped) -> None:
        """Move the dropped contacts."""
        if len(message.contact_ids) == 1:
            self.move_contact(message.contact_ids[0], message.stage)
        else:
            self.move_contacts(message.contact_ids, message.stage)

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
        elif self.board.current_contact_id is not None:
            self.navigation.open_contact(self.board.current_contact_id)

    def action_move_stage(self, by: int) -> None:
        """Move the selected cards, or the one under the cursor, by one column, in one undo step."""
        number = self.board.cursor.column + by
        if not 0 <= number < len(self.board.cursor.stages):
            return
        stage = self.board.cursor.stages[number]
        if self.board.cursor.selected_ids:
            self.move_selected(stage)
        elif self.board.current_contact_id is not None:
            self.move_contact(self.board.current_contact_id, stage)

    def action_reorder(self, by: int) -> None:
        """Move the card up or down among the cards without a date in its column."""
        contact_id = self.board.current_contact_id
        if contact_id is None:
            return
        if self.sort is not Sort.URGENCY:
            self.show_status("Cards can be moved only when sorted by urgency. Press o to sort.")
            return
        with self.reporting_errors():
            if board.commands.move_card(self.workspace, contact_id, by, self.now()):
                self.contact_moved(contact_id)
            else:
                self.show_status("Cards with a date are sorted by it; only others can be moved.")

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
