"""Text editor that marks ranges of its text, such as the places that checks found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from rich.style import Style
from rich.text import Text
from textual.widgets.text_area import Selection

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.domain.shift_spans import find_edit, shift_spans
from infoview_tui.ui.shared.widgets.editor import Editor

MAX_MARKED_LENGTH = 20_000
"""Longest text, in characters, in which ranges are marked."""

_MARK = Style(underline=True)
"""Underlined, so that a mark is visible in every theme and without color."""


class MarkedEditor(Editor):
    """An editor that underlines ranges of its text and selects them by offset."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        """Start empty and without marks."""
        self._spans: tuple[Span, ...] = ()
        self._marked_text = ""
        """The text that the ranges belong to."""
        self._marks: dict[int, list[tuple[int, int]]] = {}
        """The marked columns of each line."""
        super().__init__(placeholder=placeholder, id=id)

    def mark(self, spans: Iterable[Span]) -> None:
        """Mark ranges of the text, instead of those before, and redraw the rows in which that makes a difference."""
        self._set_marks(spans)
        self.refresh_changed_rows()

    def refresh_changed_rows(self) -> None:
        """Move the marks along with the text that they belong to, and redraw the rows that look different."""
        if self._spans and self.text != self._marked_text:
            edited, length = find_edit(self._marked_text, self.text, self.cursor_offset)
            self._set_marks(shift_spans(self._spans, edited, length))
        super().refresh_changed_rows()

    def row_styles(self, line: int, start: int, end: int) -> Hashable:
        """Return the marks of a part of a line."""
        marks = self._marks.get(line)
        if not marks:
            return None
        return tuple((max(left, start) - start, right - start) for left, right in marks if left < end and right > start)

    def _set_marks(self, spans: Iterable[Span]) -> None:
        self._marked_text = text = self.text
        found = spans if len(text) <= MAX_MARKED_LENGTH else ()
        self._spans = tuple(span for span in found if span.start < span.end)
        self._marks = {}
        for span in self._spans:
            (top, left), (bottom, right) = self.to_location(span.start), self.to_location(span.end)
            for row in range(top, bottom + 1):
                end = right if row == bottom else len(self.document.get_line(row))
                self._marks.setdefault(row, []).append((left if row == top else 0, end))

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks."""
        line = super().get_line(line_index)
        for start, end in self._marks.get(line_index, ()):
            line.stylize(_MARK, start, min(end, len(line)))
        return line

    def to_location(self, offset: int) -> tuple[int, int]:
        """Return the row and column of an offset in the text."""
        text = self.text
        offset = min(max(offset, 0), len(text))
        return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1

    @property
    def cursor_offset(self) -> int:
        """The offset of the end of the selection, or of the cursor."""
        row, column = max(self.selection)
        return sum(len(self.document.get_line(above)) + 1 for above in range(row)) + column

    def select_span(self, span: tuple[int, int]) -> None:
        """Select a range and scroll to it, so that typing replaces it."""
        self.selection = Selection(self.to_location(span[0]), self.to_location(span[1]))
        self.focus()
        self.call_after_refresh(self.scroll_cursor_visible)

    def replace_span(self, span: tuple[int, int], text: str) -> None:
        """Replace a range as one step of the editor's own undo, and move the cursor behind it."""
        start, end = self.to_location(span[0]), self.to_location(span[1])
        self.move_cursor(self.replace(text, start, end, maintain_selection_offset=False).end_location)
        self.focus()

    def insert_text(self, text: str) -> None:
        """Insert a text in place of the selection; a space is added where it would touch a word."""
        start, end = sorted(self.selection)
        before = self.get_text_range((start[0], 0), start)[-1:]
        after = self.get_text_range(end, (end[0], end[1] + 1))
        touches = before.isalnum() or (before != "" and before in ".,;:!?”")
        padded = f"{' ' if touches else ''}{clean_text(text)}{' ' if after.isalnum() else ''}"
        self.move_cursor(self.replace(padded, start, end, maintain_selection_offset=False).end_location)
        self.focus()
