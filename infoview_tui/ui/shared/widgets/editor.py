"""A field to write in: what is pasted is cleaned before it reaches the terminal, and no cursor blinks.

The framework calls an event's handler in each class of a widget, the most special first: so a paste is cleaned here
and inserted by the class below.
"""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from infoview_tui.domain.sanitize import clean_text


class Editor(TextArea):
    """Several lines of text, wrapped. Tab leaves it."""

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
        """Begin with a text; ``placeholder`` is the program's own and stands there while it is empty."""
        super().__init__(clean_text(text), id=id, placeholder=placeholder)
        self.cursor_blink = False

    def load_initial_text(self, text: str) -> None:
        """Show a text, with the cursor at its end; there is nothing to undo then."""
        self.load_text(clean_text(text))
        self.move_cursor(self.document.end)

    def reload_text(self, text: str) -> None:
        """Show a text that another window wrote, with the cursor where it was, or as near as there is text."""
        row, column = self.cursor_location
        self.load_text(clean_text(text))
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document.get_line(row)))))

    def on_resize(self) -> None:
        """Draw what was wrapped anew; otherwise that waits for a cursor to blink."""
        self.refresh()
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override] # not async: it only cleans
        # Textual, private: `_on_paste`. TextArea pastes in a private method that takes the event after this one, and
        # has no hook for the text. A public one, such as a filter of what is pasted, would end the need.
        event.text = clean_text(event.text)
