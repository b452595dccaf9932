"""Search input of the interview screen."""

from __future__ import annotations

from infoview_tui.ui.shared.bindings import INTERVIEW_SEARCH
from infoview_tui.ui.shared.widgets.line_input import LineInput


class SearchInput(LineInput):
    """Single-line input with the keys of the search."""

    BINDINGS = [*INTERVIEW_SEARCH]
