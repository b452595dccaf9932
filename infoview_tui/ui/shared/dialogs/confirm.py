"""Dialog with a yes/no question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import CONFIRM
from infoview_tui.ui.shared.content import assemble


class ConfirmDialog(ModalScreen[bool]):
    """Asks a question and returns whether the answer is yes; escape means no."""

    BINDINGS = [*CONFIRM]

    def __init__(self, question: Content, *, yes_label: str = "Yes", no_label: str = "No") -> None:
        """Set the question and the labels of the answers."""
        super().__init__()
        self.question = question
        self.answers = assemble(("enter   ", "bold $accent"), yes_label, ("\nescape  ", "bold $accent"), no_label)

    def compose(self) -> ComposeResult:
        """Compose the question and its answers."""
        with Vertical(classes="dialog"):
            yield Static(self.question)
            yield Static("")
            yield Static(self.answers)

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)
