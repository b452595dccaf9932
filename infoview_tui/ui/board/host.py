"""What the parts of the board need of its screen and its widget; tests give them others."""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from contextlib import AbstractContextManager
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.board.cursor import BoardCursor

Answer = TypeVar("Answer")


class BoardHost(Protocol):
    """The screen of the board."""

    @property
    def workspace(self) -> Workspace:
        """The workspace, which is passed to services."""

    @property
    def zone(self) -> tzinfo:
        """The user's time zone."""

    def now(self) -> datetime:
        """Return the current time in UTC."""

    def reporting_errors(self) -> AbstractContextManager[None]:
        """Show an InfoviewError raised in the block; the rest of the block is skipped."""

    def show_status(self, message: str) -> None:
        """Show what a key has done."""

    def reload(self) -> None:
        """Read and show all cards again."""

    def start(self, asking: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine that asks with `wait_for`."""

    async def wait_for(self, dialog: Screen[Answer]) -> Answer | None:
        """Open a dialog, and return its answer; None if it was canceled."""


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
