"""What the parts of the board's screen share: the board itself."""

from __future__ import annotations

from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen


class BoardScreenBase(ContactActionsScreen):
    """A screen with a board on it."""

    @property
    def board(self) -> BoardView:
        """The board itself."""
        return self.query_one(BoardView)
