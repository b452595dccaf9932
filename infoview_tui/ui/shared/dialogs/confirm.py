"""A question with two answers."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import ASK
from infoview_tui.ui.shared.content import join


class AskScreen(ModalScreen[bool]):
    """Asks, and returns whether the answer was yes. Used for what the program proposes; escape is no."""

    BINDINGS = [*ASK]

    def __init__(self, question: Content, *, yes: str = "Yes", no: str = "No") -> None:
        """Ask a question; the answers are named by what they do."""
        super().__init__()
        self.question = question
        self.answers = join(("enter   ", "bold $accent"), yes, ("\nescape  ", "bold $accent"), no)

    def compose(self) -> ComposeResult:
        """Show the question over its answers."""
        with Vertical(classes="dialog"):
            yield Static(self.question)
            yield Static("")
            yield Static(self.answers)

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)
