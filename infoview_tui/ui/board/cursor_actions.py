"""Actions that move the cursor of the board, and show or hide the closed contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview_tui.ui.board.view import BoardView


class CursorActions:
    """Moves the cursor over the cards."""

    def __init__(self, view: BoardView, show_status: Callable[[str], None]) -> None:
        """*show_status* shows what a key has done."""
        self._view = view
        self._show_status = show_status

    def action_cursor(self, columns: int, rows: int) -> None:
        """Move the cursor."""
        self._view.move_by(columns, rows)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._view.page(by)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last card of its column."""
        self._view.move_to_row(0 if to < 0 else len(self._view.cursor.contact_ids) - 1)

    def action_toggle_closed(self) -> None:
        """Show or hide the closed contacts."""
        shown = Stage.CLOSED not in self._view.cursor.stages
        self._view.set_closed_visible(shown)
        self._show_status("Closed contacts shown, right of In touch." if shown else "Closed contacts hidden.")
