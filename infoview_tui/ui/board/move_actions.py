"""Moving cards on the board: to another stage, and up or down within a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.services import board
from infoview_tui.services.board.manual_order import insertion_index
from infoview_tui.services.board.queries import read_cards

if TYPE_CHECKING:
    from infoview_tui.ui.board.bulk import BulkActions
    from infoview_tui.ui.board.filtering import BoardFilter
    from infoview_tui.ui.board.view import BoardView
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.screen import InfoviewScreen


class MoveActions:
    """Actions that move the card under the cursor or, to another stage, the selected cards."""

    def __init__(
        self,
        screen: InfoviewScreen,
        view: BoardView,
        board_filter: BoardFilter,
        contact_actions: ContactActions,
        bulk: BulkActions,
    ) -> None:
        """Set the screen, its board, and the parts that moving goes through."""
        self._screen = screen
        self._view = view
        self._filter = board_filter
        self._contact_actions = contact_actions
        self._bulk = bulk

    def action_move_stage(self, by: int) -> None:
        """Move the selected cards, or the one under the cursor, by one column, in one undo step."""
        cursor = self._view.cursor
        number = cursor.column + by
        if not 0 <= number < len(cursor.stages):
            return
        stage = cursor.stages[number]
        if cursor.selected_ids:
            self._bulk.move_selected(stage)
        elif cursor.contact_id is not None:
            self.move_contact(cursor.contact_id, stage)

    def move_contact(self, contact_id: int, stage: Stage) -> None:
        """Move a contact to a stage, with the follow-up actions of that stage. Ask for a time if it is Scheduled."""

        def show(result: str) -> None:
            self._show_moved(contact_id)
            if result:
                self._screen.show_status(f"{result} u undoes it.")

        self._contact_actions.move_to_stage(contact_id, stage, show)

    def drop(self, contact_ids: Sequence[int], stage: Stage) -> None:
        """Move the contacts that were dropped on a column."""
        if len(contact_ids) == 1:
            self.move_contact(contact_ids[0], stage)
        else:
            self._bulk.move_contacts(contact_ids, stage)

    def action_reorder(self, by: int) -> None:
        """Move the card up or down among the cards without a date in its column."""
        screen, contact_id = self._screen, self._view.current_contact_id
        if contact_id is None:
            return
        if self._filter.sort is not Sort.URGENCY:
            screen.show_status("Cards can be moved only when sorted by urgency. Press o to sort.")
            return
        with screen.reporting_errors():
            if board.commands.reorder_card(screen.workspace, contact_id, by, screen.now()):
                self._show_moved(contact_id)
            else:
                screen.show_status("Cards with a date are sorted by it; only others can be moved.")

    def show_added(self, contact_id: int) -> None:
        """Show a new card, with the cursor on it."""
        self._filter.clear()
        self._screen.load()
        self._view.go_to(contact_id)

    def _show_moved(self, contact_id: int) -> None:
        """Update the two changed columns, with the cursor on the moved card."""
        if self._filter.sort is Sort.URGENCY and not self._filter.text:
            self._show_in_new_place(contact_id)
        else:
            self._read_columns_again(contact_id)

    def _show_in_new_place(self, contact_id: int) -> None:
        """Show a card at its new place, without reading any column again."""
        workspace = self._screen.workspace
        for card in read_cards(workspace, [contact_id]):
            others = [each for each in self._view.cursor.columns[card.stage] if each != contact_id]
            row = insertion_index(workspace, contact_id, others)
            self._view.move_card(card, row, CurrentTime(self._screen.now(), self._screen.zone))

    def _read_columns_again(self, contact_id: int) -> None:
        """Read only the old and the new column of a contact."""
        stages = {stage for stage in Stage if contact_id in self._view.cursor.columns[stage]}
        stages |= {card.stage for card in read_cards(self._screen.workspace, [contact_id])}
        for stage in stages:
            self._view.show_column(stage, self._filter.read_column(stage), [contact_id])
        self._view.go_to(contact_id)
