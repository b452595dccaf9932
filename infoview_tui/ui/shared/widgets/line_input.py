"""One-line input: sanitizes its initial value and pasted text, and keeps all lines of a paste."""

from __future__ import annotations

from textual import events
from textual.suggester import Suggester

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.ui.shared.widgets.text_input import TextInput


class LineInput(TextInput):
    """A one-line input. It keeps all lines of a pasted text, joined; Textual's Input keeps only the first."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        name: str | None = None,
        id: str | None = None,
        suggester: Suggester | None = None,
        max_length: int = 0,
        restrict: str | None = None,
        select_on_focus: bool = False,
    ) -> None:
        """Set the initial value, which may be external text; *placeholder* is the program's own.

        *restrict* is a regular expression that the whole value matches.
        """
        super().__init__(
            clean_line(value),
            placeholder=placeholder,
            name=name,
            id=id,
            suggester=suggester,
            max_length=max_length,
            restrict=restrict,
            select_on_focus=select_on_focus,
        )
        self.cursor_blink = False  # a blinking cursor uses power

    def _on_paste(self, event: events.Paste) -> None:
        # Textual, private: `_on_paste`. Input pastes in a private method and cuts the text at its first newline. A
        # public hook for pasted text would end the need.
        event.prevent_default()
        event.stop()
        text = clean_line(event.text) or clean_text(event.text).strip("\n")  # a joiner alone arrives as a separate key
        if text:
            self.replace(text, *self.selection)
