"""Menus of the call screen: options shown above the input line, picked by typing one character.

The input line keeps the focus, and a character that matches no option is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from textual.content import Content

from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock, flow_parts

CHOICES_PER_PAGE = 9
"""Maximum number of numbered options shown at once. Pressing the chord again shows the next page."""


class Choice(NamedTuple):
    """One option: the character that picks it, and its label."""

    character: str
    label: Content


@dataclass(frozen=True)
class ChoiceMenu:
    """A menu: the action that opened it, its options, and what to do with the typed character. Pages count from 0."""

    action: str
    title: str
    options: Sequence[Choice]
    apply: Callable[[str], None]
    page: int = 0
    is_inline: bool = False
    """Whether the options follow one another in a line, instead of one per line."""
    default: str = ""
    """The character of the proposed option, which enter picks; empty if enter closes the menu."""

    @property
    def hint(self) -> str:
        """What enter and escape do."""
        return f" · enter: {self.default} · esc: none" if self.default else " · esc cancels"

    def format_title(self, width: int) -> str:
        """Return the title, cut off if needed, and the hint in *width* cells."""
        title = Content(self.title)
        room = max(1, width - Content(self.hint).cell_length)
        return f"{title.truncate(room, ellipsis=True).plain}{self.hint}"

    def with_reminder(self) -> ChoiceMenu:
        """Return the same menu that says what to type, for somebody who pressed enter without a proposed option."""
        return replace(self, title=f"Type {', '.join(choice.character for choice in self.options)}")

    def has_character(self, character: str) -> bool:
        """Whether a character picks an option."""
        return any(choice.character == character for choice in self.options)


def next_page(menu: ChoiceMenu | None, action: str, count: int) -> int:
    """Return which page of *count* options an action shows: the first, or the next one if its menu is open."""
    if menu is None or menu.action != action:
        return 0
    return (menu.page + 1) % -(-count // CHOICES_PER_PAGE)


def number_choices(texts: Sequence[Content], page: int) -> list[Choice]:
    """Return the texts of one page as options, numbered from 1."""
    return [
        Choice(str(at), text)
        for at, text in enumerate(texts[page * CHOICES_PER_PAGE : (page + 1) * CHOICES_PER_PAGE], 1)
    ]


class ChoiceList(TextBlock):
    """Shows the options of a menu; hidden if no menu is open."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; padding: 0 1; display: none; background: $surface; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start hidden."""
        super().__init__(id=id)
        self._menu: ChoiceMenu | None = None

    def show(self, menu: ChoiceMenu | None) -> None:
        """Show a menu, or hide."""
        if menu is not self._menu:
            self._menu = menu
            self.display = menu is not None
            self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return the options, inline or one per line."""
        if self._menu is None:
            return []
        default = self._menu.default
        shown = (
            assemble(
                (f"{choice.character} ", "bold $accent"),
                choice.label.stylize("bold") if choice.character == default else choice.label,
            )
            for choice in self._menu.options
        )
        if self._menu.is_inline:
            return flow_parts(shown, width)
        return [choice.truncate(max(1, width), ellipsis=True) for choice in shown]
