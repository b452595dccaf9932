"""Filtering on the board: the filter, the sort order, and saved views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Sort
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import board
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from textual.widgets import Input

    from infoview_tui.ui.board.saved_views import SavedViewsResult


class BoardFiltering(InfoviewScreen):
    """Actions that filter and sort the board. A filter stays active until it is cleared."""

    filter_text = ""
    """The current filter, as typed."""

    sort = Sort.URGENCY
    """The sort order within a column."""

    def on_input_changed(self, message: Input.Changed) -> None:
        """Apply the filter while the user types."""
        text = clean_line(message.value)
        if text != self.filter_text:
            self.filter_text = text
            with self.reporting_errors():
                self.load()

    def on_input_submitted(self) -> None:
        """Apply the filter and focus the board; if only one contact matches, open it."""
        if not self.filter_text:
            self.clear_filter()
        board_view = self.query_one(BoardView)
        board_view.focus()
        board_view.go_to_nearest()
        cursor = board_view.cursor
        matches = [contact_id for stage in cursor.stages for contact_id in cursor.columns[stage]]
        if self.filter_text and not cursor.selected_ids and len(matches) == 1:
            self.navigation.open_contact(matches[0])

    def action_filter(self) -> None:
        """Open and focus the filter input."""
        from infoview_tui.services.board.filtering import list_filter_values
        from infoview_tui.services.contacts.queries import read_card_texts
        from infoview_tui.ui.board.filter_input import FilterInput

        if not self.query("#filter"):
            with self.reporting_errors():
                self.mount(FilterInput(list_filter_values(self.workspace), self.filter_text, id="filter"))
                self.call_after_refresh(self.workspace.cache.get, read_card_texts)  # so that the first letter is fast
        self.query("#filter").focus()

    def clear_filter(self) -> None:
        """Clear the filter; the caller reloads."""
        self.query("#filter").remove()
        self.filter_text = ""

    def action_sort(self) -> None:
        """Ask how to sort and group the cards."""
        from infoview_tui.ui.board.sort import create_sort_dialog

        def chosen(sort: object) -> None:
            if isinstance(sort, Sort):
                self.sort = sort
                self.reload()

        self.app.push_screen(create_sort_dialog(self.sort), chosen)

    def action_views(self) -> None:
        """Open the saved views: to open one, remove one, or save the current filter."""
        from infoview_tui.services.board.queries import list_views
        from infoview_tui.ui.board.saved_views import SavedViewsDialog

        with self.reporting_errors():
            self.app.push_screen(
                SavedViewsDialog(list_views(self.workspace), self.filter_text, self.sort), self._views_answered
            )

    def _views_answered(self, answer: SavedViewsResult | None) -> None:
        from infoview_tui.services.board.queries import list_views
        from infoview_tui.ui.board.saved_views import ViewAction

        if answer is None:
            return
        with self.reporting_errors():
            if answer.action is ViewAction.SAVE:
                board.commands.save_view(self.workspace, answer.name, self.filter_text, self.sort, self.now())
                self.show_status("View saved. Press v to open it. u undoes it.")
            elif answer.action is ViewAction.REMOVE and answer.view_id is not None:
                self.show_status(
                    f"{board.commands.delete_view(self.workspace, answer.view_id, self.now())} u undoes it."
                )
            else:
                view = next((view for view in list_views(self.workspace) if view.id == answer.view_id), None)
                if view is not None:
                    self.clear_filter()
                    self.filter_text, self.sort = view.query, view.sort
                    if view.query:
                        self.call_after_refresh(self._show_filter)
                    self.reload()

    def show_filter(self, text: str) -> None:
        """Apply a filter and show it in its line."""
        self.clear_filter()
        self.filter_text = text
        self.call_after_refresh(self._show_filter)
        self.reload()

    def _show_filter(self) -> None:
        """Show the filter of a view, with the focus on the board."""
        self.action_filter()
        self.query_one(BoardView).focus()
        self.query_one(BoardView).go_to_nearest()
