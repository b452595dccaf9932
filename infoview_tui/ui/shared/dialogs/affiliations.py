"""Dialog for former employers and schools, one line each (R3)."""

from __future__ import annotations

from infoview_tui.domain.affiliation_lines import describe_affiliation, parse_affiliation
from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.dialogs.lines import LinesDialog

_MAX_LENGTH = 100
"""The most characters of a line that are repeated."""


class AffiliationsDialog(LinesDialog):
    """Where somebody worked and studied, the latest first."""

    hint = "One line each, the latest first:\nStripe, data analyst, 2018-2021\nstudied design at RISD, 2010-2014"

    def describe(self, line: str) -> str:
        """Return the line as a sentence, and how to say that it is a school."""
        found = parse_affiliation(line)
        clause = describe_affiliation(found)
        school = "\nA school? Begin the line with “studied”." if found.kind is AffiliationKind.WORK else ""
        return clean_line(f"{clause[:1].upper()}{clause[1:]}", _MAX_LENGTH) + school
