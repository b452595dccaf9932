"""Dialog for a contact who has not answered two follow-ups: close, keep for later, or write once more."""

from __future__ import annotations

from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import CLOSE_OR_KEEP
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints


class CloseOrKeep(StrEnum):
    """The choices."""

    CLOSE = "close"
    KEEP = "keep"
    NUDGE = "nudge"


class CloseOrKeepDialog(ModalScreen[CloseOrKeep]):
    """Asks what to do with a contact, one key for each choice, and returns it, or None if the user cancels."""

    BINDINGS = [*CLOSE_OR_KEEP]
    DEFAULT_CSS = "CloseOrKeepDialog .meaning { padding-left: 3; margin-bottom: 1; color: $text-muted; }"

    CHOICES = (
        ("c", "close: no answer", "The contact leaves the board; you can reopen it anytime."),
        ("k", "keep for later", "You choose when to check in again."),
        ("m", "write once more", "You can, but two follow-ups are usually enough."),
    )

    def __init__(self, contact: str) -> None:
        """Set the name of the contact."""
        super().__init__()
        self.contact = contact

    def compose(self) -> ComposeResult:
        """Compose the choices."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(f"{self.contact} has not answered")
            for key, name, meaning in self.CHOICES:
                yield Static(assemble((key, "$accent"), f"  {name}"))
                yield Static(meaning, classes="meaning", markup=False)
            yield KeyHints(("escape", "cancel"))

    def action_pick(self, choice: str) -> None:
        """Return a choice."""
        self.dismiss(CloseOrKeep(choice))

    def action_cancel(self) -> None:
        """Close the dialog without a choice."""
        self.dismiss(None)
