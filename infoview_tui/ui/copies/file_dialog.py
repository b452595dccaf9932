"""Dialogs that ask for the copy to merge, and for its passphrase."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.file import FileDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput


class MergeFileDialog(FileDialog):
    """Asks for a bundle or another copy."""

    draft_fixed_key = "merge"
    draft_home = "merge:0"
    heading = Content("Merge another copy")
    CSS_PATH = "copies.tcss"
    SUFFIXES = (".zip", ".age", ".db")
    PLACEHOLDER = "~/Downloads/infoview.zip"

    def compose_explanation(self) -> Iterator[Static]:
        """Compose what can be merged."""
        yield Static("What another computer has changed: a file of `infoview bundle`, or a backup.")
        yield Static(assemble(("Nothing is saved before you have seen what it changes.", "$text-muted")))


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
