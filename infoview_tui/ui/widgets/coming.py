"""A list that comes to the front."""

from __future__ import annotations

from infoview_tui.ui.widgets.rows import RowList


def show_cursor(rows: RowList) -> None:
    """Give a list the focus, with its cursor in view. One that was hidden until now had no size to scroll by."""
    was_hidden = not rows.size.width
    rows.focus()

    def scroll() -> None:
        if was_hidden:
            rows.scroll_to(y=0, animate=False)
        rows.action_move(0)

    rows.call_after_refresh(scroll)
