"""The line that searches: matches are shown as one types."""

from __future__ import annotations

from infoview_tui.ui.shared.bindings import INTERVIEW_SEARCH
from infoview_tui.ui.shared.widgets.line_input import LineInput


class SearchInput(LineInput):
    """One line to search by. It posts ``Input.Changed`` and ``Input.Submitted`` as every input does."""

    BINDINGS = [*INTERVIEW_SEARCH]
