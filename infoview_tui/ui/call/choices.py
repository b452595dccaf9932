"""Choices that a chord has opened in a call: they are shown above the line, and the next character takes one.

Nothing takes the focus, and nothing is swallowed: a character that is no choice is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock, flow_parts

CHOICES_PER_PAGE = 9
"""The most numbered choices that are shown at once; the chord again shows the next ones."""


class Choice(NamedTuple):
    """What a character chooses, in words."""

    character: str
    label: Content


@dataclass(frozen=True)
class ChoiceMenu:
    """What may be chosen, and what is done with the character. ``chord`` opened them, ``page`` counts from 0."""

    action: str
    title: str
    options: Sequence[Choice]
    apply: Callable[[str], None]
    page: int = 0
    is_inline: bool = False
    """Whether they are shown one after the other, as short ones are, and not each on a line."""

    def has_character(self, character: str) -> bool:
        """Tell whether a character chooses something."""
        return any(choice.character == character for choice in self.options)


def number_choices(texts: Sequence[Content], page: int) -> list[Choice]:
    """Return the nine texts of a page as choices by digit."""
    return [
        Choice(str(at), text)
        for at, text in enumerate(texts[page * CHOICES_PER_PAGE : (page + 1) * CHOICES_PER_PAGE], 1)
    ]


class ChoiceList(TextBlock):
    """Shows the choices, and nothing where there are none."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; padding: 0 1; display: none; background: $surface; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self._menu: ChoiceMenu | None = None

    def show(self, menu: ChoiceMenu | None) -> None:
        """Show other choices, or none."""
        if menu is not self._menu:
            self._menu = menu
            self.display = menu is not None
            self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Give short ones one after the other, others each on a line."""
        if self._menu is None:
            return []
        shown = (assemble((f"{choice.character} ", "bold $accent"), choice.label) for choice in self._menu.options)
        if self._menu.is_inline:
            return flow_parts(shown, width)
        return [choice.truncate(max(1, width), ellipsis=True) for choice in shown]
