"""Filtering on the board: the filter, the sort order, and saved views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import board
from infoview_tui.services.board.queries import read_board, read_column

if TYPE_CHECKING:
    from infoview_tui.services.board.queries import BoardOrder
    from infoview_tui.ui.board.saved_views import SavedViewsResult
    from infoview_tui.ui.shared.host import ScreenHost


class FilterLine(Protocol):
    """The line in which the filter is typed."""

    @property
    def is_open(self) -> bool:
        """Whether the line is shown."""

    def open(self, text: str) -> None:
        """Show the line with a filter, and type in it."""

    def open_later(self, text: str) -> None:
        """Show the line with a filter once the board is painted, and stay on the board."""

    def close(self) -> None:
        """Remove the line."""


class BoardFilter:
    """The filter and the sort order of the board. A filter stays active until it is cleared."""

    def __init__(self, host: ScreenHost, line: FilterLine) -> None:
        """Start without a filter, sorted by urgency."""
        self._host = host
        self._line = line
        self.text = ""
        """The current filter, as typed."""
        self.sort = Sort.URGENCY
        """The sort order within a column."""

    @property
    def is_set(self) -> bool:
        """Whether there is a filter, or a line to type one."""
        return bool(self.text) or self._line.is_open

    @property
    def search_words(self) -> tuple[str, ...]:
        """The search words to underline on the cards."""
        if not self.text:
            return ()
        from infoview_tui.domain.filter_query import parse_filter_query  # the first paint has no filter

        return parse_filter_query(self.text).words

    def read(self) -> BoardOrder:
        """Read the order of all cards."""
        host = self._host
        return read_board(host.workspace, self.text, self.sort, now=host.now(), zone=host.zone)

    def read_column(self, stage: Stage) -> BoardOrder:
        """Read the order of the cards in one column."""
        host = self._host
        return read_column(host.workspace, stage, self.text, self.sort, now=host.now(), zone=host.zone)

    def apply(self, typed: str) -> bool:
        """Use what is typed as the filter; return whether that changes it."""
        text = clean_line(typed)
        is_new, self.text = text != self.text, text
        return is_new

    def action_filter(self) -> None:
        """Open and focus the filter input."""
        with self._host.reporting_errors():
            self._line.open(self.text)

    def clear(self) -> None:
        """Clear the filter; the caller reloads."""
        self._line.close()
        self.text = ""

    def show(self, text: str) -> None:
        """Apply a filter and show it in its line."""
        self.clear()
        self.text = text
        if text:
            self._line.open_later(text)
        self._host.reload()

    def action_sort(self) -> None:
        """Ask how to sort and group the cards."""
        self._host.start(self._ask_for_sort())

    async def _ask_for_sort(self) -> None:
        from infoview_tui.ui.board.sort import create_sort_dialog

        sort = await self._host.wait_for(create_sort_dialog(self.sort))
        if isinstance(sort, Sort):
            self.sort = sort
            self._host.reload()

    def action_views(self) -> None:
        """Open the saved views: to open one, remove one, or save the current filter."""
        self._host.start(self._ask_for_view())

    async def _ask_for_view(self) -> None:
        from infoview_tui.services.board.queries import list_views
        from infoview_tui.ui.board.saved_views import SavedViewsDialog

        dialog = SavedViewsDialog(list_views(self._host.workspace), self.text, self.sort)
        answer = await self._host.wait_for(dialog)
        if answer is not None:
            self._use(answer)

    def _use(self, answer: SavedViewsResult) -> None:
        from infoview_tui.services.board.queries import list_views
        from infoview_tui.ui.board.saved_views import ViewAction

        host = self._host
        if answer.action is ViewAction.SAVE:
            board.commands.save_view(host.workspace, answer.name, self.text, self.sort, host.now())
            host.show_status("View saved. Press v to open it. u undoes it.")
        elif answer.action is ViewAction.REMOVE and answer.view_id is not None:
            host.show_status(f"{board.commands.delete_view(host.workspace, answer.view_id, host.now())} u undoes it.")
        else:
            view = next((view for view in list_views(host.workspace) if view.id == answer.view_id), None)
            if view is not None:
                self.sort = view.sort
                self.show(view.query)
