"""The keys of a dialog in a line that breaks between two of them, never between a key and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from infoview_tui.ui.content import join

GAP = "   "
"""What stands between two keys of one line."""


class KeyLine(Widget):
    """Shows keys with what they do, on as many lines as they need. Both are the program's own words."""

    DEFAULT_CSS = """
    KeyLine { height: auto; }
    """

    def __init__(self, *pairs: tuple[str, str], id: str | None = None) -> None:
        """Show pairs of a key and what it does."""
        super().__init__(id=id)
        self._pairs: Sequence[tuple[str, str]] = pairs

    def show(self, *pairs: tuple[str, str]) -> None:
        """Show other keys."""
        if pairs != tuple(self._pairs):
            self._pairs = pairs
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Count the lines that they need in this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw them."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for key, what in self._pairs:
            shown = join((f"{key} ", "bold $accent"), what)
            if lines and lines[-1].cell_length + len(GAP) + shown.cell_length <= width:
                lines[-1] = join(lines[-1], GAP, shown)
            else:
                lines.append(shown)
        return lines or [Content("")]
