"""Filter input of the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infoview_tui.domain.filter_query import FILTER_KEYS
from infoview_tui.ui.shared.bindings import FILTER
from infoview_tui.ui.shared.widgets.query_input import QueryInput


class FilterInput(QueryInput):
    """The line in which the board's filter is typed."""

    BINDINGS = [*FILTER]

    def __init__(self, known_values: Mapping[str, Sequence[str]], value: str = "", *, id: str | None = None) -> None:
        """Set the values for completion and the initial text."""
        super().__init__(known_values, value, keys=FILTER_KEYS, id=id)
