"""Dialog for the columns of a table: which field each one is read as."""

from __future__ import annotations

from collections.abc import Hashable

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.exchange.imports.parsed_file import TableMapping
from infoview_tui.services.imports.table_fields import NAME_FIELDS, TableField
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class MappingDialog(ModalScreen[tuple[TableField, ...]]):
    """Returns the fields of all columns, or None if the user cancels. Each column is shown with a value from it."""

    BINDINGS = [*DIALOG]
    CSS_PATH = "imports.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    _row_list = getters.query_one(RowList)

    def __init__(self, mapping: TableMapping) -> None:
        """Set the columns with the fields that are proposed."""
        super().__init__()
        self.mapping = mapping
        self.fields = [column.field for column in mapping.columns]

    def compose(self) -> ComposeResult:
        """Compose the columns."""
        with Vertical(classes="dialog preview") as dialog:
            dialog.border_title = Content("Columns of the table")
            yield Static("What each column is read as. It is remembered for tables with the same columns.", id="sum")
            yield RowList(enter_label="change")
            yield KeyHints(("enter", "change"), ("ctrl+s", "continue"), ("escape", "cancel"), gap=2)

    def on_mount(self) -> None:
        """Show the columns."""
        self._show()
        self._row_list.focus()

    def _show(self) -> None:
        rows = []
        for number, (column, field) in enumerate(zip(self.mapping.columns, self.fields, strict=True)):
            sample = next(filter(None, column.samples), "")
            body = assemble(
                plain(column.name or f"column {number + 1}"), (f"  {sample}" if sample else "", "$text-muted")
            )
            style = "$text-muted" if field is TableField.IGNORED else "bold $accent"
            rows.append(Row(number, body, trailing=assemble((field.label, style))))
        self._row_list.show(rows)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Ask which field the column is read as."""
        number = message.key
        if not isinstance(number, int):
            return

        def chosen(key: Hashable | None) -> None:
            if isinstance(key, TableField):
                self.fields[number] = key
                self._show()

        rows = [Row(field, plain(field.label)) for field in TableField]
        title = f"Read “{self.mapping.columns[number].name}” as"
        self.app.push_screen(ChooseDialog(title, rows, initial_key=self.fields[number]), chosen)

    def action_submit(self) -> None:
        """Return the fields; one must be a name."""
        if NAME_FIELDS.isdisjoint(self.fields):
            self.query_one("#sum", Static).update(assemble(("One column must be read as a name.", "$error")))
            return
        self.dismiss(tuple(self.fields))

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)
