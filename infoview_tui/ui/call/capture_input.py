"""Input line of the call screen: each change is saved before it is painted, and keys are handled in order."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.shared.widgets.text_input import TextInput


def to_single_line(text: str) -> str:
    """Return cleaned text on a single line: line breaks become spaces, and other spaces stay."""
    return clean_text(text).replace("\n", " ")


class LineListener(Protocol):
    """Gets each change of the line synchronously, before it is painted and before the next key is handled."""

    def handle_change(self, line: str) -> None:
        """Handle a change of the line by the user."""


class KeyListener(Protocol):
    """Gets each key before the line does while a menu is open."""

    def handle_character(self, character: str) -> bool:
        """Return whether the open menu consumed the character; if not, it is typed."""

    def before_action(self, action: str) -> None:
        """Prepare for an action that is about to run for a key that is not a character."""


class BlockListener(Protocol):
    """Gets several pasted lines before the line does."""

    def handle_block_paste(self, block: str) -> bool:
        """Return whether the line with the pasted ones in it was handled; if not, these go into the line."""


class CaptureInput(TextInput, inherit_bindings=False):
    """Input that passes each change to a listener synchronously, before it is painted.

    In Textual, a key that is not a character bubbles up to the app while characters typed after it are already
    inserted. This input handles each key completely before the next one, no matter how fast they arrive.
    """

    BINDINGS = [binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"]

    def __init__(self, *, id: str | None = None) -> None:
        """Create an empty line, to be connected before it is mounted."""
        super().__init__(select_on_focus=False, id=id)
        self.cursor_blink = False
        self.disable_messages(Input.Changed)  # each would go through all nodes up to the app, and nobody needs it
        self._is_setting_text = False
        self.has_menu = False
        """Whether a menu is open above the line, which gets the keys first."""

    def connect(self, changes: LineListener, keys: KeyListener, blocks: BlockListener) -> None:
        """Set who gets what the user does."""
        self._changes = changes
        self._keys = keys
        self._blocks = blocks

    def handles_at_once(self, event: events.Key | events.Paste) -> bool:
        """Return whether the widget stops an event, which has had its whole effect then; see `KeyQueueApp`."""
        return isinstance(event, events.Key) and event.is_printable

    def set_text(self, text: str) -> None:
        """Replace the text without a call of the listener, and put the cursor at its end."""
        text = to_single_line(text)
        self._is_setting_text = True
        try:
            self.value = text
            self.cursor_position = len(text)
        finally:
            self._is_setting_text = False

    def watch_value(self, value: str) -> None:
        """Pass on a change by the user before it is painted."""
        if not self._is_setting_text:
            self._changes.handle_change(value)

    def on_resize(self) -> None:
        """Keep the cursor visible in a restored line, or when there is less room."""
        self.mutate_reactive(Input.selection)

    async def _on_key(self, event: events.Key) -> None:
        # Textual, private: `_on_key` and, below, `_on_paste`. Input handles both events in private methods, and only an
        # override of these can decide what reaches it. Public `on_key` and `on_paste` would make this unnecessary.
        event.stop()
        if event.is_printable:
            if self.has_menu and event.character is not None and self._keys.handle_character(event.character):
                event.prevent_default()
            else:
                await super()._on_key(event)
            return
        event.prevent_default()
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            if self.has_menu:
                self._keys.before_action(active.binding.action)
            await self.app.run_action(active.binding.action, active.node)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._insert_pasted(event.text)

    def action_paste(self) -> None:
        """Paste the app's clipboard, which has what was cut or copied here."""
        self._insert_pasted(self.app.clipboard)

    def _insert_pasted(self, text: str) -> None:
        block = clean_text(text).strip("\n")
        start, end = sorted(self.selection)
        if "\n" in block and self._blocks.handle_block_paste(self.value[:start] + block + self.value[end:]):
            return
        line = to_single_line(block)
        if line:
            self.replace(line, *self.selection)
