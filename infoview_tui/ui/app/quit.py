"""Ending the app with text that cannot be saved: write it to a recovery file, after asking if the user quits."""

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
    """Ask what to do with texts that cannot be saved; *leave* is called with a message to show after the exit."""
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
        Row("stay", plain("Stay and keep trying to save")),
        Row("write", plain(f"Save a copy in {default_directories()[0]} and quit")),
        Row("leave", plain("Quit and lose it")),
    ]
    app.push_screen(ChooseDialog(f"Not saved: {_format_titles(texts)}", rows), answered)


def recover_unsaved(texts: Sequence[UnsavedText], local_now: datetime) -> str:
    """Write texts to a recovery file without asking; return a message with its path, or with the error."""
    try:
        return _write_recovery_file(texts, local_now)
    except InfoviewError as error:
        return f"Unsaved text was lost. {error}"


def _write_recovery_file(texts: Sequence[UnsavedText], local_now: datetime) -> str:
    return f"Unsaved text was written to {write_recovery_file(texts, local_now)}"


def _format_titles(texts: Sequence[UnsavedText]) -> str:
    return ", ".join(text.source for text in texts)
