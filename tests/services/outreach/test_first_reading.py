"""Today is painted before what takes longest is read."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.due import Due
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import today as today_module
from infoview_tui.services.outreach.actions import add_todo
from infoview_tui.services.outreach.today import read_today
from tests.conftest import Campaign


def test_the_first_reading_has_the_most_pressing_tasks(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today_module, "FIRST_LATER", 2)
    for days in (3, 4, 5):
        add_todo(workspace, campaign.tom, f"in {days} days", Due(now.date() + timedelta(days=days)), now)
    first, whole = read_today(workspace, now, zone, in_full=False), read_today(workspace, now, zone)
    assert len(whole.later) > 2
    assert [task.id for task in first.tasks] == [task.id for task in (*whole.soon, *whole.now, *whole.later[:2])]
    assert (first.interviews, first.stage_counts, first.practice) == (
        whole.interviews,
        whole.stage_counts,
        whole.practice,
    )
    assert (first.proposals, first.next_step) == ([], None)


def test_the_first_reading_has_the_next_step_if_nothing_is_due(
    workspace: Workspace, now: datetime, zone: ZoneInfo
) -> None:
    first = read_today(workspace, now, zone, in_full=False)
    assert first.tasks == []
    assert first.next_step == read_today(workspace, now, zone).next_step
    assert first.next_step is not None
