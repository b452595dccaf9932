"""Writes the changed parts of the screen, and of a line in pieces only the pieces that have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from textual._compositor import ChopsUpdate
from textual.app import App

from infoview_tui.ui.shared.line_strips import PiecedStrip

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
