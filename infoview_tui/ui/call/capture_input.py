"""The input line of a call: each change is kept before it is painted, and keys are taken in the order they came."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from infoview_tui.domain.sanitize import clean_text

WIDTH_STEP = 64
"""Cells by which the width of the text grows."""


def to_single_line(text: str) -> str:
    """Return text as it is shown, kept and pasted in the line: clean, and with blanks for line ends. Blanks stay."""
    return clean_text(text).replace("\n", " ")


class CaptureListener(Protocol):
    """Whoever is told, at once and before the next key is looked at, what is typed into the line."""

    def handle_line_change(self, line: str) -> None:
        """The person has changed the line."""
        ...

    def handle_character(self, character: str) -> bool:
        """Tell whether a character was a choice that stood open, and is used up by it; else it is typed."""
        ...

    def before_action(self, action: str) -> None:
        """A key that is no character is about to do something."""
        ...

    def handle_block_paste(self, block: str) -> bool:
        """Several lines were pasted; tell whether they are dealt with, or are to go into the line."""
        ...


class CaptureInput(Input, inherit_bindings=False):
    """An input that hands on each change at once, synchronously: what is on the screen has been handed on.

    Textual lets a key that is no character wander up to the app, while characters typed after it are inserted already.
    This line carries out each key before it looks at the next one, however fast they come.
    """

    BINDINGS = [binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"]

    def __init__(self, listener: CaptureListener, *, id: str | None = None) -> None:
        """``hears`` is told of every change that the person makes."""
        super().__init__(select_on_focus=False, id=id)
        self.cursor_blink = False
        self._listener = listener
        self._is_setting_text = False

    def set_text(self, text: str) -> None:
        """Show another text, which is kept already; the cursor goes behind it."""
        text = to_single_line(text)
        self._is_setting_text = True
        try:
            self.value = text
            self.cursor_position = len(text)
        finally:
            self._is_setting_text = False

    @property
    def content_width(self) -> int:
        """The width of the text, in steps: each change of it would have the whole screen laid out anew."""
        return -(-super().content_width // WIDTH_STEP) * WIDTH_STEP

    def watch_value(self, value: str) -> None:
        """Keep what the person has changed, before it is painted."""
        if not self._is_setting_text:
            self._listener.handle_line_change(value)

    def watch_selection(self) -> None:
        """Bring a line that fits back to its beginning: the framework leaves it where a longer one had scrolled it."""
        if self.scroll_offset.x and super().content_width < self.scrollable_content_region.width:
            self.scroll_to(x=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in view: a line that was restored, or has less room now, would hide it."""
        self.mutate_reactive(Input.selection)

    async def _on_key(self, event: events.Key) -> None:
        # Textual, private: `_on_key` and, below, `_on_paste`. Input handles both events in private methods, and only a
        # method of the same name can let a key through to it or not. Public `on_key` and `on_paste` would end the need.
        event.stop()
        if event.is_printable:
            if event.character is not None and self._listener.handle_character(event.character):
                event.prevent_default()
            else:
                await super()._on_key(event)
            return
        event.prevent_default()
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            self._listener.before_action(active.binding.action)
            await self.app.run_action(active.binding.action, active.node)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._insert_pasted(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self._insert_pasted(self.app.clipboard)

    def _insert_pasted(self, text: str) -> None:
        block = clean_text(text).strip("\n")
        if "\n" in block and self._listener.handle_block_paste(block):
            return
        line = to_single_line(block)
        if line:
            self.replace(line, *self.selection)
