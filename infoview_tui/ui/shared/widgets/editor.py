"""Multi-line text editor: sanitizes pasted text, edits by grapheme clusters, and does not blink the cursor.

Textual calls an event handler in each class of a widget, subclass first, so this class sanitizes pasted text and the
base class inserts it.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Self

from rich.text import Text
from textual import events
from textual.document import _wrapped_document
from textual.document._document import Location
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import TextArea

from infoview_tui.domain.graphemes import cluster_start, next_boundary, previous_boundary
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.shared.widgets.cluster_text import ClusterText, index_at_cell


def _column_at_cell(line: str, cell_width: int, tab_width: int) -> int:
    """Return the column of the cluster at a cell; for a line with tabs, what Textual returns."""
    return _by_code_point(line, cell_width, tab_width) if "\t" in line else index_at_cell(line, cell_width)


# Textual, private: a name that its wrapped document has imported. It finds the place of a click, and the column above
# and below, by code points, and has no hook. A document that does so by clusters would end the need.
_by_code_point = _wrapped_document.cell_width_to_column_index  # type: ignore[attr-defined]
_wrapped_document.cell_width_to_column_index = _column_at_cell  # type: ignore[attr-defined]


class Editor(TextArea):
    """A text area with soft wrap. Tab moves the focus.

    A change of the text or the cursor redraws the rows that look different, where the base class redraws them all.
    """

    DEFAULT_CSS = """
    Editor {
        border: none;
        padding: 0 0 0 1;
        background: $surface;
        overflow-y: scroll;  /* without it, undoing a long paste fails in the framework */
        scrollbar-size-vertical: 1;
        &:focus { border: none; background: $panel; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Set the initial text; *placeholder* is the program's own and is shown while the editor is empty."""
        self._drawn_rows: dict[int, Hashable] = {}
        """What each row showed when it was last drawn, by its number on the screen."""
        self._style_version = 0
        self._will_compare_rows = False
        super().__init__(clean_text(text), id=id, placeholder=placeholder)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._wrapped_width = 0
        """The width for which the text was last wrapped before it was painted."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Wrap the text for a new width first: it is painted before the widget learns of its new size."""
        if self.wrap_width != self._wrapped_width:
            self._wrapped_width = self.wrap_width
            self.wrapped_document.wrap(self.wrap_width, self.indent_width)
            self.notify_style_update()  # clears the cache of drawn lines
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row, and remember what it shows."""
        self._drawn_rows[y] = self._describe_rows(y, 1)[0]
        return super().render_line(y)

    def notify_style_update(self) -> None:
        """Draw all rows again, with the new styles."""
        self._style_version += 1
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Redraw the given regions. Without any, redraw the rows that look different after the current change."""
        if regions or layout or recompose or not repaint or not self._drawn_rows:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if not self._will_compare_rows:
            self._will_compare_rows = True
            self.call_next(self._refresh_changed_rows)
        return self

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find none: in prose, the bracket that matches is not marked."""

    def describe_marks(self, line_index: int, start: int, end: int) -> Hashable:  # noqa: ARG002 - for subclasses
        """Return what is marked between two columns of a line, for comparison; by default, nothing is."""
        return ()

    def _refresh_changed_rows(self) -> None:
        self._will_compare_rows = False
        width, height = self.size
        rows = self._describe_rows(0, height)
        changed = [y for y, row in enumerate(rows) if y not in self._drawn_rows or self._drawn_rows[y] != row]
        if changed:
            super().refresh(*(Region(0, y, width, 1) for y in changed))

    def _describe_rows(self, top: int, count: int) -> list[Hashable]:
        """Return all that the look of rows on the screen depends on, for comparison."""
        width = self.size.width, self.wrap_width, self._style_version
        if not self.document.text and self.placeholder:
            return [("placeholder", self.has_focus, width)] * count
        first = top + self.scroll_offset.y
        rows: list[Hashable] = []
        if first < self.wrapped_document.height:
            line_index, start = self.wrapped_document.offset_to_location(Offset(0, first))
            while len(rows) < count and line_index < self.document.line_count:
                rows += self._describe_sections(line_index, start)
                line_index, start = line_index + 1, 0
        return [(row, width) for row in rows[:count]] + [width] * (count - len(rows))

    def _describe_sections(self, line_index: int, start: int) -> list[Hashable]:
        """Return what the rows of a line show, from the one that starts at a column."""
        line = self.document.get_line(line_index)
        first, last = sorted(self.selection)
        selected = (first, last) if first != last and first[0] <= line_index <= last[0] else None
        cursor_row, cursor_column = self.selection.end
        ends = [end for end in self.wrapped_document.get_offsets(line_index) if end > start]
        sections: list[Hashable] = []
        for end in (*ends, len(line)):
            cursor = cursor_column if cursor_row == line_index and start <= cursor_column <= end else None
            text = line if "\t" in line else line[start:end]  # the width of a tab depends on what is before it
            marks = self.describe_marks(line_index, start, end)
            sections.append((text, cursor if cursor is None else cursor - start, selected, self.has_focus, marks))
            start = end
        return sections

    def load_initial_text(self, text: str) -> None:
        """Load a text, move the cursor to its end, and clear the undo history."""
        self.load_text(clean_text(text))
        self.move_cursor(self.document.end)

    def reload_text(self, text: str) -> None:
        """Load a text that another window wrote; the cursor stays where it was, or as near as possible."""
        row, column = self.cursor_location
        self.load_text(clean_text(text))
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document.get_line(row)))))

    def on_resize(self) -> None:
        """Redraw the wrapped text; without this, it is redrawn only at the next cursor blink."""
        self.refresh()
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def get_line(self, line_index: int) -> Text:
        """Return a line for drawing, in which the cursor covers a whole cluster."""
        line = super().get_line(line_index)
        return ClusterText(line.plain, spans=line.spans, end=line.end, no_wrap=True)

    def get_cursor_left_location(self) -> Location:
        """Return the location of the previous character, which may be on the line above."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, previous_boundary(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Return the location of the next character, which may be on the line below."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return (row, next_boundary(line, column)) if column < len(line) else super().get_cursor_right_location()

    def get_cursor_word_left_location(self) -> Location:
        """Return the location of the start of a word."""
        return self._leave_cluster(super().get_cursor_word_left_location())

    def get_cursor_word_right_location(self) -> Location:
        """Return the location of the next word boundary."""
        return self._leave_cluster(super().get_cursor_word_right_location())

    def _leave_cluster(self, location: Location) -> Location:
        row, column = location
        return row, cluster_start(self.document.get_line(row), column)

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override] # not async: it only sanitizes
        # Textual, private: `_on_paste`. TextArea pastes in a private method that takes the event after this one, and
        # has no hook for the text. A public one, such as a filter for pasted text, would end the need.
        event.text = clean_text(event.text)
