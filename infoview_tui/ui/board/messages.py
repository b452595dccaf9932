"""What the board widget posts; its screen changes data and opens other screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from infoview_tui.domain.enums import Stage

if TYPE_CHECKING:
    from textual.widget import Widget


@dataclass
class BoardMessage(Message):
    """Something happened on a board."""

    board: Widget

    @property
    def control(self) -> Widget:
        """The board."""
        return self.board


@dataclass
class CursorMoved(BoardMessage):
    """The cursor moved to another contact, or to none."""

    contact_id: int | None


@dataclass
class SelectionChanged(BoardMessage):
    """The number of selected cards has changed."""

    count: int


@dataclass
class CardOpened(BoardMessage):
    """A card was double-clicked."""

    contact_id: int


@dataclass
class CardsDropped(BoardMessage):
    """Cards were dragged to the column of a stage."""

    contact_ids: list[int]
    stage: Stage
