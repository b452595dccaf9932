"""Multi-line text editor: sanitizes pasted text, edits by grapheme clusters, and does not blink the cursor.

Textual calls an event handler in each class of a widget, subclass first, so this class sanitizes pasted text and the
base class inserts it.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from rich.text import Text
from textual import events
from textual.document import _wrapped_document
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.geometry import Region
from textual.strip import Strip

from infoview_tui.domain.graphemes import cluster_start, next_boundary, previous_boundary
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.shared.widgets.cluster_text import ClusterText, index_at_cell
from infoview_tui.ui.shared.widgets.row_text_area import RowTextArea


def _column_at_cell(line: str, cell_width: int, tab_width: int) -> int:
    """Return the column of the cluster at a cell; for a line with tabs, what Textual returns."""
    return _by_code_point(line, cell_width, tab_width) if "\t" in line else index_at_cell(line, cell_width)


# Textual, private: a name that its wrapped document has imported. It finds the place of a click, and the column above
# and below, by code points, and has no hook. A document that does so by clusters would end the need.
_by_code_point = _wrapped_document.cell_width_to_column_index  # type: ignore[attr-defined]
_wrapped_document.cell_width_to_column_index = _column_at_cell  # type: ignore[attr-defined]


@runtime_checkable
class EditListener(Protocol):
    """A screen that saves what is typed in an editor before it is painted."""

    def handle_edit(self) -> None:
        """Save the text."""


class Editor(RowTextArea):
    """A text area with soft wrap. Tab moves the focus."""

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
        super().__init__(clean_text(text), id=id, placeholder=placeholder)
        self.cursor_blink = False
        self._wrapped_width = 0
        """The width for which the text was last wrapped before it was painted."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Wrap the text for a new width first: it is painted before the widget learns of its new size."""
        if self.wrap_width != self._wrapped_width:
            self._wrapped_width = self.wrap_width
            self.wrapped_document.wrap(self.wrap_width, self.indent_width)
            self.forget_drawn_rows()
        return super().render_lines(crop)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and let the screen save it at once: the message about it may come after the next frame."""
        result = super().edit(edit)
        if self.is_attached and isinstance(self.screen, EditListener):
            self.screen.handle_edit()
        return result

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
