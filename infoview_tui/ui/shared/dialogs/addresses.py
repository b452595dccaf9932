"""Dialog for further addresses of a contact, one line each (R2)."""

from __future__ import annotations

from infoview_tui.domain.address_lines import parse_address
from infoview_tui.ui.shared.dialogs.lines import LinesDialog


class AddressesDialog(LinesDialog):
    """Email addresses, phone numbers, and profiles, with what each is for."""

    hint = "One line each, with what it is for:\nmaria@figma.com (work)\n+49 170 1234567 (mobile)"

    def describe(self, line: str) -> str:
        """Return what kind of address the line is."""
        found = parse_address(line)
        return f"{found.kind.value.capitalize()}{f' for {found.label}' if found.label else ''}"
