"""Lines of a widget: those that are freed when they are not shown, and those that consist of pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.style import Style
from textual.strip import Strip


class WholeStrip(Strip):
    """A strip that is freed as soon as nothing shows it anymore.

    Textual keeps in each strip the parts that it was divided into. Of most lines that is one part, the strip itself: a
    cycle that only a full garbage collection frees.
    """

    __slots__: list[str] = []

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Divide the strip by cutting at cells; usually, the only cut is the end."""
        at = [cut for cut in cuts if cut <= self.cell_length]
        return [self] if at == [self.cell_length] else super().divide(at)


class PiecedStrip(WholeStrip):
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
