"""Dialog to choose one row of a list."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import VERTICAL_BREAKPOINTS
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class ChooseDialog(ModalScreen[Hashable]):
    """Asks for one row of a list and returns its key, or None if the user cancels."""

    BINDINGS = [binding for binding in DIALOG if binding.id == "dialog.cancel"]
    DEFAULT_CSS = """
    ChooseDialog .dialog { max-height: 90%; }
    ChooseDialog RowList { height: auto; max-height: 16; }
    ChooseDialog.-short RowList { max-height: 9; }
    """
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS
    row_list = getters.query_one(RowList)
    """The rows."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        *,
        enter_label: str = "choose",
        escape_label: str = "cancel",
        initial_key: Hashable | None = None,
        label_width: int = 0,
    ) -> None:
        """Set the title and the rows. The cursor starts on the row with *initial_key*, or on the first row.

        *enter_label* and *escape_label* name what the keys do; *label_width* is the width of the label column in cells.
        """
        super().__init__()
        self.heading = plain(title)
        self.rows = rows
        self.enter_label = enter_label
        self.escape_label = escape_label
        self.initial_key = initial_key
        self.label_width = label_width

    def compose(self) -> ComposeResult:
        """Compose the rows and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield RowList(label_width=self.label_width)
            yield Static("")
            yield KeyHints(("enter", self.enter_label), ("escape", self.escape_label))

    def on_mount(self) -> None:
        """Fill the list."""
        self.row_list.show(self.rows, cursor_to=self.initial_key)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Return the row's key."""
        self.dismiss(message.key)

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)
