"""One-line input that moves, selects, and deletes by grapheme clusters. All one-line fields are based on it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import on
from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from infoview_tui.domain.graphemes import cluster_start, next_boundary, previous_boundary
from infoview_tui.ui.shared.widgets.cluster_text import ClusterText, index_at_cell

WIDTH_STEP = 64
"""Step, in cells, in which the width of the content grows."""


class TextInput(Input):
    """An input in which an emoji, a flag, or a letter with its marks is one character.

    Its width must not depend on its text.
    """

    def on_mount(self) -> None:
        """Set the width that the text has until it grows, so that its first letter triggers no layout either."""
        self.virtual_size = Size(self.content_width, 1)

    @property
    def content_width(self) -> int:
        """Width of the text, rounded up: every change of it triggers a layout of the whole screen."""
        return -(-self._text_width // WIDTH_STEP) * WIDTH_STEP

    @property
    def _text_width(self) -> int:
        """Width of the text with the cursor after it."""
        return self._value.cell_len + 1

    @on(Resize)
    def _scroll_back(self) -> None:
        """Scroll back to the start if the text fits: with the focus before it had a size, it scrolled to the end."""
        self.watch_selection()

    def watch_selection(self) -> None:
        """Scroll back to the start once the text fits: Textual keeps the offset of the longer text."""
        if self.scroll_offset.x and self._text_width < self.scrollable_content_region.width:
            self.scroll_to(x=0, animate=False, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the line, with a mark in the space around it at each end where text is cut."""
        lines = super().render_lines(crop)
        if lines and (self.value or self.placeholder):
            lines[0] = self._mark_cuts(lines[0], crop)
        return lines

    def _mark_cuts(self, line: Strip, crop: Region) -> Strip:
        left, right = self.scroll_offset.x, self.scroll_offset.x + self.content_size.width
        gutter = self.gutter
        width = self._value.cell_len if self.value else cell_len(str(self.placeholder))
        marks = (
            (left > 0, max(0, gutter.left - 1), "‹"),
            (width > right, self.outer_size.width - max(1, gutter.right), "›"),
        )
        for is_cut, x, mark in marks:
            if is_cut and crop.x <= x < crop.right:
                at = x - crop.x
                here = line.crop(at, at + 1)
                style = next((segment.style for segment in here if segment.style), Style.null())
                drawn = Strip([Segment(mark, style + Style(color=self.rich_style.color, bold=True))], 1)
                for line_filter in self.get_line_filters():
                    drawn = drawn.apply_filter(line_filter, self.background_colors[1])
                line = Strip.join([line.crop(0, at), drawn, line.crop(at + 1)])
        return line

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor to the previous character, or to the start of the selection."""
        start, end = self.selection
        if not select and start != end:
            super().action_cursor_left()
            return
        target = previous_boundary(self.value, end)
        self.selection = Selection(start if select else target, target)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor to the next character or to the end of the selection, or accept the suggestion."""
        start, end = self.selection
        if not select and (start != end or self.cursor_at_end):
            super().action_cursor_right()
            return
        target = next_boundary(self.value, end)
        self.selection = Selection(start if select else target, target)

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move the cursor to the start of a word."""
        super().action_cursor_left_word(select)
        self._leave_cluster()

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Move the cursor to the start of the next word."""
        super().action_cursor_right_word(select)
        self._leave_cluster()

    def action_delete_left(self) -> None:
        """Delete the character before the cursor, or the selection."""
        if self.selection.is_empty:
            self.delete(previous_boundary(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete the character after the cursor, or the selection."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, next_boundary(self.value, self.cursor_position))
        else:
            self.delete_selection()

    def _leave_cluster(self) -> None:
        start, end = self.selection
        target = cluster_start(self.value, end)
        self.selection = Selection(start if start != end else target, target)

    # Textual, private: `_value` and `_cell_offset_to_index`. Input draws its cursor, and finds a clicked place, by code
    # points. An input that does so by clusters would end the need.
    @property
    def _value(self) -> Text:
        """The text as it is drawn."""
        text = super()._value
        if text.plain.isascii():  # each character is a cluster
            return text
        return ClusterText(text.plain, spans=text.spans, no_wrap=True, overflow="ignore", end="")

    def _cell_offset_to_index(self, offset: int) -> int:
        """Return the offset in the text of a clicked cell."""
        return index_at_cell(self.value, offset + self.scroll_offset.x)
