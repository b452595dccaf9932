"""The line that searches: matches are shown as one types."""

from __future__ import annotations

from infoview_tui.ui.actions import SEARCH
from infoview_tui.ui.widgets.line import Line


class SearchLine(Line):
    """One line to search by. It posts ``Input.Changed`` and ``Input.Submitted`` as every input does."""

    BINDINGS = [*SEARCH]
