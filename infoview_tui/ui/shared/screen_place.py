"""Where a screen is: its name, by which it can be opened again, the contact that it is about, and its cursor."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.screen import Screen


class CursorPlace(Protocol):
    """The cursor of a screen as text, so that an action can be repeated there at the next start."""

    def read_cursor(self) -> str:
        """Return where the cursor is; empty for nowhere."""

    def go_to_cursor(self, place: str) -> bool:
        """Go to a place that `read_cursor` returned; return False if it is not there, or not yet."""


class ListCursor:
    """The cursor of a screen or dialog that has lists: of the one with the focus, or else the first."""

    def __init__(self, screen: Screen[Any]) -> None:
        """Set the screen."""
        self._screen = screen

    def read_cursor(self) -> str:
        """Return which list has the cursor, and the key of its row; empty without lists."""
        from infoview_tui.ui.shared.widgets.row_list import RowList  # the board has no list

        lists, focused = [*self._screen.query(RowList)], self._screen.focused
        rows = focused if isinstance(focused, RowList) else next(iter(lists), None)
        return json.dumps([lists.index(rows), repr(rows.cursor_key)]) if rows is not None else ""

    def go_to_cursor(self, place: str) -> bool:
        """Go to the row of *place*, and focus its list; return False if it is not there at the moment."""
        if not place:
            return True
        from infoview_tui.ui.shared.widgets.row_list import RowList

        number, key = json.loads(place)
        lists = [*self._screen.query(RowList)]
        if number >= len(lists):
            return False
        rows = lists[number]
        if repr(rows.cursor_key) != key:
            index = next((at for at, row in enumerate(rows.rows) if repr(row.key) == key and not row.is_heading), None)
            if index is None:
                return False
            rows.move_to(index)
        rows.focus()
        return True


def _no_name() -> str:
    return ""


def _no_contact() -> None:
    return None


class ScreenPlace:
    """What a screen is called when what is typed in its dialogs is saved, and opened again at the next start."""

    def __init__(
        self,
        cursor: CursorPlace,
        tab: str = "",
        *,
        own_name: Callable[[], str] = _no_name,
        contact_id: Callable[[], int | None] = _no_contact,
    ) -> None:
        """*own_name* returns a kind and an id, such as ``trip:3``; it is empty if the contact or the tab is the place.

        *contact_id* returns the contact that dialogs of the screen are about; None if that is not one contact.
        """
        self.cursor = cursor
        self._tab = f"tab:{tab}"
        self._has_tab = bool(tab)
        self._own_name = own_name
        self._contact_id = contact_id

    @property
    def contact_id(self) -> int | None:
        """The contact that dialogs of this screen are about."""
        return self._contact_id()

    @property
    def draft_name(self) -> str:
        """The name under which the drafts of dialogs are saved: the contact's screen, wherever they were opened."""
        if name := self._own_name():
            return name
        contact_id = self.contact_id
        return self._tab if contact_id is None else f"contact:{contact_id}"

    @property
    def name(self) -> str:
        """The name of this screen itself, whatever a dialog of it is about."""
        return self._tab if self._has_tab else self.draft_name
