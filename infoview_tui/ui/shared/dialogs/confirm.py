"""A question with two answers."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import CONFIRM
from infoview_tui.ui.shared.content import assemble


class ConfirmDialog(ModalScreen[bool]):
    """Asks, and returns whether the answer was yes. Used for what the program proposes; escape is no."""

    BINDINGS = [*CONFIRM]

    def __init__(self, question: Content, *, yes_label: str = "Yes", no_label: str = "No") -> None:
        """Ask a question; the answers are named by what they do."""
        super().__init__()
        self.question = question
        self.answers = assemble(("enter   ", "bold $accent"), yes_label, ("\nescape  ", "bold $accent"), no_label)

    def compose(self) -> ComposeResult:
        """Show the question over its answers."""
        with Vertical(classes="dialog"):
            yield Static(self.question)
            yield Static("")
            yield Static(self.answers)

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)
