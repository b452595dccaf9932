"""Dialogs that ask for the copy to merge, and for its passphrase or key."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble, plain
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

    def __init__(self, title: str, question: Content, line: LineInput, *hints: tuple[str, str]) -> None:
        """Set what is asked, the input, and its own keys."""
        super().__init__()
        self.heading, self.question, self.line, self.hints = title, question, line, hints

    def compose(self) -> ComposeResult:
        """Compose what is needed, the input, and the keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self.heading)
            yield Static(self.question)
            yield self.line
            yield Static("")
            yield KeyHints(("enter", "decrypt"), *self.hints, ("escape", "cancel"))

    def on_input_submitted(self) -> None:
        """Return what was typed."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return what was typed."""
        if typed := self.line.value:
            self.dismiss(typed)
        else:
            self.action_cancel()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


class PassphraseDialog(_KeyDialog):
    """Asks for a passphrase, which is not shown."""

    def __init__(self, name: str) -> None:
        """Set the name of the file."""
        line = LineInput()
        line.password = True
        super().__init__("Passphrase", plain(f"{name} is encrypted with a passphrase."), line)


class KeyFileDialog(_KeyDialog):
    """Asks for the file of a private key."""

    def __init__(self, name: str) -> None:
        """Set the name of the encrypted file."""
        hint = "The file of the private key, of age or of SSH without a passphrase of its own:"
        line = LineInput(placeholder="~/.ssh/id_ed25519", suggester=PathSuggester(""))
        question = assemble(f"{name} is encrypted for a key.\n", (hint, "$text-muted"))
        super().__init__("Key file", question, line, ("→", "complete"))
