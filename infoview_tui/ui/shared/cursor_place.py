"""Where the cursor of a screen is, as text, and back: for an action that is repeated at the next start."""

from __future__ import annotations

import json
from typing import Any

from textual.screen import Screen

from infoview_tui.ui.shared.widgets.row_list import RowList


def read_cursor_place(screen: Screen[Any]) -> str:
    """Return which list has the cursor, and the key of its row; empty without lists. Without focus, it is the first."""
    lists = [*screen.query(RowList)]
    rows = screen.focused if isinstance(screen.focused, RowList) else next(iter(lists), None)
    return json.dumps([lists.index(rows), repr(rows.cursor_key)]) if rows is not None else ""


def go_to_cursor_place(screen: Screen[Any], place: str) -> bool:
    """Go to the row of *place*, and focus its list; return False if it is not there at the moment."""
    if not place:
        return True
    number, key = json.loads(place)
    lists = [*screen.query(RowList)]
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
