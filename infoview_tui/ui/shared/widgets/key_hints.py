"""Key hints of a dialog; lines break between keys, never between a key and its description."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock, flow_parts


class KeyHints(TextBlock):
    """Shows keys and their descriptions on as many lines as needed. Both are the program's own text."""

    DEFAULT_CSS = """
    KeyHints { height: auto; }
    """

    def __init__(self, *pairs: tuple[str, str], gap: int = 3, id: str | None = None) -> None:
        """Set pairs of key and description; *gap* is the number of cells between pairs."""
        super().__init__(id=id)
        self._gap = gap
        self._pairs: Sequence[tuple[str, str]] = pairs

    def show(self, *pairs: tuple[str, str]) -> None:
        """Show different keys."""
        if pairs != tuple(self._pairs):
            self._pairs = pairs
            self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return lines with as many keys as fit in each."""
        hints = (assemble((f"{key} ", "bold $accent"), what) for key, what in self._pairs)
        return flow_parts(hints, width, gap=self._gap) or [Content("")]
