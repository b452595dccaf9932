"""Edit the further addresses of a contact (R2)."""

from __future__ import annotations

from infoview_tui.services import contacts
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.screen import InfoviewScreen


def edit_addresses(screen: InfoviewScreen, contact_id: int) -> None:
    """Show the addresses in a dialog, and save them."""
    with screen.reporting_errors():
        details = read_contact_details(screen.workspace, contact_id)
        lines = [f"{row.value} ({row.label})" if row.label else row.value for row in details.methods]
        _ask(screen, contact_id, f"Other addresses of {details.contact.name}", "\n".join(lines))


def _ask(screen: InfoviewScreen, contact_id: int, title: str, text: str) -> None:
    from infoview_tui.ui.shared.dialogs.addresses import AddressesDialog

    def save(typed: str) -> bool:
        return run_command(
            screen,
            lambda: contacts.methods.set_methods(screen.workspace, contact_id, typed, screen.now()),
            "Other addresses saved. u undoes it.",
        )

    ask_until_saved(screen, lambda typed, is_unsaved: AddressesDialog(title, typed, is_unsaved=is_unsaved), text, save)
