"""Filters of the board, saved under names."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.vocabulary import Sort
from infoview_tui.services.desk import Desk


class View(NamedTuple):
    """A saved view: the filter line and the order."""

    id: int
    name: str
    query: str
    sort: Sort


def list_views(desk: Desk) -> list[View]:
    """Return the saved views, by name."""
    raise NotImplementedError


def save_view(desk: Desk, name: str, query: str, sort: Sort, now: datetime) -> int:
    """Save a view and return its id; one of the same name is replaced. Raises InfoviewError for an empty name."""
    raise NotImplementedError


def delete_view(desk: Desk, view_id: int, now: datetime) -> str:
    """Delete a view and return its name."""
    raise NotImplementedError
