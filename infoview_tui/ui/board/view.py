"""The board: columns of cards with one cursor. A key costs the same with twenty contacts and with ten thousand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.services.board.board import Card
from infoview_tui.services.board.manual_order import is_due
from infoview_tui.ui.board.mouse import BoardPointer

if TYPE_CHECKING:
    from infoview_tui.services.board.board import Order


class BoardView(BoardPointer, can_focus=True):
    """Columns of cards with one cursor that remembers its place in each column.

    It is given the order of the contacts by stage and reads cards by the page, as they come into view.
    """

    def show(self, order: Order, words: Sequence[str] = ()) -> None:
        """Show another order, with the words that were looked for."""
        self.words = words
        self._groups, self._matches = order.groups, order.matches
        self._due, self._nudges = order.due, order.nudges
        self._cards.clear()
        self._drawn.clear()
        selected = len(self.cursor.selected)
        self.cursor.show(order.columns)
        self.refresh()
        self._tell()
        if len(self.cursor.selected) != selected:
            self._tell_selected()

    def show_column(self, stage: Stage, order: Order, changed: Sequence[int]) -> None:
        """Show another order in one column; the cards of some contacts are read again."""
        for contact_id in changed:
            self._cards.pop(contact_id, None)
            self._drawn.pop(contact_id, None)
        self._groups |= order.groups
        self._matches |= order.matches
        self._due[stage] = order.due.get(stage, 0)
        if stage is Stage.CONTACTED:
            self._nudges = order.nudges
        self.cursor.show_column(stage, order.columns[stage])
        if stage in self.cursor.stages:
            self._refresh_column(self.cursor.stages.index(stage))

    def take_out(self, contact_id: int, until: datetime) -> None:
        """Take a card out of the column that it is in; ``until`` is when today ends (UTC)."""
        for stage, ids in self.cursor.columns.items():
            if contact_id in ids:
                self._count(self._cards.get(contact_id), stage, until, -1)
                self._change(stage, [other for other in ids if other != contact_id], contact_id)

    def put_in(self, card: Card, stage: Stage, row: int, until: datetime) -> None:
        """Put a card into a column at a place."""
        ids = list(self.cursor.columns[stage])
        ids.insert(row, card.id)
        self._count(card, stage, until, 1)
        self._change(stage, ids, card.id)
        self._cards[card.id] = card

    def _change(self, stage: Stage, ids: list[int], changed: int) -> None:
        self._cards.pop(changed, None)
        self._drawn.pop(changed, None)
        self.cursor.show_column(stage, ids)
        if stage in self.cursor.stages:
            self._refresh_column(self.cursor.stages.index(stage))

    def _count(self, card: Card | None, stage: Stage, until: datetime, by: int) -> None:
        """Keep the numbers of what is due as a card comes or goes."""
        if card is not None and is_due(card, until):
            self._due[stage] = max(0, self._due.get(stage, 0) + by)
            if stage is Stage.CONTACTED and card.action_kind == ActionKind.NUDGE:
                self._nudges = max(0, self._nudges + by)

    def show_closed(self, closed: bool) -> None:
        """Show or hide the closed contacts."""
        self.cursor.show_closed(closed)
        self.refresh()
        self._tell()
