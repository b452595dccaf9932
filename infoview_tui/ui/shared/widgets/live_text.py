"""Static text that changes while the user types."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class LiveText(Static):
    """A static whose `show` draws only what differs, and lays the screen out again only if its height does.

    Its width must not depend on its text.
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._shown = Content("")

    def show(self, text: Content) -> None:
        """Show a text. Nothing is drawn if it is the same as before."""
        if text != self._shown:
            width = self.content_size.width
            same_height = width > 0 and self._height(text, width) == self._height(self._shown, width)
            self._shown = text
            self.update(text, layout=not same_height)

    def _height(self, text: Content, width: int) -> int:
        return text.get_height({}, width)
