"""Filters of the board, saved under names."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import EventKind, Sort
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board.filtering import VIEWS


class View(NamedTuple):
    """A saved view: the filter line and the order."""

    id: int
    name: str
    query: str
    sort: Sort


def list_views(desk: Desk) -> list[View]:
    """Return the saved views, by name."""
    return [View(row.id, row.name, row.query, Sort(row.sort)) for row in desk.store.all(VIEWS)]


def save_view(desk: Desk, name: str, query: str, sort: Sort, now: datetime) -> int:
    """Save a view and return its id; one of the same name is replaced. Raises InfoviewError for an empty name."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import View as Row

    name, query = clean_line(name), clean_line(query)
    if not name:
        raise InfoviewError("A view needs a name.")
    with desk.act(EventKind.VIEW_SAVED, now) as act:
        view = act.session.exec(select(Row).where(col(Row.name).collate("NOCASE") == name)).first()
        if view is None:
            view = Row(name=name, created_at=now)
        view.name, view.query, view.sort = name, query, sort
        act.add(view)
        act.tell(f"Saved the view {name}")
    return view.id or 0


def delete_view(desk: Desk, view_id: int, now: datetime) -> str:
    """Delete a view and return its name. Raises NotFoundError where it is gone."""
    from infoview_tui.storage.tables import View as Row

    with desk.act(EventKind.VIEW_DELETED, now) as act:
        view = act.get(Row, view_id)
        act.session.delete(view)
        act.tell(f"Deleted the view {view.name}")
    return view.name
