"""Asks for a contact by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.resolve_contact import list_contact_names
from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog
from infoview_tui.ui.shared.screen import InfoviewScreen


def ask_for_contact(screen: InfoviewScreen, then: Callable[[int], None]) -> None:
    """Ask for a contact, and call *then* with the id unless the user cancels."""
    with screen.reporting_errors():
        rows = list_contact_names(screen.workspace)
        if not rows:
            screen.show_status("No contacts yet. Add one on the board first.")
            return
        often = Counter(clean_line(row.name) for row in rows)
        ids: dict[str, int] = {}
        for row in rows:
            name = clean_line(row.name)
            ids[name if often[name] == 1 else f"{name} (contact {row.id})"] = row.id

        def chosen(name: str | None) -> None:
            if name in ids:
                then(ids[name])

        dialog = TagOrPathDialog("Who is it with?", list(ids), kind="contact", allow_new=False)
        screen.app.push_screen(dialog, chosen)
