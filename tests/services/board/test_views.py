"""Filters saved under names."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import Sort
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.board.views import View, delete_view, list_views, save_view
from infoview_tui.services.core.workspace import Desk


def test_views_are_listed_by_name(desk: Desk, now: datetime) -> None:
    second = save_view(desk, " to do ", "due:today", Sort.URGENCY, now)
    first = save_view(desk, "Designers", "path:design", Sort.NAME, now)
    assert list_views(desk) == [
        View(first, "Designers", "path:design", Sort.NAME),
        View(second, "to do", "due:today", Sort.URGENCY),
    ]


def test_a_view_of_the_same_name_is_replaced_and_undo_brings_it_back(desk: Desk, now: datetime) -> None:
    kept = save_view(desk, "Mine", "a", Sort.NAME, now)
    assert save_view(desk, "MINE", "b", Sort.PATH, now) == kept
    assert list_views(desk) == [View(kept, "MINE", "b", Sort.PATH)]
    desk.undo(now)
    assert list_views(desk) == [View(kept, "Mine", "a", Sort.NAME)]


def test_a_view_is_deleted_and_comes_back(desk: Desk, now: datetime) -> None:
    kept = save_view(desk, "Mine", "a", Sort.NAME, now)
    assert delete_view(desk, kept, now) == "Mine"
    assert list_views(desk) == []
    desk.undo(now)
    assert len(list_views(desk)) == 1
    with pytest.raises(NotFoundError):
        delete_view(desk, 4711, now)


def test_a_view_needs_a_name(desk: Desk, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="needs a name"):
        save_view(desk, " ", "a", Sort.NAME, now)
