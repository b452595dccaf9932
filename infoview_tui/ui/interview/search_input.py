"""The line that searches: matches are shown as one types."""

from __future__ import annotations

from infoview_tui.ui.shared.bindings import SEARCH
from infoview_tui.ui.shared.widgets.line_input import Line


class SearchLine(Line):
    """One line to search by. It posts ``Input.Changed`` and ``Input.Submitted`` as every input does."""

    BINDINGS = [*SEARCH]
