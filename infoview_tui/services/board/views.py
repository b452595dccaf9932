"""Filters of the board, saved under names."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import EventKind, Sort
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board.filtering import VIEWS


class SavedView(NamedTuple):
    """A saved view: the filter line and the order."""

    id: int
    name: str
    query: str
    sort: Sort


def list_views(workspace: Workspace) -> list[SavedView]:
    """Return the saved views, by name."""
    return [SavedView(row.id, row.name, row.query, Sort(row.sort)) for row in workspace.store.all(VIEWS)]


def save_view(workspace: Workspace, name: str, query: str, sort: Sort, now: datetime) -> int:
    """Save a view and return its id; one of the same name is replaced. Raises InfoviewError for an empty name."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import View as Row

    name, query = clean_line(name), clean_line(query)
    if not name:
        raise InfoviewError("A view needs a name.")
    with workspace.transaction(EventKind.VIEW_SAVED, now) as transaction:
        view = transaction.session.exec(select(Row).where(col(Row.name).collate("NOCASE") == name)).first()
        if view is None:
            view = Row(name=name, created_at=now)
        view.name, view.query, view.sort = name, query, sort
        transaction.add(view)
        transaction.record(f"Saved the view {name}")
    return view.id or 0


def delete_view(workspace: Workspace, view_id: int, now: datetime) -> str:
    """Delete a view and return its name. Raises NotFoundError where it is gone."""
    from infoview_tui.storage.tables import View as Row

    with workspace.transaction(EventKind.VIEW_DELETED, now) as transaction:
        view = transaction.get(Row, view_id)
        transaction.session.delete(view)
        transaction.record(f"Deleted the view {view.name}")
    return view.name
