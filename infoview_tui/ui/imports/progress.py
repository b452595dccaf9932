"""Progress of an import in a thread: shown several times a second, and stopped with escape."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.services.imports.background import ImportStoppedError
from infoview_tui.ui.shared.bindings import REPORT
from infoview_tui.ui.shared.widgets.key_hints import KeyHints

_INTERVAL = 0.1
"""Seconds between two updates."""


class ImportProgressDialog(ModalScreen[None]):
    """Shows how many rows are done. The thread calls `report`, which raises ImportStoppedError after escape."""

    BINDINGS = [*REPORT]
    CSS_PATH = "imports.tcss"

    def __init__(self, what: str) -> None:
        """Set what is being done: ``Reading the file``."""
        super().__init__()
        self.what = what
        self.is_stopped = False
        self._done = (0, 0)

    def compose(self) -> ComposeResult:
        """Compose the line of progress."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("Import contacts")
            yield Static(f"{self.what}…", id="progress", markup=False)
            yield KeyHints(("escape", "stop; nothing is imported then"))

    def on_mount(self) -> None:
        """Update the line now and then."""
        self.set_interval(_INTERVAL, self._show)

    def report(self, done: int, total: int) -> None:
        """Remember how many rows are done; called in a thread."""
        if self.is_stopped:
            raise ImportStoppedError("The import was stopped. Nothing was saved.")
        self._done = done, total

    def _show(self) -> None:
        done, total = self._done
        rows = f" {done:,} of {total:,} rows" if total else ""
        self.query_one("#progress", Static).update(Content(f"{self.what}…{rows}"))

    def action_cancel(self) -> None:
        """Stop; the thread notices it at its next report."""
        self.is_stopped = True
        self.what = "Stopping"
        self._show()
