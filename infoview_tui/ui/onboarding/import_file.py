"""Import dialogs: choose a file, and see the report."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.imports.importer import ImportReport
from infoview_tui.exchange.imports.text_file import display_path
from infoview_tui.services.imports.import_rows import ImportResult
from infoview_tui.typed_path import expand_path, is_file, parse_path
from infoview_tui.ui.shared.bindings import DIALOG, REPORT
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

_DUPLICATES = "Added, possible duplicates"


class ImportDialog(DraftDialog[str]):
    """Asks for a file and returns its path, or None if the user cancels."""

    draft_fixed_key = "import"
    draft_home = "import:0"
    heading = Content("Import contacts")
    BINDINGS = [*DIALOG]
    CSS_PATH = "import_file.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS

    def __init__(self, path: str = "", *, error_message: str = "") -> None:
        """Set the initial path; *error_message* says what was wrong with it."""
        super().__init__()
        self.path = path
        self.error_message = error_message
        self.is_unsaved = bool(path)

    def compose(self) -> ComposeResult:
        """Compose an explanation, the input, and its status."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield Static(
                assemble(
                    "You can download your connections from LinkedIn: Settings, Data privacy, Get a copy of your data.",
                    ("\nUse the download as it is, or Connections.csv in it.", "$text-muted"),
                )
            )
            suggester = PathSuggester(".csv", ".zip")
            yield LineInput(self.path, placeholder="~/Downloads/Connections.csv", suggester=suggester)
            yield Static(assemble((self.error_message, "$error")), id="found")
            yield KeyHints(("enter", "import"), ("→", "complete"), ("escape", "cancel"), gap=2)

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show whether the file exists, and a quoted or dragged path as it was understood."""
        typed = clean_line(message.value)
        if typed != self.path:
            self.query_one("#found", Static).update(_describe_path(typed) if typed else Content(""))

    def on_input_submitted(self) -> None:
        """Return the path."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return the path."""
        typed = self.query_one(LineInput).value
        if clean_line(typed):
            self.dismiss(str(parse_path(typed)))
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


def _describe_path(typed: str) -> Content:
    """Return whether a file exists; empty while a path is typed."""
    path = parse_path(typed)
    name = "" if path == expand_path(typed) else f" {display_path(path)}"
    if is_file(path):
        return assemble((f"File found:{name}" if name else "File found.", "$success"))
    return assemble((f"No such file:{name}", "$text-muted")) if name else Content("")


class ImportReportDialog(ModalScreen[None]):
    """Shows progress while a file is read, and then the result of each row."""

    BINDINGS = [*REPORT]
    CSS_PATH = "import_file.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS

    def compose(self) -> ComposeResult:
        """Compose the summary, and a list with a row for each line of the file."""
        with Vertical(classes="dialog report") as dialog:
            dialog.border_title = Content("Import contacts")
            yield Static("Reading the file… A long one takes a few seconds.", id="sum")
            yield RowList()
            yield KeyHints(("escape", "close"), ("u", "then undoes the import"), gap=2)

    def show(self, report: ImportReport) -> None:
        """Show a report: what needs a look comes first."""
        remarks = [("\n" + remark, "$text-muted") for remark in report.warnings]
        self.query_one("#sum", Static).update(assemble((report.summary, "bold"), *remarks))
        by_title: dict[str, list[ImportResult]] = {_DUPLICATES: [], "Skipped": [], "Merged": [], "Added": []}
        for outcome in report.results:
            is_alike = outcome.status == "added" and outcome.reason
            by_title[_DUPLICATES if is_alike else outcome.status.capitalize()].append(outcome)
        rows: list[Row] = []
        for title, outcomes in by_title.items():
            if outcomes:
                rows.append(Row(f"h-{title}", Content(f"{title} · {len(outcomes)}"), is_heading=True))
                rows.extend(self._build_row(outcome) for outcome in outcomes)
        self.query_one(RowList).empty_text = (
            "You have everything as it was when the file was written." if report.everything else "The file is empty."
        )
        self.query_one(RowList).show(rows)

    def _build_row(self, outcome: ImportResult) -> Row:
        who = plain(outcome.name) if outcome.name else assemble(("no name", "$text-muted"))
        body = assemble(who, (f"  {outcome.reason}", "$text-muted")) if outcome.reason else who
        return Row(outcome.line, body, trailing=assemble((f"line {outcome.line}", "$text-muted")))

    def on_row_list_selected(self) -> None:
        """Close the dialog with enter, too."""
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
