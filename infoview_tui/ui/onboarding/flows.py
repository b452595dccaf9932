"""Flows to import contacts and to edit the user's profile, from any screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.services import contacts
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.contacts.queries import ProfileRow

PAINT_DELAY = 0.1
"""Seconds to let a dialog paint before the import blocks the screen."""


def import_contacts(
    screen: InfoviewScreen, path: str = "", *, error_message: str = "", on_done: Callable[[], None] | None = None
) -> None:
    """Ask for a file, import its contacts, and show a report; *on_done* is called when the report is closed."""
    from infoview_tui.ui.onboarding.import_file import ImportDialog, ImportReportDialog
    from infoview_tui.ui.shared.path_input import parse_path

    report = ImportReportDialog()

    def chosen(path: str | None) -> None:
        if path is not None:
            screen.app.push_screen(report, report_closed)
            # A timer of the screen, not of the report: a dialog opened by the report could not return to it.
            screen.set_timer(PAINT_DELAY, partial(run_import, path))

    def run_import(path: str) -> None:
        from infoview_tui.exchange.importer import import_file

        try:
            report.show(import_file(screen.workspace, parse_path(path), screen.now()))
        except InfoviewError as error:
            screen.app.pop_screen()
            import_contacts(screen, path, error_message=str(error), on_done=on_done)  # with the path, to correct it

    def report_closed(_: None) -> None:
        screen.reload()
        if on_done is not None:
            on_done()

    screen.app.push_screen(ImportDialog(path, error_message=error_message), chosen)


def open_profile_form(screen: InfoviewScreen, profile: ProfileRow | None = None) -> None:
    """Open the profile form (R6, R23). *profile* is one that could not be saved before."""
    from infoview_tui.ui.onboarding.profile_form import ProfileFormDialog

    def saved(filled: ProfileRow | None) -> None:
        if filled is None:
            return
        with screen.reporting_errors():
            contacts.commands.edit_profile(screen.workspace, filled, screen.now())
            screen.context.show_notification("Profile saved. u undoes it.")
            screen.reload()
            return
        open_profile_form(screen, filled)

    with screen.reporting_errors():
        shown = profile or read_profile(screen.workspace)
        screen.app.push_screen(ProfileFormDialog(shown, is_unsaved=profile is not None), saved)


def open_tag_intervals(screen: InfoviewScreen) -> None:
    """Open the form for how often to stay in touch, by tag, and save it (R34)."""
    from infoview_tui.services.contacts.queries import list_tag_intervals
    from infoview_tui.ui.shared.dialogs.tag_intervals import TagIntervalsDialog

    def saved(intervals: Mapping[int, int | None] | None) -> None:
        if intervals is None:
            return
        with screen.reporting_errors():
            contacts.commands.set_tag_intervals(screen.workspace, intervals, screen.now())
            screen.context.show_notification("Saved. u undoes it.")
        screen.reload()

    tags = list_tag_intervals(screen.workspace)
    if tags:
        screen.app.push_screen(TagIntervalsDialog(tags), saved)
    else:
        screen.show_status("No tags yet. Add one to a contact first.")
