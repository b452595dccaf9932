"""What one begins with, from wherever one is: a file of contacts, and who one is oneself. The palette calls these."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.services import contacts
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.contacts.queries import ProfileRow

PAINT_DELAY = 0.1
"""Seconds in which a dialog is painted: what follows holds the screen still."""


def import_contacts(
    screen: InfoviewScreen, path: str = "", *, error_message: str = "", on_done: Callable[[], None] | None = None
) -> None:
    """Ask for a file, take its contacts in and show what became of them; ``then`` follows once that was seen."""
    from infoview_tui.ui.onboarding.import_file import ImportDialog, ImportReportDialog
    from infoview_tui.ui.shared.path_input import parse_path

    report = ImportReportDialog()

    def chosen(path: str | None) -> None:
        if path is not None:
            screen.app.push_screen(report, seen)
            # The screen's own timer: a dialog asked for by the report would have nobody to answer to once that is gone.
            screen.set_timer(PAINT_DELAY, partial(take_in, path))

    def take_in(path: str) -> None:
        from infoview_tui.exchange.importer import import_file

        try:
            report.show(import_file(screen.workspace, parse_path(path), screen.now()))
        except InfoviewError as error:
            screen.app.pop_screen()
            import_contacts(screen, path, error_message=str(error), on_done=on_done)  # the path stays, to be mended

    def seen(_: None) -> None:
        screen.reload()
        if on_done is not None:
            on_done()

    screen.app.push_screen(ImportDialog(path, error_message=error_message), chosen)


def open_profile_form(screen: InfoviewScreen, profile: ProfileRow | None = None) -> None:
    """Let the person say who they are (R6, R23). A ``profile`` is one that could not be saved before."""
    from infoview_tui.ui.onboarding.profile_form import ProfileFormDialog

    def saved(filled: ProfileRow | None) -> None:
        if filled is None:
            return
        with screen.reporting_errors():
            contacts.commands.edit_profile(screen.workspace, filled, screen.now())
            screen.context.show_notification("Your profile is kept. u undoes it.")
            screen.reload()
            return
        open_profile_form(screen, filled)

    with screen.reporting_errors():
        shown = profile or read_profile(screen.workspace)
        screen.app.push_screen(ProfileFormDialog(shown, is_unsaved=profile is not None), saved)
