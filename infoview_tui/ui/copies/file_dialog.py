"""Dialogs that ask for the copy to merge, and for its passphrase."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.typed_path import is_file, parse_path
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput


class MergeFileDialog(DraftDialog[str]):
    """Asks for a bundle or another copy, and returns what was typed, or None if the user cancels."""

    draft_fixed_key = "merge"
    draft_home = "merge:0"
    heading = Content("Merge another copy")
    BINDINGS = [*DIALOG]
    CSS_PATH = "copies.tcss"

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
            yield Static("What another computer has changed: a file of `infoview bundle`, or a backup.")
            yield Static(assemble(("Nothing is saved before you have seen what it changes.", "$text-muted")))
            suggester = PathSuggester(".zip", ".age", ".db")
            yield LineInput(self.path, placeholder="~/Downloads/infoview.zip", suggester=suggester)
            yield Static(assemble((self.error_message, "$error")), id="found")
            yield KeyHints(("enter", "preview"), ("→", "complete"), ("escape", "cancel"), gap=2)

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show whether the file exists."""
        typed = clean_line(message.value)
        if typed != self.path:
            found = assemble(("File found.", "$success")) if typed and is_file(parse_path(typed)) else Content("")
            self.query_one("#found", Static).update(found)

    def on_input_submitted(self) -> None:
        """Return the path."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return the path."""
        if typed := clean_line(self.query_one(LineInput).value):
            self.dismiss(typed)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


class PassphraseDialog(ModalScreen[str]):
    """Asks for a passphrase, which is neither shown nor saved, and returns it, or None if the user cancels."""

    BINDINGS = [*DIALOG]

    def __init__(self, name: str) -> None:
        """Set the name of the file."""
        super().__init__()
        self.file_name = name

    def compose(self) -> ComposeResult:
        """Compose the input."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Passphrase")
            yield Static(f"{self.file_name} is encrypted with a passphrase.", markup=False)
            line = LineInput()
            line.password = True
            yield line
            yield Static("")
            yield KeyHints(("enter", "decrypt"), ("escape", "cancel"))

    def on_input_submitted(self) -> None:
        """Return the passphrase."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return the passphrase."""
        if typed := self.query_one(LineInput).value:
            self.dismiss(typed)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)
