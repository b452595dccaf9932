"""The Today screen: its figures and actions without a contact."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual.geometry import Spacing
from textual.widgets import Static

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.queries import read_agenda
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.today.screen import TodayScreen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
@pytest.mark.parametrize("first", ["today", "board"])
async def test_the_figures_are_not_truncated(
    demo_workspace: Workspace, paths: AppPaths, now: datetime, first: str, size: tuple[int, int]
) -> None:
    app = InfoviewApp(demo_workspace, paths, Config(), start_point=StartPoint(first), zone=UTC, now=lambda: now)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        await pilot.pause()
        figures = app.screen.query_one("#figures", Static)
        lines = str(figures.visual).splitlines()
        assert figures.styles.padding == Spacing(0, 2, 0, 2)
        assert figures.size.height == len(lines)
        assert all(len(line) <= figures.size.width for line in lines)
        assert lines[0].startswith("Thursday 26 November")
        assert lines[-1].endswith("3 in touch")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert figures.size.height == len(str(figures.visual).splitlines()) == 4


async def test_an_action_without_a_contact_is_added_completed_and_undone(demo_app: InfoviewApp) -> None:
    def list_text() -> str:
        return "\n".join(row.body.plain for row in demo_app.screen.query_one(RowList).rows)

    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.press("1", "a")
        await pilot.pause()
        await pilot.press(*"Print cards by tomorrow", "enter")
        await pilot.pause()
        assert "Print cards by tomorrow" in list_text()
        await pilot.press("enter")
        assert isinstance(demo_app.screen, TodayScreen)
        await pilot.press("d")
        await pilot.pause()
        assert "Print cards" not in list_text()
        await pilot.press("u")
        await pilot.pause()
        assert "Print cards by tomorrow" in list_text()
        await pilot.press("u")
        await pilot.pause()
        assert "Print cards" not in list_text()


async def test_an_empty_action_is_not_added(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        before = len(read_agenda(demo_app.workspace, demo_app.now()).actions)
        await pilot.press("1", "a")
        await pilot.pause()
        await pilot.press("space", "enter")
        await pilot.pause()
        assert len(read_agenda(demo_app.workspace, demo_app.now()).actions) == before
