"""Leaving while something cannot be saved: it is offered to be written into a file, and never lost in silence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.recovery_file import Unsaved, rescue, usual_places
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from infoview_tui.ui.app.app import InfoviewApp


def ask_before_leaving(app: InfoviewApp, texts: Sequence[Unsaved]) -> None:
    """Ask what is to become of texts that cannot be saved; leave where the person says so."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseScreen
    from infoview_tui.ui.shared.widgets.row_list import Row

    def answered(choice: Hashable) -> None:
        if choice == "leave":
            app.exit()
        elif choice == "write":
            try:
                app.farewell = _farewell(app, texts)
            except InfoviewError as error:
                app.tell(str(error), error=True)
            else:
                app.exit()

    rows = [
        Row("stay", plain("Stay: it is tried again")),
        Row("write", plain(f"Write it into a file in {usual_places()[0]} and leave")),
        Row("leave", plain("Leave, and lose it")),
    ]
    app.push_screen(ChooseScreen(f"Not saved: {_named(texts)}", rows), answered)


def rescued(app: InfoviewApp, texts: Sequence[Unsaved]) -> str:
    """Write texts into a file without asking; return the sentence that says where it is, or why there is none."""
    try:
        return _farewell(app, texts)
    except InfoviewError as error:
        return f"What was not saved is lost. {error}"


def _farewell(app: InfoviewApp, texts: Sequence[Unsaved]) -> str:
    return f"What could not be saved is in {rescue(texts, app.now().astimezone(app.zone))}"


def _named(texts: Sequence[Unsaved]) -> str:
    return ", ".join(text.belongs_to for text in texts)
