"""A list that keeps its cursor in view where its room changes: beside text that grows, or hidden for a time."""

from __future__ import annotations

from infoview_tui.ui.shared.widgets.row_list import RowList


class StickyRowList(RowList):
    """A list of rows among others that come and go."""

    def on_resize(self) -> None:
        """Bring the cursor back into view."""
        self.call_after_refresh(self.action_move, 0)

    def focus_cursor(self) -> None:
        """Take the focus, with the cursor in view. A list that was hidden until now had no size to scroll by."""
        was_hidden = not self.size.width
        self.focus()

        def show_cursor() -> None:
            if was_hidden:
                self.scroll_to(y=0, animate=False)
            self.action_move(0)

        self.call_after_refresh(show_cursor)
