"""The filter of a list of subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview_tui.ui.shared.widgets.line_input import LineInput
    from infoview_tui.ui.shared.widgets.row_list import RowList


class ListFilter:
    """Opens and clears the line that filters a list."""

    def __init__(self, line: LineInput, rows: RowList) -> None:
        """Set the line, and the list that it filters."""
        self._filter = line
        self._rows = rows

    def action_filter(self) -> None:
        """Open the filter."""
        self._filter.display = True
        self._filter.focus()

    def action_clear_filter(self) -> None:
        """Show the whole list."""
        self._filter.value = ""
        self._filter.display = False
        self._rows.focus()

    def action_move(self, by: int) -> None:
        """Move the cursor of the list while the filter has the focus."""
        self._rows.action_move(by)
