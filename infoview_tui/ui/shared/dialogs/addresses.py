"""Dialog for further addresses of a contact, one line each, with what each line is (R2)."""

from __future__ import annotations

from textual.content import Content

from infoview_tui.domain.address_lines import parse_address
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.affiliations import AffiliationsDialog


class AddressesDialog(AffiliationsDialog):
    """Returns the edited lines, or None if the user cancels."""

    hint = "One line each, with what it is for:\nmaria@figma.com (work)\n+49 170 1234567 (mobile)"

    def find_problem(self, line: str) -> str:
        """Return why a line is not understood; empty if it is."""
        try:
            parse_address(line)
        except ValueError as error:
            return str(error)
        return ""

    def describe(self, line: str) -> Content:
        """Return what a line is, or why it is not understood."""
        if problem := self.find_problem(line):
            return assemble((problem, "$warning"))
        found = parse_address(line)
        return assemble(
            (f"{found.kind.value.capitalize()}{f' for {found.label}' if found.label else ''}", "$text-muted")
        )
