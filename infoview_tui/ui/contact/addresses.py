"""Edit the further addresses of a contact (R2)."""

from __future__ import annotations

from infoview_tui.services import contacts
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.ui.shared.screen import InfoviewScreen


def edit_addresses(screen: InfoviewScreen, contact_id: int) -> None:
    """Show the addresses in a dialog, and save them."""
    with screen.reporting_errors():
        details = read_contact_details(screen.workspace, contact_id)
        lines = [f"{row.value} ({row.label})" if row.label else row.value for row in details.methods]
        _ask(screen, contact_id, f"Other addresses of {details.contact.name}", "\n".join(lines))


def _ask(screen: InfoviewScreen, contact_id: int, title: str, text: str, *, unsaved: bool = False) -> None:
    from infoview_tui.ui.shared.dialogs.addresses import AddressesDialog

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        with screen.reporting_errors():
            contacts.methods.set_methods(screen.workspace, contact_id, typed, screen.now())
            screen.reload()
            screen.show_status("Other addresses saved. u undoes it.")
            return
        _ask(screen, contact_id, title, typed, unsaved=True)

    screen.app.push_screen(AddressesDialog(title, text, is_unsaved=unsaved), answered)
