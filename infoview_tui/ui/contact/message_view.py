"""Read-only view of a message."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.services.outreach.thank_you import MessageRow
from infoview_tui.ui.shared.bindings import REPORT
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import plain, plain_lines
from infoview_tui.ui.shared.widgets.key_hints import KeyHints


class MessageViewDialog(ModalScreen[None]):
    """Shows a message; the arrow keys scroll."""

    BINDINGS = [*REPORT]
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    DEFAULT_CSS = """
    MessageViewDialog VerticalScroll { height: auto; max-height: 60vh; scrollbar-size-vertical: 1; }
    """

    def __init__(self, message: MessageRow) -> None:
        """Set the message."""
        super().__init__()
        self.message = message

    def compose(self) -> ComposeResult:
        """Compose the subject and the body."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(f"{self.message.kind.replace('_', '-').capitalize()} to {self.message.contact}")
            with VerticalScroll():
                yield Static(plain(self.message.subject).stylize("bold"))
                yield Static("")
                yield Static(plain_lines(self.message.body))
            yield Static("")
            yield KeyHints(("escape", "close"))

    def action_cancel(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
