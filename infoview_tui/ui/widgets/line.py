"""An input of one line that takes whatever is pasted into it: cleaned, and all of it."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from infoview_tui.domain.text import clean_line


class Line(Input):
    """One line of text. Of a pasted text every line is kept, where a plain Input would keep the first alone."""

    def on_mount(self) -> None:
        """Hold the cursor still: a blinking one costs power."""
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = clean_line(event.text)
        if text:
            self.replace(text, *self.selection)
