"""Leaving while something cannot be saved: it is offered to be written into a file, and never lost in silence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.recovery_file import UnsavedText, default_directories, write_recovery_file
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from infoview_tui.ui.app.app import InfoviewApp


def confirm_quit(app: InfoviewApp, texts: Sequence[UnsavedText]) -> None:
    """Ask what is to become of texts that cannot be saved; leave where the person says so."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def answered(choice: Hashable) -> None:
        if choice == "leave":
            app.exit()
        elif choice == "write":
            try:
                app.exit_message = _write_recovery_file(app, texts)
            except InfoviewError as error:
                app.show_notification(str(error), error=True)
            else:
                app.exit()

    rows = [
        Row("stay", plain("Stay: it is tried again")),
        Row("write", plain(f"Write it into a file in {default_directories()[0]} and leave")),
        Row("leave", plain("Leave, and lose it")),
    ]
    app.push_screen(ChooseDialog(f"Not saved: {_format_titles(texts)}", rows), answered)


def recover_unsaved(app: InfoviewApp, texts: Sequence[UnsavedText]) -> str:
    """Write texts into a file without asking; return the sentence that says where it is, or why there is none."""
    try:
        return _write_recovery_file(app, texts)
    except InfoviewError as error:
        return f"What was not saved is lost. {error}"


def _write_recovery_file(app: InfoviewApp, texts: Sequence[UnsavedText]) -> str:
    return f"What could not be saved is in {write_recovery_file(texts, app.now().astimezone(app.zone))}"


def _format_titles(texts: Sequence[UnsavedText]) -> str:
    return ", ".join(text.source for text in texts)
