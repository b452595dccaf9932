"""Ending the app with text that cannot be saved: write it to a recovery file, after asking if the user quits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.recovery_file import UnsavedText, format_texts, write_recovery_file
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from textual.app import App

    from infoview_tui.ui.shared.context import Context


def confirm_quit(
    app: App[Any],
    context: Context,
    texts: Sequence[UnsavedText],
    directories: Sequence[Path],
    leave: Callable[[str], None],
) -> None:
    """Ask what to do with texts that cannot be saved; *leave* is called with a message to show after the exit.

    A copy goes to the first of the *directories* that is writable.
    """
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def answered(choice: Hashable) -> None:
        if choice == "leave":
            leave("")
        elif choice == "print":
            leave(format_texts(texts))
        elif choice == "write":
            try:
                message = _write_recovery_file(texts, context.now().astimezone(context.zone), directories)
            except InfoviewError as error:
                context.show_notification(str(error), error=True)
            else:
                leave(message)

    rows = [
        Row("stay", plain("Stay and keep trying to save")),
        *([Row("write", plain(f"Save a copy in {directories[0]} and quit"))] if directories else []),
        Row("print", plain("Quit and print it in the terminal")),
        Row("leave", plain("Quit and lose it")),
    ]
    app.push_screen(ChooseDialog(f"Not saved: {_format_titles(texts)}", rows), answered)


def recover_unsaved(texts: Sequence[UnsavedText], local_now: datetime, directories: Sequence[Path]) -> str:
    """Write texts to a recovery file without asking; return a message with its path, or else with the texts.

    Never raises, since it runs while the program ends.
    """
    try:
        return _write_recovery_file(texts, local_now, directories)
    except Exception as error:
        return f"Unsaved text could not be written to a file. {error} It is:\n\n{format_texts(texts)}"


def _write_recovery_file(texts: Sequence[UnsavedText], local_now: datetime, directories: Sequence[Path]) -> str:
    return f"Unsaved text was written to {write_recovery_file(texts, local_now, directories)}"


def _format_titles(texts: Sequence[UnsavedText]) -> str:
    return ", ".join(text.source for text in texts)
