"""Board widget: columns of cards with a cursor. A key takes the same time with ten thousand contacts as with twenty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.services.board.manual_order import is_due
from infoview_tui.services.board.queries import Card
from infoview_tui.ui.board.mouse import BoardMouse

if TYPE_CHECKING:
    from infoview_tui.services.board.queries import BoardOrder


class BoardView(BoardMouse, can_focus=True):
    """Columns of cards with a cursor that remembers its row in each column.

    It receives the order of the contacts by stage, and reads cards in pages when they become visible.
    """

    def show(self, order: BoardOrder, search_words: Sequence[str] = (), *, keep_widths: bool = False) -> None:
        """Show a new order, with the search words to underline. *keep_widths* is for a filter, see `BoardCursor`."""
        self.cards.clear()
        self.cards.search_words, self.cards.matches = search_words, order.matches
        self._groups = order.groups
        self._due_counts, self._nudge_count = order.due_counts, order.nudge_count
        self._extras.clear()
        selected = len(self.cursor.selected_ids)
        self.cursor.set_columns(order.columns, keep_widths=keep_widths)
        self.refresh()
        self._post_cursor_moved()
        if len(self.cursor.selected_ids) != selected:
            self._post_selection_changed()

    def show_column(self, stage: Stage, order: BoardOrder, changed_ids: Sequence[int]) -> None:
        """Show a new order in one column; the cards of *changed_ids* are read again."""
        for contact_id in changed_ids:
            self.cards.forget(contact_id)
        self._groups |= order.groups
        self.cards.update_matches(order.matches)
        self._due_counts[stage] = order.due_counts.get(stage, 0)
        if stage is Stage.CONTACTED:
            self._nudge_count = order.nudge_count
        self._set_column(stage, order.columns[stage])

    def remove_card(self, contact_id: int, current: CurrentTime) -> None:
        """Remove a card from its column."""
        for stage, ids in self.cursor.columns.items():
            if contact_id in ids:
                self._update_due_count(self.cards.peek(contact_id), stage, current, -1)
                self.cards.forget(contact_id)
                self._set_column(stage, [other for other in ids if other != contact_id])

    def insert_card(self, card: Card, stage: Stage, row: int, current: CurrentTime) -> None:
        """Insert a card into a column at a row."""
        ids = list(self.cursor.columns[stage])
        ids.insert(row, card.id)
        self._update_due_count(card, stage, current, 1)
        self.cards.forget(card.id)
        self.cards.put(card)
        self._set_column(stage, ids)

    def _set_column(self, stage: Stage, contact_ids: list[int]) -> None:
        before = self.cursor.layout()
        self._extras.pop(stage, None)
        self.cursor.set_column(stage, contact_ids)
        if self.cursor.layout() != before:
            self.refresh()
        elif stage in self.cursor.stages:
            self._refresh_column(self.cursor.stages.index(stage))

    def _update_due_count(self, card: Card | None, stage: Stage, current: CurrentTime, delta: int) -> None:
        """Update the number of due actions when a card is added or removed."""
        if card is not None and is_due(card, current):
            self._due_counts[stage] = max(0, self._due_counts.get(stage, 0) + delta)
            if stage is Stage.CONTACTED and card.action_kind == ActionKind.NUDGE:
                self._nudge_count = max(0, self._nudge_count + delta)

    def set_closed_visible(self, visible: bool) -> None:
        """Show or hide the closed contacts."""
        self._extras.clear()
        self.cursor.set_closed_visible(visible)
        self.refresh()
        self._post_cursor_moved()
