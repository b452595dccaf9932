"""Writes the changed parts of the screen, and of a line in pieces only the pieces that have changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from textual._compositor import ChopsUpdate
from textual.app import App
from textual.strip import Strip

from infoview_tui.ui.shared.pieced_strip import PiecedStrip

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen


# Textual, private: `ChopsUpdate`, and below `_display`. It writes each line from the left edge of the widget on,
# although only a part of it has changed, and renders it again; writing the changed cells alone would end the need.
class PieceUpdate(ChopsUpdate):
    """An update that renders each piece of a line once, and writes those that touch a changed region."""

    def render_segments(self, console: Console) -> str:
        """Return the sequences for the terminal."""
        sequences: list[str] = []
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is None or x >= right or end <= left:
                    continue
                if isinstance(strip, PiecedStrip):
                    first, text = strip.render_between(left - x, right - x, console)
                else:
                    first, text = 0, strip.crop(0, min(end, right) - x).render(console)
                sequences.append(f"\x1b[{y + 1};{x + first + 1}H{text}")
        return "".join(sequences)


class PieceUpdateApp(App[None]):
    """An app that writes changed parts of the screen as a `PieceUpdate`."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, ChopsUpdate):
            renderable = PieceUpdate(renderable.chops, renderable.spans, renderable.chop_ends)
        super()._display(screen, renderable)


_divide = Strip.divide


def free_undivided_strips() -> None:
    """Let strips that are not divided be freed as soon as nothing shows them anymore.

    Textual keeps in each strip the parts that it is divided into. Of most lines that is one part, the strip itself: a
    cycle that only a full garbage collection frees, and a key on a list with a scroll bar makes 50 KB of them.
    """
    # A public method of Textual is replaced for all its strips. If it did not keep ``[self]``, that would end the need.
    setattr(Strip, "divide", divide_or_keep)  # noqa: B010 - an assignment has another type


def divide_or_keep(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """Divide a strip by cutting at cells, as Textual does; usually, the only cut is the end."""
    at = [cut for cut in cuts if cut <= strip.cell_length]
    return [strip] if at == [strip.cell_length] else _divide(strip, at)
