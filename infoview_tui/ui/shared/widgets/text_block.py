"""Base class of widgets that lay out lines for their width; the height is the number of lines."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from infoview_tui.ui.shared.content import assemble


class TextBlock(Widget):
    """Draws the lines of `build_lines`, which subclasses override; without lines, its height is 0."""

    def build_lines(self, width: int) -> list[Content]:  # noqa: ARG002 - for who overrides it
        """Return the lines for a width in cells."""
        return []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the number of lines at this width."""
        return len(self.build_lines(width))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(self.build_lines(self.size.width))


def flow_parts(
    parts: Iterable[Content], width: int, *, gap: int = 3, first_lines: Iterable[Content] = ()
) -> list[Content]:
    """Flow parts into lines, as many per line as fit, after *first_lines*.

    *gap* and *width* are in cells. A part wider than a line is cut and ends in an ellipsis.
    """
    lines = list(first_lines)
    for part in parts:
        if lines and lines[-1].cell_length + gap + part.cell_length <= width:
            lines[-1] = assemble(lines[-1], " " * gap, part)
        else:
            lines.append(part.truncate(max(1, width), ellipsis=True))
    return lines
