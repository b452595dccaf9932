"""Text of fields in which a style, such as that of the cursor, covers whole grapheme clusters.

Half an emoji family in another style would be drawn as two emoji, which moves all that follows.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from infoview_tui.domain.graphemes import cluster_start, iter_clusters, next_boundary


class ClusterText(Text):
    """A text that extends each style to the boundaries of clusters."""

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        """Apply a style to a range and to the rest of the clusters at its ends."""
        plain = self.plain
        if end is not None and 0 <= start < end < len(plain) and not plain.isascii():
            start = cluster_start(plain, start)
            before = cluster_start(plain, end)
            end = end if before == end else next_boundary(plain, before)
        super().stylize(style, start, end)


def index_at_cell(line: str, cell: int) -> int:
    """Return the offset of the cluster that covers a cell of a line."""
    offset = cells = 0
    for cluster in iter_clusters(line):
        cells += cell_len(cluster)
        if cells > cell:
            return offset
        offset += len(cluster)
    return len(line)
