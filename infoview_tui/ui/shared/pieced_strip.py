"""A line of a widget that consists of pieces, such as one for each column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.style import Style
from textual.strip import Strip


class PiecedStrip(Strip):
    """A strip that knows the strips it consists of, so that the terminal is sent only those that have changed.

    It joins them, and creates the caches of a strip, only when something needs more than its pieces.
    """

    __slots__ = ["_pieces"]

    def __init__(self, pieces: Sequence[Strip], width: int = 0, style: Style | None = None) -> None:
        """Join strips, and fill up to a width with blanks in a style."""
        length = sum([piece.cell_length for piece in pieces])
        if length < width:
            pieces = [*pieces, Strip.blank(width - length, style)]
        self._cell_length = max(length, width)
        self._pieces = pieces

    def __getattr__(self, name: str) -> Any:
        """Become a complete strip; Python asks for an attribute here that is not set."""
        if name not in Strip.__slots__:
            raise AttributeError(name)
        super().__init__([segment for piece in self._pieces for segment in piece], self._cell_length)
        return object.__getattribute__(self, name)

    def render_between(self, left: int, right: int, console: Console) -> tuple[int, str]:
        """Render the pieces that touch the cells from *left* to *right*. Also return where the first begins."""
        rendered: list[str] = []
        at, first = 0, left
        for piece in self._pieces:
            if at >= right:
                break
            end = at + piece.cell_length
            if end > left:
                first = first if rendered else at
                rendered.append(piece.render(console))
            at = end
        return first, "".join(rendered)
