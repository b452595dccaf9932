"""Static text that changes while the user types."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static


class LiveText(Static):
    """A static whose `show` draws only the rows that differ, and lays the screen out again only if its height does.

    Its width must not depend on its text.
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._shown = Content("")
        self._rows: tuple[int, list[Content]] = (0, [])
        """The width for which the text was last wrapped, and its rows."""
        self._changed_rows: Sequence[Region] = ()

    def show(self, text: Content) -> None:
        """Show a text. Nothing is drawn if it is the same as before."""
        if text == self._shown:
            return
        width = self.content_size.width
        rows = text.wrap(width) if width > 0 else []
        old_width, old_rows = self._rows
        self._shown, self._rows = text, (width, rows)
        if width == old_width and len(rows) == len(old_rows):
            pairs = enumerate(zip(old_rows, rows, strict=True))
            self._changed_rows = [Region(0, y, width, 1) for y, (old, new) in pairs if old != new]
        self.update(text, layout=not self._changed_rows)
        self._changed_rows = ()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> LiveText:
        """Redraw regions; without one, the rows that `show` has changed, or everything."""
        super().refresh(*(regions or self._changed_rows), repaint=repaint, layout=layout, recompose=recompose)
        return self
