"""Sort dialog: how the board sorts and groups cards."""

from __future__ import annotations

from infoview_tui.domain.enums import Sort
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.row_list import Row

LABEL_WIDTH = 14
"""Width of the label column in cells."""

_LABELS = {
    Sort.URGENCY: ("Urgency", "due first"),
    Sort.NAME: ("Name", "from A to Z"),
    Sort.ORGANIZATION: ("Organization", "in groups"),
    Sort.PATH: ("Path", "in groups"),
    Sort.CHANGED: ("Last change", "latest first"),
}


def format_sort(sort: Sort) -> str:
    """Return the name of a sort order, such as ``Last change``."""
    return _LABELS[sort][0]


def create_sort_dialog(current: Sort) -> ChooseDialog:
    """Return a dialog that asks for a `Sort`; its cursor starts on *current*."""
    rows = [
        Row(
            sort,
            assemble((what, "$text-muted"), ("  current" if sort is current else "", "$accent")),
            label=assemble((label, "bold $foreground")),
        )
        for sort, (label, what) in _LABELS.items()
    ]
    return ChooseDialog("Sort and group by", rows, enter_label="sort", initial_key=current, label_width=LABEL_WIDTH)
