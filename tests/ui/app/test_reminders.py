"""Reminders of interviews on the screen, and the terminal's own notification."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.timer import Timer

from infoview_tui.config import Config
from infoview_tui.domain.appointments import Appointment
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.scheduling import schedule_interview
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.terminal_notification import format_notification
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.conftest import Campaign
from tests.ui.opened_app import notice_text
from tests.ui.waiting import wait_until


async def test_reminders_on_any_screen(
    workspace: Workspace, campaign: Campaign, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [now + timedelta(hours=1)]
    starts_at = now + timedelta(hours=2)
    interview = schedule_interview(workspace, campaign.tom, Appointment(starts_at), now)
    app = InfoviewApp(workspace, paths, Config(start="today"), zone=ZoneInfo("Europe/Berlin"), now=lambda: clock[0])
    sent: list[str] = []
    monkeypatch.setattr(app, "notify_by_terminal", sent.append)
    async with app.run_test() as pilot:
        assert (sent, app.screen.query_one(TopBar).next_status) == ([], "")
        clock[0] = starts_at - timedelta(minutes=14, seconds=30)
        app.check_reminders()
        await pilot.pause()
        assert notice_text(pilot) == "Call with Tom in 15 min"
        assert app.screen.query_one(TopBar).next_status == "Tom in 15 min"
        clock[0] += timedelta(minutes=3)
        app.check_reminders()
        assert app.screen.query_one(TopBar).next_status == "Tom in 12 min"
        app.navigation.return_to_call()
        await pilot.pause()
        assert isinstance(app.screen, CallScreen)
        assert app.screen.interview_id == interview
        assert not app.notice_text, "the reminder of this call covers nothing of it"
        await pilot.press("h", "i")
        clock[0] = starts_at + timedelta(minutes=1)
        app.check_reminders()
        assert app.screen.query_one(TopBar).next_status == ""
        assert sent == ["Call with Tom in 15 min"]


async def test_one_timer_waits_for_the_next_reminder(
    workspace: Workspace, campaign: Campaign, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [now]
    app = InfoviewApp(workspace, paths, Config(start="today"), zone=ZoneInfo("Europe/Berlin"), now=lambda: clock[0])
    sent: list[str] = []
    waits: list[float] = []
    set_timer = app.set_timer

    def count_timer(seconds: float, *arguments: Any, **options: Any) -> Timer:
        if options.get("name") == "reminder":
            waits.append(seconds)
        return set_timer(seconds, *arguments, **options)

    monkeypatch.setattr(app, "notify_by_terminal", sent.append)
    monkeypatch.setattr(app, "set_timer", count_timer)
    async with app.run_test() as pilot:
        assert waits == []  # nothing begins soon, so nothing is waited for
        soon = Appointment(now + timedelta(minutes=15, seconds=30))
        schedule_interview(workspace, campaign.tom, soon, now)
        await pilot.pause()
        assert waits == [30.0]
        schedule_interview(workspace, campaign.tom, soon._replace(starts_at=now + timedelta(minutes=15.001)), now)
        await pilot.pause()
        assert waits == [30.0, 0.06]
        clock[0] += timedelta(seconds=0.06)
        await wait_until(pilot, lambda: bool(sent))
        assert (sent, waits[2:]) == (["Call with Tom in 15 min"], [13 * 60.0])


@pytest.mark.reminded_at_the_start
async def test_reminder_that_is_due_at_the_start_is_given(
    workspace: Workspace, campaign: Campaign, paths: AppPaths, now: datetime
) -> None:
    schedule_interview(workspace, campaign.tom, Appointment(now + timedelta(minutes=9)), now)
    app = InfoviewApp(workspace, paths, Config(start="today"), zone=ZoneInfo("Europe/Berlin"), now=lambda: now)
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: notice_text(pilot) == "Call with Tom in 9 min")


@pytest.mark.parametrize(
    ("way", "in_tmux", "sequence"),
    [
        ("off", False, ""),
        ("osc9", False, "\x1b]9;Call with a;b in 2 min\x07"),
        ("osc777", False, "\x1b]777;notify;Info,view;Call with a;b in 2 min\x07"),
        ("osc9", True, "\x1bPtmux;\x1b\x1b]9;Call with a;b in 2 min\x07\x1b\\"),
    ],
)
def test_sequences_of_terminals_cannot_be_ended_by_a_name(way: str, in_tmux: bool, sequence: str) -> None:
    text = "Call with a;b\x1b\\\x07\x9c\n in 2 min"
    assert format_notification(way, "Info;view", text, in_tmux=in_tmux) == sequence
