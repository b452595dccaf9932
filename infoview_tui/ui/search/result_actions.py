"""Keys of the search line that act on the results below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview_tui.ui.shared.widgets.query_input import QueryInput
    from infoview_tui.ui.shared.widgets.row_list import RowList


class ResultActions:
    """Moves in the results and opens one, while the line has the focus."""

    def __init__(self, line: QueryInput, results: RowList) -> None:
        """Set the line and the results."""
        self._line = line
        self._results = results

    def action_open_result(self) -> None:
        """Open the result under the cursor."""
        self._results.action_select_cursor()

    def action_move_result(self, by: int) -> None:
        """Move the cursor in the results."""
        self._results.action_move(by)

    def action_page_results(self, by: int) -> None:
        """Move the cursor by a page."""
        self._results.action_page(by)

    def action_focus_query(self) -> None:
        """Focus the line with all of its text selected, to type another search."""
        self._line.focus()
        self._line.action_select_all()
