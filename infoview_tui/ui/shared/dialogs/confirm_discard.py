"""Confirmation before unsaved changes in a dialog are discarded."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import ModalScreen

from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog


def confirm_discard(dialog: ModalScreen[Any]) -> None:
    """Ask whether to discard the changes in a dialog. If yes, close it without a result."""

    def answered(leave: bool | None) -> None:
        if leave:
            dialog.dismiss(None)

    question = Content("Your changes are not saved. Discard them?")
    dialog.app.push_screen(ConfirmDialog(question, yes_label="Discard", no_label="Keep editing"), answered)
