"""Preview of a merge: conflicts first, then what is new, changed, and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.copies.sentences import describe_change, describe_conflict, format_counts
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain, plain_lines
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

MAX_SHOWN = 500
"""The most rows of one kind of change that are shown; the others are counted."""


class MergePreviewDialog(ModalScreen[bool]):
    """Returns whether to merge; None if the user cancels."""

    BINDINGS = [*DIALOG]
    CSS_PATH = "copies.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS

    def __init__(self, name: str, report: MergeReport, zone: tzinfo) -> None:
        """Set the name of the file, what it brings, and the zone of the times."""
        super().__init__()
        self.file_name, self.report, self.zone = name, report, zone

    def compose(self) -> ComposeResult:
        """Compose the counts, the rows, both values of the conflict under the cursor, and the keys."""
        with Vertical(classes="dialog preview") as dialog:
            dialog.border_title = Content("Merge another copy")
            remarks = [(f"\n{remark}", "$text-muted") for remark in self.report.remarks]
            yield Static(assemble((self.file_name, "bold"), f"  {format_counts(self.report)}", *remarks))
            yield RowList()
            yield Static(id="detail")
            yield KeyHints(("ctrl+s", "merge"), ("escape", "cancel"), gap=2)

    def on_mount(self) -> None:
        """Show the rows."""
        rows = self.query_one(RowList)
        rows.empty_text = "Only the history has new entries."
        rows.show(list(_build_rows(self.report, self.zone)))
        rows.focus()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Show both values of a conflict."""
        details: list[str] = []
        if isinstance(message.key, int):
            _, *details, _ = describe_conflict(
                self.report.conflicts[message.key], self.zone
            )  # the row says which is used
        self.query_one("#detail", Static).update(plain_lines("\n".join(details)))

    def action_submit(self) -> None:
        """Merge."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Merge nothing."""
        self.dismiss(None)


def _build_rows(report: MergeReport, zone: tzinfo) -> Iterator[Row]:
    """Yield the rows; the key of a conflict is its number."""
    if report.conflicts:
        yield _heading(format_count(len(report.conflicts), "conflict").capitalize())
    for number, conflict in enumerate(report.conflicts):
        what, *_, used = describe_conflict(conflict, zone)
        yield Row(number, assemble(what, (f"\n{used}", "$text-muted")))
    for change in ("added", "changed", "deleted"):
        found = [one for one in report.changes if one["change"] == change]
        if found:
            yield _heading(f"{change.capitalize()} · {len(found):,}")
        for at, one in enumerate(found[:MAX_SHOWN]):
            yield Row((change, at), plain(describe_change(one)))
        if len(found) > MAX_SHOWN:
            yield _heading(f"and {len(found) - MAX_SHOWN:,} more")
    if report.files:
        yield _heading(f"Question banks and templates · {len(report.files):,}")
    for name in report.files:
        yield Row(("file", name), plain(name))


def _heading(text: str) -> Row:
    return Row(("heading", text), Content(text), is_heading=True)
