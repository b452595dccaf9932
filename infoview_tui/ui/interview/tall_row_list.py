"""List for reading: a row taller than the list is scrolled through before the cursor moves on."""

from __future__ import annotations

from infoview_tui.ui.shared.widgets.row_list import RowList


class TallRowList(RowList):
    """List with rows of any height. It shows no cursor while the other list is current."""

    DEFAULT_CSS = """
    TallRowList.-aside .rows--cursor-blurred { background: $background; }
    """

    def action_move(self, by: int) -> None:
        """Move by one row, or scroll by one line within a tall row."""
        if not self._scroll_within_row(by, 1):
            super().action_move(by)

    def action_page(self, by: int) -> None:
        """Move by a page."""
        if self._scroll_within_row(by, max(1, self.size.height - 1)):
            return
        before = self._cursor
        super().action_page(by)
        if self._cursor == before:
            super().action_move(by)  # a page further is still the same row

    def _scroll_within_row(self, by: int, lines: int) -> bool:
        """Scroll within the row under the cursor if it extends in this direction; return whether it did."""
        if not 0 <= self._cursor < len(self._rows):
            return False
        top, bottom = self._row_tops[self._cursor], self._row_tops[self._cursor + 1]
        above, below = self.scroll_offset.y - top, bottom - self.scroll_offset.y - self.size.height
        rest = below if by > 0 else above
        if bottom - top <= self.size.height or rest <= 0:
            return False
        self.scroll_to(y=self.scroll_offset.y + by * min(lines, rest), animate=False, force=True)
        return True
