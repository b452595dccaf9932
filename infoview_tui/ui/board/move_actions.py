"""Moving cards on the board: to another stage, and up or down within a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.services import board, outreach
from infoview_tui.services.board.manual_order import insertion_index
from infoview_tui.services.board.queries import read_cards, read_column
from infoview_tui.ui.board.bulk import BoardBulkActions
from infoview_tui.ui.board.filtering import BoardFiltering
from infoview_tui.ui.board.view import BoardView

if TYPE_CHECKING:
    from infoview_tui.domain.appointments import Appointment


class BoardMoveActions(BoardFiltering, BoardBulkActions):
    """Actions that move the card under the cursor or, to another stage, the selected cards."""

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

    def move_contact(self, contact_id: int, stage: Stage) -> None:
        """Move a contact to a stage, with the follow-up actions of that stage. Ask for a time if it is Scheduled."""

        def move(appointment: Appointment | None = None) -> None:
            result = outreach.stages.move_contact(self.workspace, contact_id, stage, self.now(), appointment)
            self.contact_moved(contact_id)
            if result:
                self.show_status(f"{result} u undoes it.")

        if stage is Stage.SCHEDULED:
            self.ask_for_appointment(contact_id, move)
        else:
            with self.reporting_errors():
                move()

    def on_board_mouse_cards_dropped(self, message: BoardView.CardsDropped) -> None:
        """Move the dropped contacts."""
        if len(message.contact_ids) == 1:
            self.move_contact(message.contact_ids[0], message.stage)
        else:
            self.move_contacts(message.contact_ids, message.stage)

    def action_reorder(self, by: int) -> None:
        """Move the card up or down among the cards without a date in its column."""
        contact_id = self.board.current_contact_id
        if contact_id is None:
            return
        if self.sort is not Sort.URGENCY:
            self.show_status("Cards can be moved only when sorted by urgency. Press o to sort.")
            return
        with self.reporting_errors():
            if board.commands.reorder_card(self.workspace, contact_id, by, self.now()):
                self.contact_moved(contact_id)
            else:
                self.show_status("Cards with a date are sorted by it; only others can be moved.")

    def contact_moved(self, contact_id: int) -> None:
        """Update the two changed columns and the top bar, with the cursor on the moved card."""
        if self.sort is Sort.URGENCY and not self.filter_text:
            self._show_in_new_place(contact_id)
        else:
            self._read_columns_again(contact_id)
        self.context.update_top_bar()
        self.board.go_to(contact_id)

    def _show_in_new_place(self, contact_id: int) -> None:
        """Show a card at its new place, without reading any column again."""
        current = CurrentTime(self.now(), self.zone)
        for card in read_cards(self.workspace, [contact_id]):
            self.board.remove_card(contact_id, current)
            row = insertion_index(self.workspace, contact_id, self.board.cursor.columns[card.stage])
            self.board.insert_card(card, card.stage, row, current)

    def _read_columns_again(self, contact_id: int) -> None:
        """Read only the old and the new column of a contact."""
        stages = {stage for stage in Stage if contact_id in self.board.cursor.columns[stage]}
        stages |= {card.stage for card in read_cards(self.workspace, [contact_id])}
        for stage in stages:
            order = read_column(self.workspace, stage, self.filter_text, self.sort, now=self.now(), zone=self.zone)
            self.board.show_column(stage, order, [contact_id])
