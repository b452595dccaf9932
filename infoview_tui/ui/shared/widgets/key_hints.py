"""The keys of a dialog in a line that breaks between two of them, never between a key and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock, flow_parts


class KeyHints(TextBlock):
    """Shows keys with what they do, on as many lines as they need. Both are the program's own words."""

    DEFAULT_CSS = """
    KeyHints { height: auto; }
    """

    def __init__(self, *pairs: tuple[str, str], gap: int = 3, id: str | None = None) -> None:
        """Show pairs of a key and what it does, with ``gap`` cells between two pairs."""
        super().__init__(id=id)
        self._gap = gap
        self._pairs: Sequence[tuple[str, str]] = pairs

    def show(self, *pairs: tuple[str, str]) -> None:
        """Show other keys."""
        if pairs != tuple(self._pairs):
            self._pairs = pairs
            self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Give as many keys in a line as there is room for."""
        hints = (assemble((f"{key} ", "bold $accent"), what) for key, what in self._pairs)
        return flow_parts(hints, width, gap=self._gap) or [Content("")]
