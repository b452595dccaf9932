"""A letter of a layout that is not Latin, with the key that has its place in the base layout."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget


class LayoutKey(Key):
    """The key as it is typed; *base* is the one of the base layout, such as ``j`` for the Cyrillic letter there."""

    def __init__(self, key: Key, base: Key) -> None:
        """Set both keys."""
        super().__init__(key.key, key.character)
        self.base = base

    def copy(self) -> LayoutKey:
        """Return a copy, as Textual makes one of each key that it reads."""
        return LayoutKey(self, self.base.copy())

    def read_for(self, target: DOMNode, screen: Screen[object]) -> Key:
        """Return the key that a widget or screen is sent: the base key, unless the letter is typed or bound itself."""
        is_typed = isinstance(target, Widget) and target.check_consume_key(self.key, self.character)
        is_meant = is_typed or self.key in screen.active_bindings
        return Key(self.key, self.character) if is_meant else self.base  # handlers are found by the class
