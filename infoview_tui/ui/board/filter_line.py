"""The line of the board's filter on its screen: shown while there is a filter, or one is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview_tui.ui.board.view import BoardView
    from infoview_tui.ui.shared.screen import InfoviewScreen


class BoardFilterLine:
    """Mounts and removes the input of the filter."""

    def __init__(self, screen: InfoviewScreen, view: BoardView) -> None:
        """Set the screen and its board."""
        self._screen = screen
        self._view = view

    @property
    def is_open(self) -> bool:
        """Whether the line is shown."""
        return bool(self._screen.query("#filter"))

    def open(self, text: str) -> None:
        """Show the line with a filter, and type in it. Raises InfoviewError if the values to complete can't be read."""
        from infoview_tui.services.board.filtering import list_filter_values
        from infoview_tui.services.contacts.card_texts import read_card_texts
        from infoview_tui.ui.board.filter_input import FilterInput

        workspace = self._screen.workspace
        if not self.is_open:
            self._screen.mount(FilterInput(list_filter_values(workspace), text, id="filter"))
            self._screen.call_after_refresh(workspace.cache.get, read_card_texts)  # so that the first letter is fast
        self._screen.query("#filter").focus()

    def open_later(self, text: str) -> None:
        """Show the line with a filter once the board is painted, and stay on the board."""
        self._screen.call_after_refresh(self._open_behind, text)

    def _open_behind(self, text: str) -> None:
        with self._screen.reporting_errors():
            self.open(text)
        self._view.focus()
        self._view.go_to_nearest()

    def close(self) -> None:
        """Remove the line."""
        self._screen.query("#filter").remove()
