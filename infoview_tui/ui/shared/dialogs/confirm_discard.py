"""What was typed into a dialog and not saved is left behind only if the person says so."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import ModalScreen

from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog


def confirm_discard(dialog: ModalScreen[Any]) -> None:
    """Ask whether to leave a dialog with what was changed in it; it closes with nothing, or one goes on writing."""

    def answered(leave: bool | None) -> None:
        if leave:
            dialog.dismiss(None)

    question = Content("What you changed here is not saved. Leave it?")
    dialog.app.push_screen(ConfirmDialog(question, yes_label="Leave", no_label="Go on writing"), answered)
