"""Search on the interview screen: highlights matches while typing and moves between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.sanitize import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview_tui.ui.interview.transcript_view import TranscriptView


class TranscriptSearch:
    """The actions of the search line."""

    def __init__(self, view: TranscriptView, refresh_keys: Callable[[], None]) -> None:
        """*refresh_keys* updates the keys that depend on whether there is a search."""
        self._view = view
        self._refresh_keys = refresh_keys

    def action_search(self) -> None:
        """Start a search, or return to the search input."""
        line = self._view.search_line
        line.display = True
        if not line.input.has_focus:
            self._view.search.origin = self._view.lists.position
            line.input.focus()

    def apply(self, typed: str) -> None:
        """Highlight the matches of the typed text and move to the first one after the start position."""
        view, text = self._view, clean_line(typed)
        if text == view.search.text:
            return
        view.search.text = text
        view.show_rows()
        self._refresh_keys()
        place = view.search.find_first()
        if place is not None:
            view.go_to(place)

    def submit(self) -> None:
        """Focus the list with the current match. The search stays active."""
        if self._view.search.text:
            self._view.lists.current.focus()
        else:
            self.action_end_search()

    def action_go_to_match(self, by: int) -> None:
        """Go to the next or previous match, wrapping around."""
        view = self._view
        place = view.search.find_next(view.lists.position, by)
        if place is None:
            return
        if view.search_line.input.has_focus:
            view.go_to(place)
        else:
            view.focus_row(place)

    def action_end_search(self) -> None:
        """End the search and keep the position."""
        view = self._view
        rows = view.lists.current
        view.search.text = view.search_line.input.value = ""
        view.search_line.display = False
        view.show()
        rows.focus()
