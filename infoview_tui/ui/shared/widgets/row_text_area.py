"""Text area that redraws only the rows that look different after an edit or a move of the cursor.

Textual's text area redraws all of its rows at each key, which costs several times as much as drawing the one row in
which a character was typed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import pairwise

from textual.document._document import Location
from textual.geometry import Offset, Region
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection


class RowTextArea(TextArea):
    """A text area with soft wrap, and without line numbers and syntax highlighting, that redraws changed rows."""

    # As in Textual, except that a move of the cursor alone does not redraw everything.
    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    _rows: list[Hashable] | None = None
    """What each visible row shows, where it has been drawn or will be; None if all of them will be drawn."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> RowTextArea:
        """Redraw regions, or everything without one."""
        if repaint and not regions:
            self._rows = None
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self

    def notify_style_update(self) -> None:
        """Redraw everything in the new styles."""
        super().notify_style_update()
        self.refresh()

    def forget_drawn_rows(self) -> None:
        """Forget what the rows look like, before all of them are drawn."""
        self._rows = None
        # Textual, private: `_line_cache`. It does not know what `get_line` adds to a line. A public way to clear it
        # that keeps the styles would end the need.
        self._line_cache.clear()

    def load_text(self, text: str) -> None:
        """Load a text, and redraw everything."""
        super().load_text(text)
        self.refresh()

    def watch_selection(self) -> None:
        """Redraw what has changed. Every edit sets the selection, after it has changed the text."""
        self.refresh_changed_rows()

    def refresh_changed_rows(self) -> None:
        """Redraw the rows that look different from when they were last drawn."""
        before = self._rows
        if before is None:
            return
        rows = list(self._read_rows())
        if len(rows) != len(before):
            self.refresh()
            return
        self.forget_drawn_rows()
        self._rows = rows
        top = self.scroll_offset.y
        for y, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.refresh_lines(top + y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render rows; the styles of the theme are read only if everything is drawn."""
        if self._rows is not None:
            return ScrollView.render_lines(self, crop)
        strips = super().render_lines(crop)
        self._rows = list(self._read_rows())
        return strips

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find none: in prose, the bracket that matches is not marked."""

    def row_styles(self, line: int, start: int, end: int) -> Hashable:
        """Return the styles of a part of a line, besides the cursor and the selection; None if it has none.

        Columns in it count from *start*.
        """
        del line, start, end
        return None

    def _read_rows(self) -> Iterator[Hashable]:
        """Yield what each visible row shows: equal values look the same."""
        height, top, lines = self.content_size.height, self.scroll_offset.y, self.document.lines
        is_empty = not any(lines[:2])
        line = self.wrapped_document.offset_to_location(Offset(0, top))[0]
        y = self.wrapped_document.location_to_offset((line, 0)).y - top
        while y < height and line < len(lines):
            for part in pairwise((0, *self.wrapped_document.get_offsets(line), len(lines[line]))):
                if 0 <= y < height:
                    yield is_empty, lines[line][slice(*part)], self._read_styles(line, *part)
                y += 1
            line += 1
        yield from [None] * (height - y)

    def _read_styles(self, line: int, start: int, end: int) -> Hashable:
        """Return all that decides how a part of a line looks, besides its text."""
        text = self.document.get_line(line)
        # The width of a tab depends on what is before it, and a style covers the whole of a cluster, which may not end
        # where the row does: only an ASCII character is sure to begin a new one.
        if "\t" in text or not (text[start : start + 1] + text[end : end + 1]).isascii():
            return text, start, self._read_cursor(line), self.row_styles(line, 0, len(text))
        cursor = self._read_cursor(line)
        if isinstance(cursor, int):
            is_here = start <= cursor and (cursor < end or end == len(text))
            cursor = cursor - start if is_here else "line of the cursor"
        elif cursor is not None:
            cursor = cursor, start
        return cursor, self.row_styles(line, start, end)

    def _read_cursor(self, line: int) -> Hashable:
        """Return how the cursor and the selection show in a line: the column of the cursor, if nothing is selected.

        None if neither is there.
        """
        selection = self.selection
        (top, _), (bottom, _) = sorted(selection)
        if not top <= line <= bottom:
            return None
        return selection.end[1] if selection.is_empty else (selection, line)
