"""Leaving while something cannot be saved: it is offered to be written into a file, and never lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.recovery_file import UnsavedText, default_directories, write_recovery_file
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from textual.app import App

    from infoview_tui.ui.shared.context import Context


def confirm_quit(app: App[Any], context: Context, texts: Sequence[UnsavedText], leave: Callable[[str], None]) -> None:
    """Ask what is to become of texts that cannot be saved; ``leave`` is called with a message to show after the end."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def answered(choice: Hashable) -> None:
        if choice == "leave":
            leave("")
        elif choice == "write":
            try:
                message = _write_recovery_file(texts, context.now().astimezone(context.zone))
            except InfoviewError as error:
                context.show_notification(str(error), error=True)
            else:
                leave(message)

    rows = [
        Row("stay", plain("Stay: it is tried again")),
        Row("write", plain(f"Write it into a file in {default_directories()[0]} and leave")),
        Row("leave", plain("Leave, and lose it")),
    ]
    app.push_screen(ChooseDialog(f"Not saved: {_format_titles(texts)}", rows), answered)


def recover_unsaved(texts: Sequence[UnsavedText], local_now: datetime) -> str:
    """Write texts into a file without asking; return the sentence that says where it is, or why there is none."""
    try:
        return _write_recovery_file(texts, local_now)
    except InfoviewError as error:
        return f"What was not saved is lost. {error}"


def _write_recovery_file(texts: Sequence[UnsavedText], local_now: datetime) -> str:
    return f"What could not be saved is in {write_recovery_file(texts, local_now)}"


def _format_titles(texts: Sequence[UnsavedText]) -> str:
    return ", ".join(text.source for text in texts)
