"""Text editor that marks ranges of its text, such as the places that checks found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from rich.style import Style
from rich.text import Text
from textual.widgets.text_area import Edit, EditResult, Selection

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.shared.widgets.editor import Editor

MAX_MARKED_LENGTH = 20_000
"""Longest text, in characters, in which ranges are marked."""

_MARK = Style(underline=True)
"""Underlined, so that a mark is visible in every theme and without color."""


class MarkedEditor(Editor):
    """An editor that underlines ranges of its text and selects them by offset."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        """Start empty and without marks."""
        super().__init__(placeholder=placeholder, id=id)
        self._spans: tuple[Span, ...] = ()
        self._marks: dict[int, list[tuple[int, int]]] = {}

    def mark(self, spans: Iterable[Span]) -> None:
        """Mark ranges of the text, instead of those before. Draws the rows again whose marks changed."""
        found = tuple(span for span in spans if span.start < span.end)
        if len(self.text) > MAX_MARKED_LENGTH:
            found = ()
        if found != self._spans:
            self._set_spans(found)
            # Textual, private: the cache of drawn lines, which knows nothing of marks. A public way to clear it without
            # drawing all lines again would end the need.
            self._line_cache.clear()
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text. Marks move with the text that they belong to, until the text is marked again."""
        start, end = self.to_offset(edit.top), self.to_offset(edit.bottom)
        result = super().edit(edit)
        if self._spans:
            self._set_spans(move_spans(self._spans, start, end, self.to_offset(result.end_location)))
        return result

    def _set_spans(self, spans: tuple[Span, ...]) -> None:
        marks: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            (top, left), (bottom, right) = self.to_location(span.start), self.to_location(span.end)
            for row in range(top, bottom + 1):
                end = right if row == bottom else len(self.document.get_line(row))
                marks.setdefault(row, []).append((left if row == top else 0, end))
        self._spans, self._marks = spans, marks

    def describe_marks(self, line_index: int, start: int, end: int) -> Hashable:
        """Return the marks between two columns of a line, relative to the first."""
        return tuple(
            (max(left, start) - start, min(right, end) - start)
            for left, right in self._marks.get(line_index, ())
            if left < end and right > start
        )

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

    def to_offset(self, location: tuple[int, int]) -> int:
        """Return the offset in the text of a row and column."""
        row, column = location
        return sum(len(self.document.get_line(above)) + 1 for above in range(row)) + column

    @property
    def cursor_offset(self) -> int:
        """The offset of the end of the selection, or of the cursor."""
        return self.to_offset(max(self.selection))

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


def move_spans(spans: Iterable[Span], start: int, end: int, new_end: int) -> tuple[Span, ...]:
    """Return where ranges are after the text from *start* to *end* was replaced by one that ends at *new_end*.

    What an edit replaced is no longer part of a range, and what it inserted is one only inside of it.
    """
    moved: list[Span] = []
    for span in spans:
        if span.end <= start:
            moved.append(span)
            continue
        left = span.start if span.start < start else max(span.start, end) - end + new_end
        right = start if start < span.end <= end else span.end - end + new_end
        if left < right:
            moved.append(Span(left, right))
    return tuple(moved)
