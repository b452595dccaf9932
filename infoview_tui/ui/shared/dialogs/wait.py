"""Dialog without an answer, while something is done that must not be interrupted."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.content import plain


class WaitDialog(ModalScreen[None]):
    """Says what is being done; no key closes it."""

    def __init__(self, what: str) -> None:
        """Set what is being done."""
        super().__init__()
        self.what = what

    def compose(self) -> ComposeResult:
        """Compose the line."""
        with Vertical(classes="dialog"):
            yield Static(plain(self.what))

    def show(self, what: str) -> None:
        """Say what is being done now."""
        self.query_one(Static).update(plain(what))
