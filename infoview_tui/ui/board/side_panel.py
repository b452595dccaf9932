"""The side panel of the board, which follows the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview_tui.ui.board.peek import Peek
    from infoview_tui.ui.board.view import BoardView
    from infoview_tui.ui.shared.screen import InfoviewScreen


class SidePanel:
    """Opens and closes the side panel, and shows the contact under the cursor in it."""

    def __init__(self, screen: InfoviewScreen, view: BoardView) -> None:
        """Start without a panel."""
        self._screen = screen
        self._view = view
        self._peek: Peek | None = None

    def action_peek(self) -> None:
        """Toggle the side panel."""
        from infoview_tui.ui.board.peek import Peek

        if self._peek is not None:
            self.close()
        else:
            self._peek = Peek()
            self._view.posts_cursor_moves = True
            self._screen.mount(self._peek, after=self._view)
            self.update()

    def close(self) -> None:
        """Remove the panel, if it is open."""
        if self._peek is not None:
            self._peek.remove()
            self._peek = None
            self._view.posts_cursor_moves = False

    def update(self) -> None:
        """Show the contact under the cursor, if the panel is open."""
        if self._peek is None:
            return
        from infoview_tui.services.board.summary import read_summary

        screen, contact_id = self._screen, self._view.current_contact_id
        with screen.reporting_errors():
            summary = None if contact_id is None else read_summary(screen.workspace, contact_id)
            self._peek.show(summary, screen.now(), screen.zone)
