"""How the cards of the board are sorted and grouped."""

from __future__ import annotations

from infoview_tui.domain.enums import Sort
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

LABEL_WIDTH = 14
"""Cells from a name to what it means."""

_LABELS = {
    Sort.URGENCY: ("Urgency", "due first"),
    Sort.NAME: ("Name", "from A to Z"),
    Sort.ORGANIZATION: ("Organization", "in groups"),
    Sort.PATH: ("Path", "in groups"),
    Sort.CHANGED: ("Last change", "latest first"),
}


def format_sort(sort: Sort) -> str:
    """Return the name of an order, such as ``Last change``."""
    return _LABELS[sort][0]


class SortDialog(ChooseDialog):
    """Asks for one `Sort`, with the cursor on the present one, and returns it, or None where the person cancels."""

    def __init__(self, current: Sort) -> None:
        """``present`` is how they are sorted now."""
        rows = [
            Row(
                sort,
                assemble((what, "$text-muted"), ("  now" if sort is current else "", "$accent")),
                label=assemble((label, "bold $foreground")),
            )
            for sort, (label, what) in _LABELS.items()
        ]
        super().__init__("Sort and group by", rows, enter_label="sort")
        self.current = current

    def on_mount(self) -> None:
        """Begin at the present order."""
        rows = self.query_one(RowList)
        rows.label_width = LABEL_WIDTH
        rows.show(self.rows, cursor_to=self.current)
