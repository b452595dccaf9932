"""Moves the cursor of the week, and shows other weeks."""

from __future__ import annotations

from infoview_tui.ui.week.move_actions import MoveActions
from infoview_tui.ui.week.view import WeekView


class CursorActions:
    """Moves over hours, days, and weeks; a move of an appointment is saved before."""

    def __init__(self, view: WeekView, moving: MoveActions) -> None:
        """Set the week."""
        self._view = view
        self._moving = moving

    def action_cursor(self, days: int, rows: int) -> None:
        """Move the cursor."""
        self._moving.settle()
        if days:
            self._view.grid.move_days(days)
        else:
            self._view.grid.move_rows(rows)
        self._view.show_under_cursor()  # in the same frame

    def action_page(self, by: int) -> None:
        """Move the cursor by some hours."""
        self._moving.settle()
        self._view.grid.move_page(by)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last half hour of the day."""
        self._moving.settle()
        self._view.grid.move_rows(to * len(self._view.grid.cursor.stops()))

    def action_week(self, by: int) -> None:
        """Show another week; the cursor keeps its day and time."""
        self._moving.settle()
        self._view.show_week(by, self._view.grid.cursor.day_number)

    def action_today(self) -> None:
        """Go to the current time."""
        self._moving.settle()
        self._view.go_to_now()
