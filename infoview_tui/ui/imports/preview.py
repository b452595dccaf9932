"""Preview of an import: what becomes of each row, and what doubtful ones are."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.exchange.imports.importer import LANE_NAMES
from infoview_tui.services.imports.plan import Choice, Decision, ImportPlan, Lane, PlannedRow
from infoview_tui.ui.imports.preview_rows import RowKey, build_details, build_remarks, build_row, build_rows, name_line
from infoview_tui.ui.shared.bindings import IMPORT_PREVIEW
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class PreviewAnswer(NamedTuple):
    """What the user wants: to import with decisions by the index of the rows, or to change the columns first."""

    decisions: Mapping[int, Decision]
    changes_columns: bool = False


_MAX_FILES = 3
"""So many files are named; more are counted."""

_LABEL_GAP = 2  # cells


class ImportPreviewDialog(ModalScreen[PreviewAnswer]):
    """Returns a `PreviewAnswer`, or None if nothing is to be imported."""

    BINDINGS = [*IMPORT_PREVIEW]
    CSS_PATH = "imports.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    _row_list = getters.query_one(RowList)

    def __init__(self, plan: ImportPlan, warnings: Sequence[str] = (), *, has_columns: bool = False) -> None:
        """Set the plan, what was noticed when the files were read, and whether columns can be changed."""
        super().__init__()
        self.plan = plan
        self.warnings = warnings
        self.has_columns = has_columns
        self.decisions: dict[int, Decision] = {}

    def compose(self) -> ComposeResult:
        """Compose the counts, the rows, and the keys."""
        with Vertical(classes="dialog preview") as dialog:
            dialog.border_title = Content("Import contacts")
            yield Static(self._format_summary(), id="sum")
            yield RowList(enter_label="details")
            yield KeyHints(id="keys", gap=2)

    def on_mount(self) -> None:
        """Show the rows; the cursor is on the first that can be decided."""
        rows = self._row_list
        rows.empty_text = f"There are no contacts in {'this file' if len(self.plan.sources) == 1 else 'these files'}."
        lanes = build_rows(self.plan, self.decisions)
        first = next((row.key for row in lanes if isinstance(row.key, RowKey)), None)
        rows.show([*build_remarks(self.warnings), *lanes], cursor_to=first)
        rows.focus()
        self._show_keys(rows.cursor_key)

    def _format_summary(self) -> Content:
        counts = self.plan.counts()
        parts = [f"{counts[lane]:,} {name}" for lane, name in LANE_NAMES.items() if counts[lane]]
        if jobs := self.plan.count_new_jobs():
            parts.append(format_count(jobs, "new job"))
        names = [source.name for source in self.plan.sources]
        files = ", ".join(names) if len(names) <= _MAX_FILES else format_count(len(names), "file")
        return assemble((files, "bold"), f"  {', '.join(parts) or 'no contacts'}")

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Name the keys that work on the row."""
        self._show_keys(message.key)

    def _show_keys(self, key: Hashable | None) -> None:
        row = self._get_row(key)
        keys = [("ctrl+s", "import"), ("escape", "cancel")]
        if row is not None:
            keys.append(("enter", "details"))
        if row is not None and row.lane is Lane.DOUBTFUL:
            keys += [("y", "same person"), ("n", "different people"), ("o", "leave out")]
        if row is not None and row.job_change is not None:
            keys.append(("t", "accept the new job"))
        if self.has_columns:
            keys.append(("c", "columns"))
        self.query_one("#keys", KeyHints).show(*keys)

    def _get_row(self, key: Hashable | None) -> PlannedRow | None:
        return self.plan.rows[key.number] if isinstance(key, RowKey) else None

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Show the row field by field."""
        row = self._get_row(message.key)
        if row is not None:
            self.app.push_screen(ImportRowDialog(self.plan, row))

    def action_decide(self, choice: str) -> None:
        """Decide about the doubtful row under the cursor, and go to the next one."""
        row = self._get_row(self._row_list.cursor_key)
        if row is None or row.index is None or row.lane is not Lane.DOUBTFUL:
            self.app.bell()
            return
        before = self.decisions.get(row.index, Decision())
        self.decisions[row.index] = before._replace(choice=Choice(choice), contact_id=row.contact_id)
        self._refresh_row()
        self._row_list.action_move(1)

    def action_take_job(self) -> None:
        """Take the new job of the row under the cursor, or not."""
        row = self._get_row(self._row_list.cursor_key)
        if row is None or row.index is None or row.job_change is None:
            self.app.bell()
            return
        before = self.decisions.get(row.index, Decision())
        taken = before._replace(takes_job=not before.takes_job)
        if row.lane is Lane.DOUBTFUL and taken.takes_job:
            taken = taken._replace(choice=Choice.SAME, contact_id=row.contact_id)
        self.decisions[row.index] = taken
        self._refresh_row()

    def _refresh_row(self) -> None:
        rows = self._row_list
        key = rows.cursor_key
        if isinstance(key, RowKey):
            new = build_row(self.plan, key.number, self.decisions)
            rows.show([new if row.key == key else row for row in rows.rows])

    def action_submit(self) -> None:
        """Import."""
        self.dismiss(PreviewAnswer(self.decisions))

    def action_change_columns(self) -> None:
        """Change what the columns of the table are read as."""
        if self.has_columns:
            self.dismiss(PreviewAnswer(self.decisions, changes_columns=True))
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Import nothing."""
        self.dismiss(None)


class ImportRowDialog(ModalScreen[None]):
    """One row field by field: what it adds to the contact, or what the new contact has."""

    BINDINGS = [binding for binding in IMPORT_PREVIEW if binding.id == "import.cancel"]
    CSS_PATH = "imports.tcss"

    def __init__(self, plan: ImportPlan, row: PlannedRow) -> None:
        """Set the row, which is one of *plan*."""
        super().__init__()
        self.title_text = row.name or f"Line {name_line(plan, row)}"
        self.details = build_details(plan, row)

    def compose(self) -> ComposeResult:
        """Compose the fields."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(self.title_text)
            yield RowList(label_width=max(len(label) for label, _ in self.details) + _LABEL_GAP, enter_label="close")
            yield KeyHints(("escape", "close"))

    def on_mount(self) -> None:
        """Show the fields."""
        rows = [Row(number, plain(text), label=plain(label)) for number, (label, text) in enumerate(self.details)]
        self.query_one(RowList).show(rows)

    def on_row_list_selected(self) -> None:
        """Close the dialog with enter, too."""
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
