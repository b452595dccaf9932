"""One of several rows."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class ChooseDialog(ModalScreen[Hashable]):
    """Asks for one row of a list and returns its key, or None where the person cancels."""

    BINDINGS = [binding for binding in DIALOG if binding.id == "dialog.cancel"]
    DEFAULT_CSS = """
    ChooseDialog .dialog { max-height: 90%; }
    ChooseDialog RowList { height: auto; max-height: 16; }
    ChooseDialog.-short RowList { max-height: 9; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]

    def __init__(
        self, title: str, rows: Sequence[Row], *, enter_label: str = "choose", initial_key: Hashable | None = None
    ) -> None:
        """Offer rows under a title, beginning with that of the key ``cursor``, else the first.

        ``verb`` says what enter does with a row.
        """
        super().__init__()
        self.heading = plain(title)
        self.rows = rows
        self.enter_label = enter_label
        self.initial_key = initial_key

    def compose(self) -> ComposeResult:
        """Show the rows over the keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield RowList()
            yield Static("")
            yield Static(
                assemble(("enter ", "bold $accent"), f"{self.enter_label}   ", ("escape ", "bold $accent"), "cancel")
            )

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RowList).show(self.rows, cursor_to=self.initial_key)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Return the row's key."""
        self.dismiss(message.key)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)
