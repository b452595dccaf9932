"""Input line for words and terms such as ``path:design``, with completion of keys and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.suggester import Suggester

from infoview_tui.domain.filter_query import MAX_QUERY_CHARS, complete_filter, word_span
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_COMPLETED_CHARS = 1000
"""Longest query, in characters, for which completions are suggested."""

MAX_ALTERNATIVES = 3
"""Maximum number of completions shown after the first."""

_PLACEHOLDER = "any words"


class _QuerySuggester(Suggester):
    """Shows completions as ghost text after the typed text."""

    def __init__(self, query_input: QueryInput) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.query_input = query_input

    async def get_suggestion(self, value: str) -> str | None:
        """Return the typed text followed by its completion."""
        ghost = self.query_input.ghost_text()
        return value + ghost if ghost and value == self.query_input.value else None


class QueryInput(LineInput):
    """An input for words and terms such as ``path:design stage:contacted``; the right arrow or tab completes.

    It posts ``Input.Changed`` and ``Input.Submitted`` like every input. *known_values* maps each key to its possible
    values and may change at any time.
    """

    def __init__(
        self, known_values: Mapping[str, Sequence[str]], value: str = "", *, keys: Sequence[str], id: str | None = None
    ) -> None:
        """Set the keys of terms, the values for completion, and the initial text."""
        super().__init__(value, id=id, suggester=_QuerySuggester(self), max_length=MAX_QUERY_CHARS)
        self.keys = keys
        self.select_on_focus = False
        self.known_values = known_values

    def on_resize(self, event: events.Resize) -> None:
        """Show as many keys in the placeholder as fit."""
        hint = _PLACEHOLDER
        for key in self.keys:
            longer = f"{hint}{',  or ' if hint == _PLACEHOLDER else '  '}{key}:"
            if len(longer) > event.size.width - 4:
                break
            hint = longer
        self.placeholder = hint

    def completions(self) -> tuple[str, ...]:
        """Return the completions of the word at the end of the line, the most likely first."""
        word = self._current_word
        if not word or len(self.value) > MAX_COMPLETED_CHARS:
            return ()
        return tuple(
            text for text in complete_filter(self.value, len(self.value), self.known_values, self.keys) if text != word
        )

    def action_complete(self) -> None:
        """Accept the first completion; without one, let the screen handle the key."""
        offers = self.completions()
        if not offers:
            raise SkipAction
        self.value = self.value[: len(self.value) - len(self._current_word)] + offers[0]
        self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor right, or accept the first completion at the end of the line."""
        if select or not self.cursor_at_end:
            super().action_cursor_right(select)
        elif self.completions():
            self.action_complete()

    @property
    def _current_word(self) -> str:
        """The word at the end of the line; empty if the cursor is elsewhere."""
        start, end = word_span(self.value, len(self.value)) if self.cursor_at_end else (0, 0)
        return self.value[start:end]

    def ghost_text(self) -> str:
        """Return the text shown after the typed text: the rest of the word, or all of it if its spelling changes."""
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
