"""Dialogs that ask for the copy to merge, and for its passphrase or key."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.file import FileDialog
from infoview_tui.ui.shared.path_input import PathSuggester
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


class _KeyDialog(ModalScreen[str]):
    """Asks for what decrypts a file, and returns it, or None if the user cancels. What is typed is not saved."""

    BINDINGS = [*DIALOG]
    CSS_PATH = "copies.tcss"
    HEADING = ""

    def __init__(self, name: str) -> None:
        """Set the name of the file."""
        super().__init__()
        self.file_name = name

    def compose(self) -> ComposeResult:
        """Compose what is needed, and the input."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self.HEADING)
            yield from self.compose_question()

    def compose_question(self) -> Iterator[Widget]:
        """Compose what is needed, the input, and the keys."""
        raise NotImplementedError

    def on_input_submitted(self) -> None:
        """Return what was typed."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return what was typed."""
        if typed := self.query_one(LineInput).value:
            self.dismiss(typed)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


class PassphraseDialog(_KeyDialog):
    """Asks for a passphrase, which is not shown."""

    HEADING = "Passphrase"

    def compose_question(self) -> Iterator[Widget]:
        """Compose what is needed, the input, and the keys."""
        yield Static(f"{self.file_name} is encrypted with a passphrase.", markup=False)
        line = LineInput()
        line.password = True
        yield line
        yield Static("")
        yield KeyHints(("enter", "decrypt"), ("escape", "cancel"))


class KeyFileDialog(_KeyDialog):
    """Asks for the file of a private key."""

    HEADING = "Key file"

    def compose_question(self) -> Iterator[Widget]:
        """Compose what is needed, the input, and the keys."""
        yield Static(f"{self.file_name} is encrypted for a key.", markup=False)
        yield Static(
            assemble(("The file of the private key, of age or of SSH without a passphrase of its own:", "$text-muted"))
        )
        yield LineInput(placeholder="~/.ssh/id_ed25519", suggester=PathSuggester(""))
        yield Static("")
        yield KeyHints(("enter", "decrypt"), ("→", "complete"), ("escape", "cancel"))
