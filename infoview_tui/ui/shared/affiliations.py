"""Edit the former employers and schools of a contact, or of the user, from any screen (R3, R6)."""

from __future__ import annotations

from infoview_tui.services import introductions
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.introductions.queries import format_affiliations, list_affiliations
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.screen import InfoviewScreen


def edit_affiliations(screen: InfoviewScreen, contact_id: int | None) -> None:
    """Show the lines in a dialog, and save them; None edits the user's own."""
    with screen.reporting_errors():
        name = read_contact(screen.workspace, contact_id).name if contact_id is not None else ""
        text = format_affiliations(list_affiliations(screen.workspace, contact_id))
        _ask(screen, contact_id, name, text)


def _ask(screen: InfoviewScreen, contact_id: int | None, name: str, text: str) -> None:
    from infoview_tui.ui.shared.dialogs.affiliations import AffiliationsDialog

    def save(typed: str) -> bool:
        return run_command(
            screen,
            lambda: introductions.affiliations.set_affiliations(screen.workspace, contact_id, typed, screen.now()),
            "Former employers and schools saved. u undoes it.",
        )

    def build(typed: str, is_unsaved: bool) -> AffiliationsDialog:
        title = f"Where {name} worked and studied" if contact_id is not None else "Where you worked and studied"
        dialog = AffiliationsDialog(title, typed, is_unsaved=is_unsaved)
        return dialog if contact_id is not None else dialog.belong_to("affiliations:0")

    ask_until_saved(screen, build, text, save)
