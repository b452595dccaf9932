"""Saved views dialog: named filters with a sort order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.board.sort import format_sort
from infoview_tui.ui.shared.bindings import VIEWS
from infoview_tui.ui.shared.breakpoints import VERTICAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from infoview_tui.domain.enums import Sort
    from infoview_tui.services.board.queries import SavedView

MAX_SHOWN_CHARS = 200
"""Maximum number of characters shown of a name or a filter."""


class ViewAction(StrEnum):
    """Actions on saved views."""

    OPEN = "open"
    SAVE = "save"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class SavedViewsResult:
    """The chosen action: a view to open or remove, or a name for the current filter."""

    action: ViewAction
    view_id: int | None = None
    name: str = ""


class SavedViewsDialog(ModalScreen[SavedViewsResult]):
    """Shows the saved views and returns the chosen action, or None if the user cancels."""

    BINDINGS = [*VIEWS]
    DEFAULT_CSS = """
    SavedViewsDialog RowList { height: auto; min-height: 2; max-height: 16; background: $surface; }
    SavedViewsDialog KeyHints { margin-top: 1; }
    SavedViewsDialog.-short RowList { max-height: 11; }
    """
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS
    _row_list = getters.query_one(RowList)

    def __init__(self, views: Sequence[SavedView], current_filter: str, sort: Sort) -> None:
        """Set the views; *current_filter* and *sort* are what would be saved as a new one."""
        super().__init__()
        self.views = views
        self.current_filter = clean_line(current_filter)
        self.sort = sort

    def compose(self) -> ComposeResult:
        """Compose the list and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Saved views")
            yield RowList(empty_text="No saved views yet. Press / to filter, then s here to save.")
            yield KeyHints()

    def on_mount(self) -> None:
        """Fill the list."""
        self._row_list.show([Row(view.id, _format_view(view.name, view.query, view.sort)) for view in self.views])
        some = (("enter", "open"), ("del", "remove")) if self.views else ()
        self.query_one(KeyHints).show(*some, ("s", f"save {self._current_label}"), ("escape", "cancel"))

    @property
    def _current_label(self) -> str:
        """Label of what would be saved."""
        return (
            f"“{clean_line(self.current_filter, 24)}”"
            if self.current_filter
            else f"by {format_sort(self.sort).lower()}"
        )

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Open the view."""
        if isinstance(message.key, int):
            self.dismiss(SavedViewsResult(ViewAction.OPEN, message.key))

    def action_remove(self) -> None:
        """Remove the view under the cursor."""
        key = self._row_list.cursor_key
        if isinstance(key, int):
            self.dismiss(SavedViewsResult(ViewAction.REMOVE, key))

    def action_save(self) -> None:
        """Ask for a name for the current filter."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def named(name: str | None) -> None:
            if name is not None and clean_line(name):
                self.dismiss(SavedViewsResult(ViewAction.SAVE, name=clean_line(name)))

        self.app.push_screen(PromptDialog(f"Save {self._current_label} as", self.current_filter), named)

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


def _format_view(name: str, query: str, sort: Sort) -> Content:
    """Return a view's name, and its filter and sort order below."""
    what = clean_line(query, MAX_SHOWN_CHARS) or "all contacts"
    return assemble(
        plain(clean_line(name, MAX_SHOWN_CHARS)).stylize("bold"),
        (f"\n{what} · by {format_sort(sort).lower()}", "$text-muted"),
    )
