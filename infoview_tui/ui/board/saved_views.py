"""The saved views: filters that have a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.board.sort import sort_label
from infoview_tui.ui.shared.bindings import VIEWS
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyLine
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from infoview_tui.domain.enums import Sort
    from infoview_tui.services.board.views import View

LONGEST_SHOWN = 200
"""The most characters of a name or a filter that are shown."""


class ViewDeed(StrEnum):
    """What can be done among the saved views."""

    OPEN = "open"
    SAVE = "save"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class ViewWish:
    """What is wished: a view to be opened or removed by its id, or a name for the present filter."""

    deed: ViewDeed
    view_id: int | None = None
    name: str = ""


class ViewsScreen(ModalScreen[ViewWish]):
    """Shows the saved views and returns what is wished, or None where the person cancels."""

    BINDINGS = [*VIEWS]
    DEFAULT_CSS = """
    ViewsScreen RowList { height: auto; min-height: 2; max-height: 16; background: $surface; }
    ViewsScreen KeyLine { margin-top: 1; }
    ViewsScreen.-short RowList { max-height: 11; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]

    def __init__(self, views: Sequence[View], present: str, sort: Sort) -> None:
        """Offer views; ``present`` and ``sort`` are the filter and the order that can be saved as one."""
        super().__init__()
        self.views = views
        self.present = clean_line(present)
        self.sort = sort

    def compose(self) -> ComposeResult:
        """Show the list over the keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Saved views")
            yield RowList(empty="None yet. Filter with /, then s here keeps it under a name.")
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RowList).show(
            [Row(view.id, _described(view.name, view.query, view.sort)) for view in self.views]
        )
        some = (("enter", "open"), ("del", "remove")) if self.views else ()
        self.query_one(KeyLine).show(*some, ("s", f"save {self._what}"), ("escape", "cancel"))

    @property
    def _what(self) -> str:
        """What would be saved."""
        return f"“{clean_line(self.present, 24)}”" if self.present else f"by {sort_label(self.sort).lower()}"

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open the view."""
        if isinstance(message.key, int):
            self.dismiss(ViewWish(ViewDeed.OPEN, message.key))

    def action_remove(self) -> None:
        """Remove the view under the cursor."""
        key = self.query_one(RowList).cursor_key
        if isinstance(key, int):
            self.dismiss(ViewWish(ViewDeed.REMOVE, key))

    def action_save(self) -> None:
        """Ask for the name of the present filter."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptScreen

        def named(name: str | None) -> None:
            if name is not None and clean_line(name):
                self.dismiss(ViewWish(ViewDeed.SAVE, name=clean_line(name)))

        self.app.push_screen(PromptScreen(f"Save {self._what} as", self.present), named)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


def _described(name: str, query: str, sort: Sort) -> Content:
    """A view's name over what it filters and how it sorts."""
    what = clean_line(query, LONGEST_SHOWN) or "all contacts"
    return join(
        plain(clean_line(name, LONGEST_SHOWN)).stylize("bold"),
        (f"\n{what} · by {sort_label(sort).lower()}", "$text-muted"),
    )
