"""An input of one line: what it begins with and what is pasted into it is cleaned, and all of it is kept."""

from __future__ import annotations

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from infoview_tui.domain.sanitize import clean_line, clean_text


class LineInput(Input):
    """One line of text. Of a pasted text every line is kept, where a plain Input would keep the first alone."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        name: str | None = None,
        id: str | None = None,
        suggester: Suggester | None = None,
        max_length: int = 0,
    ) -> None:
        """Begin with a text, which another program may have written; ``placeholder`` is the program's own."""
        super().__init__(
            clean_line(value),
            placeholder=placeholder,
            name=name,
            id=id,
            suggester=suggester,
            max_length=max_length,
            select_on_focus=False,
        )
        self.cursor_blink = False  # a blinking one costs power

    def _on_paste(self, event: events.Paste) -> None:
        # Textual, private: `_on_paste`. Input pastes in a private method and cuts the text at its first line end. A
        # public hook for what is pasted would end the need.
        event.prevent_default()
        event.stop()
        text = clean_line(event.text) or clean_text(event.text).strip("\n")  # a joiner alone comes as a key of its own
        if text:
            self.replace(text, *self.selection)
