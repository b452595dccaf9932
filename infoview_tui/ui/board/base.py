"""Base class of the board screen's mixins."""

from __future__ import annotations

from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen


class BoardScreenBase(ContactActionsScreen):
    """A screen with a `BoardView`."""

    @property
    def board(self) -> BoardView:
        """The board widget."""
        return self.query_one(BoardView)
