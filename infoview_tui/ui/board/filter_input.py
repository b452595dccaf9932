"""The line that filters the board: it completes keys and names as they are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.suggester import Suggester

from infoview_tui.domain.filter_query import FILTER_KEYS, complete_filter, word_span
from infoview_tui.ui.shared.bindings import FILTER
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_COMPLETED_CHARS = 1000
"""The most characters of a filter for which something is suggested."""

MAX_ALTERNATIVES = 3
"""The most further completions that are shown behind the first."""

_PLACEHOLDER = "any words"


class _FilterSuggester(Suggester):
    """Shows what the line would complete to behind what is typed."""

    def __init__(self, filter_input: FilterInput) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.filter_input = filter_input

    async def get_suggestion(self, value: str) -> str | None:
        """Give the typed text with its completion behind it."""
        ghost = self.filter_input.ghost_text()
        return value + ghost if ghost and value == self.filter_input.value else None


class FilterInput(LineInput):
    """One line of words and filters such as ``path:design stage:contacted``; the right arrow or tab completes.

    It posts ``Input.Changed`` and ``Input.Submitted`` as every input does. ``known`` gives, for each key, the names
    that it may be followed by; it may be changed at any time.
    """

    BINDINGS = [*FILTER]

    def __init__(self, known_values: Mapping[str, Sequence[str]], value: str = "", *, id: str | None = None) -> None:
        """Complete from the names that are known."""
        super().__init__(value, id=id, suggester=_FilterSuggester(self))
        self.select_on_focus = False
        self.known_values = known_values

    def on_resize(self, event: events.Resize) -> None:
        """Name as many keys in the empty line as there is room for."""
        hint = _PLACEHOLDER
        for key in FILTER_KEYS:
            longer = f"{hint}{',  or ' if hint == _PLACEHOLDER else '  '}{key}:"
            if len(longer) > event.size.width - 4:
                break
            hint = longer
        self.placeholder = hint

    def completions(self) -> tuple[str, ...]:
        """What the word at the end of the line may become, the likeliest first."""
        word = self._current_word
        if not word or len(self.value) > MAX_COMPLETED_CHARS:
            return ()
        return tuple(text for text in complete_filter(self.value, len(self.value), self.known_values) if text != word)

    def action_complete(self) -> None:
        """Take the first completion; where there is none, the key is the screen's."""
        offers = self.completions()
        if not offers:
            raise SkipAction
        self.value = self.value[: len(self.value) - len(self._current_word)] + offers[0]
        self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move right, or take the first completion at the end of the line."""
        if select or not self.cursor_at_end:
            super().action_cursor_right(select)
        elif self.completions():
            self.action_complete()

    @property
    def _current_word(self) -> str:
        """What is being typed at the end of the line; empty where the cursor is elsewhere."""
        start, end = word_span(self.value, len(self.value)) if self.cursor_at_end else (0, 0)
        return self.value[start:end]

    def ghost_text(self) -> str:
        """What stands behind the typed text: the rest of its word or, where it would be spelled anew, all of it."""
        word, offers = self._current_word, self.completions()
        if not offers:
            return ""
        first = offers[0]
        ghost = first[len(word) :] if first.startswith(word) else f"  → {first}"
        room = self.size.width - 4 - cell_len(self.value)
        for number, other in enumerate(offers[1 : MAX_ALTERNATIVES + 1]):
            longer = f"{ghost}  {other}" if number else f"{ghost}   or {other}"
            if cell_len(longer) > room - 3:
                return f"{ghost}  …"
            ghost = longer
        return ghost if len(offers) <= MAX_ALTERNATIVES + 1 else f"{ghost}  …"
