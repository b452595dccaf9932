"""What the parts of the board need of its widget; tests give them another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from infoview_tui.ui.board.cursor import BoardCursor


class Cards(Protocol):
    """The cards that the board shows, with a cursor."""

    @property
    def cursor(self) -> BoardCursor:
        """The cursor and the selection."""

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""

    def go_to(self, contact_id: int) -> bool:
        """Move the cursor to a contact's card. Return whether it is on the board."""

    def toggle_selected(self) -> None:
        """Select the card under the cursor, or no longer."""

    def select_range(self) -> None:
        """Select the cards from the start of the range to the cursor."""

    def select(self, contact_ids: Iterable[int]) -> None:
        """Select these cards and no others."""

    def clear_selection(self) -> None:
        """Clear the selection."""
