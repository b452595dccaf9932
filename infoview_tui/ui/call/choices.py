"""Choices that a chord has opened in a call: they are shown above the line, and the next character takes one.

Nothing takes the focus, and nothing is swallowed: a character that is no choice is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.text_block import Lines, flowed

AT_ONCE = 9
"""The most numbered choices that are shown at once; the chord again shows the next ones."""


class Choice(NamedTuple):
    """What a character chooses, in words."""

    character: str
    words: Content


@dataclass(frozen=True)
class Choices:
    """What may be chosen, and what is done with the character. ``chord`` opened them, ``page`` counts from 0."""

    chord: str
    title: str
    shown: Sequence[Choice]
    choose: Callable[[str], None]
    page: int = 0
    in_a_row: bool = False
    """Whether they are shown one after the other, as short ones are, and not each on a line."""

    def has(self, character: str) -> bool:
        """Tell whether a character chooses something."""
        return any(choice.character == character for choice in self.shown)


def numbered(texts: Sequence[Content], page: int) -> list[Choice]:
    """Return the nine texts of a page as choices by digit."""
    return [Choice(str(at), text) for at, text in enumerate(texts[page * AT_ONCE : (page + 1) * AT_ONCE], 1)]


class ChoiceList(Lines):
    """Shows the choices, and nothing where there are none."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; padding: 0 1; display: none; background: $surface; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self._choices: Choices | None = None

    def show(self, choices: Choices | None) -> None:
        """Show other choices, or none."""
        if choices is not self._choices:
            self._choices = choices
            self.display = choices is not None
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Give short ones one after the other, others each on a line."""
        if self._choices is None:
            return []
        shown = (join((f"{choice.character} ", "bold $accent"), choice.words) for choice in self._choices.shown)
        if self._choices.in_a_row:
            return flowed(shown, width)
        return [choice.truncate(max(1, width), ellipsis=True) for choice in shown]
