"""Dialog that asks for a file to import."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.imports.folders import expand_folders
from infoview_tui.exchange.imports.text_file import display_path
from infoview_tui.typed_path import expand_path, is_file, parse_paths
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput


class ImportDialog(DraftDialog[str]):
    """Asks for files and returns what was typed, or None if the user cancels."""

    draft_fixed_key = "import"
    draft_home = "import:0"
    heading = Content("Import contacts")
    BINDINGS = [*DIALOG]
    CSS_PATH = "imports.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS

    def __init__(self, path: str = "", *, error_message: str = "") -> None:
        """Set the initial path; *error_message* says what was wrong with it."""
        super().__init__()
        self.path = path
        self.error_message = error_message
        self.is_unsaved = bool(path)
        self.set_class(bool(error_message), "-failed")

    def compose(self) -> ComposeResult:
        """Compose an explanation, the input, and its status."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield Static(
                "From LinkedIn, Google, Outlook, Thunderbird, an address book, or any table with names. "
                "One file, several, or a folder."
            )
            advice = (
                "In LinkedIn: Settings, Data privacy, Get a copy of your data; use the download as it is. "
                "Nothing is saved before you have seen what it changes."
            )
            yield Static(assemble((advice, "$text-muted")), id="advice")
            suggester = PathSuggester(".csv", ".zip", ".tsv", ".txt", ".vcf", ".json")
            yield LineInput(self.path, placeholder="~/Downloads/Connections.csv", suggester=suggester)
            yield Static(assemble((self.error_message, "$error")), id="found")
            yield KeyHints(("enter", "preview"), ("→", "complete"), ("escape", "cancel"), gap=2)

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
            self.dismiss(clean_line(typed))
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


def _describe_path(typed: str) -> Content:
    """Return whether a file exists, or several do; empty while a path is typed."""
    paths = parse_paths(typed)
    files = expand_folders(paths)
    if len(files) > 1:
        names = ", ".join(clean_line(file.name) for file in files)
        return assemble((f"{len(files)} files found: {names}", "$success"))
    path = paths[0]
    name = "" if path == expand_path(typed) else f" {display_path(path)}"
    if is_file(path):
        return assemble((f"File found:{name}" if name else "File found.", "$success"))
    if _has_cards(path):
        return assemble(("Directory with contact cards found.", "$success"))
    return assemble((f"No such file:{name}", "$text-muted")) if name else Content("")


def _has_cards(path: Path) -> bool:
    """Return whether a path is a directory with contact cards, as vdirsyncer keeps them."""
    try:
        return path.is_dir() and any(path.glob("*.vcf"))
    except (OSError, ValueError):
        return False
