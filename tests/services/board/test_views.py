"""Saved views."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import Sort
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.board.commands import delete_view, save_view
from infoview_tui.services.board.queries import SavedView, list_views
from infoview_tui.services.core.workspace import Workspace


def test_views_are_listed_by_name(workspace: Workspace, now: datetime) -> None:
    second = save_view(workspace, " to do ", "due:today", Sort.URGENCY, now)
    first = save_view(workspace, "Designers", "path:design", Sort.NAME, now)
    assert list_views(workspace) == [
        SavedView(first, "Designers", "path:design", Sort.NAME),
        SavedView(second, "to do", "due:today", Sort.URGENCY),
    ]


def test_saving_view_replaces_same_name_and_can_be_undone(workspace: Workspace, now: datetime) -> None:
    view_id = save_view(workspace, "Mine", "a", Sort.NAME, now)
    assert save_view(workspace, "MINE", "b", Sort.PATH, now) == view_id
    assert list_views(workspace) == [SavedView(view_id, "MINE", "b", Sort.PATH)]
    workspace.undo(now)
    assert list_views(workspace) == [SavedView(view_id, "Mine", "a", Sort.NAME)]


def test_deleted_view_is_restored_by_undo(workspace: Workspace, now: datetime) -> None:
    view_id = save_view(workspace, "Mine", "a", Sort.NAME, now)
    assert delete_view(workspace, view_id, now) == "Mine"
    assert list_views(workspace) == []
    workspace.undo(now)
    assert len(list_views(workspace)) == 1
    with pytest.raises(NotFoundError):
        delete_view(workspace, 4711, now)


def test_view_needs_a_name(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="needs a name"):
        save_view(workspace, " ", "a", Sort.NAME, now)
