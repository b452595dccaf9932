"""The program starts with a call, and the first tab is created when that is closed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from textual.screen import Screen

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.placeholder_screen import PlaceholderScreen
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.today.screen import TodayScreen
from infoview_tui.ui.week.screen import WeekScreen
from tests.ui.call.steps import plan_call
from tests.ui.opened_app import WIDE, notice_text


@pytest.fixture
def app(empty_app: InfoviewApp, workspace: Workspace, now: datetime, zone: ZoneInfo) -> InfoviewApp:
    """An app that starts with a call."""
    empty_app.start_point = StartPoint(interview_id=plan_call(workspace, now, zone))
    return empty_app


@pytest.mark.parametrize(("tab", "screen"), [("board", BoardScreen), ("today", TodayScreen)])
async def test_leaving_the_call_shows_the_first_tab(app: InfoviewApp, tab: str, screen: type[Screen[None]]) -> None:
    app.config = app.config._replace(start=tab)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        below, call = app.screen_stack
        assert isinstance(below, PlaceholderScreen)
        assert isinstance(call, CallScreen)
        await pilot.press("escape", "j")
        await pilot.pause()
        assert [type(each) for each in app.screen_stack] == [screen]
        await pilot.press("2" if tab == "today" else "1", "f9", "escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert isinstance(app.screen, (BoardScreen, TodayScreen))


async def test_another_tab_closes_what_the_program_started_with(app: InfoviewApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        call = app.screen
        app.navigation.open_contact(1)
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert [type(each) for each in app.screen_stack] == [WeekScreen]
        assert not call.is_attached
        await pilot.press("2")
        await pilot.pause()
        assert [type(each) for each in app.screen_stack] == [BoardScreen]


async def test_a_practice_that_cannot_start_shows_the_first_tab(app: InfoviewApp) -> None:
    app.start_point = StartPoint(practice_contact_id=1)
    (app.workspace.data_dir / "practice").write_text("a file", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert "Practice needs a copy of your data" in notice_text(pilot)
