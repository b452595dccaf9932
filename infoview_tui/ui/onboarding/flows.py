"""What one begins with, from wherever one is: a file of contacts, and who one is oneself. The palette calls these."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.profile import edit_profile, read_profile
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.storage.queries.contacts.contacts import ProfileRow

PAINTED_AFTER = 0.1
"""Seconds in which a dialog is painted: what follows holds the screen still."""


def _nothing_more() -> None:
    return


def import_contacts(
    screen: InfoviewScreen, path: str = "", *, problem: str = "", then: Callable[[], None] = _nothing_more
) -> None:
    """Ask for a file, take its contacts in and show what became of them; ``then`` follows once that was seen."""
    from infoview_tui.ui.onboarding.import_file import ImportReportScreen, ImportScreen, typed_path

    report = ImportReportScreen()

    def chosen(path: str | None) -> None:
        if path is not None:
            screen.app.push_screen(report, seen)
            # The screen's own timer: a dialog asked for by the report would have nobody to answer to once that is gone.
            screen.set_timer(PAINTED_AFTER, partial(take_in, path))

    def take_in(path: str) -> None:
        from infoview_tui.exchange.importer import import_file

        try:
            report.show(import_file(screen.desk, typed_path(path), screen.now()))
        except InfoviewError as error:
            screen.app.pop_screen()
            import_contacts(screen, path, problem=str(error), then=then)  # the path stays, to be mended

    def seen(_: None) -> None:
        screen.reload()
        then()

    screen.app.push_screen(ImportScreen(path, problem=problem), chosen)


def introduce_yourself(screen: InfoviewScreen, profile: ProfileRow | None = None) -> None:
    """Let the person say who they are (R6, R23). A ``profile`` is one that could not be saved before."""
    from infoview_tui.ui.onboarding.profile_form import ProfileFormScreen

    def saved(filled: ProfileRow | None) -> None:
        if filled is None:
            return
        with screen.telling():
            edit_profile(screen.desk, filled, screen.now())
            screen.infoview.tell("Your profile is kept. u undoes it.")
            screen.reload()
            return
        introduce_yourself(screen, filled)

    with screen.telling():
        shown = profile or read_profile(screen.desk)
        screen.app.push_screen(ProfileFormScreen(shown, unsaved=profile is not None), saved)
