"""A widget of lines that are laid out for its width: it is as high as there are lines."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from infoview_tui.ui.shared.content import assemble


class TextBlock(Widget):
    """Draws its lines, which a subclass lays out; without them it takes no room."""

    def build_lines(self, width: int) -> list[Content]:  # noqa: ARG002 - for who overrides it
        """Lay the lines out for a width in cells."""
        return []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Count the lines that it needs in this width."""
        return len(self.build_lines(width))

    def render(self) -> Content:
        """Draw them."""
        return Content("\n").join(self.build_lines(self.size.width))


def flow_parts(
    parts: Iterable[Content], width: int, *, gap: int = 3, first_lines: Iterable[Content] = ()
) -> list[Content]:
    """Put parts one behind the other, as many in a line as there is room for, after the lines ``begun`` already.

    ``gap`` and ``width`` are in cells; a part that is wider than the whole is cut with a sign.
    """
    lines = list(first_lines)
    for part in parts:
        if lines and lines[-1].cell_length + gap + part.cell_length <= width:
            lines[-1] = assemble(lines[-1], " " * gap, part)
        else:
            lines.append(part.truncate(max(1, width), ellipsis=True))
    return lines
