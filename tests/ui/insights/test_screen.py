"""The Insights screen: its views, keys, empty states, and cost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.domain.enums import Topic, Verdict
from infoview_tui.domain.gauges import Gauge
from infoview_tui.services.core.gauges import read_gauges
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.verdicts import set_verdict
from infoview_tui.services.insights.find_out import read_gaps
from infoview_tui.services.insights.hypotheses import read_hypotheses
from infoview_tui.services.insights.paths import read_paths
from infoview_tui.services.outreach.actions import add_todo
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.insights.details import CellDetails
from infoview_tui.ui.insights.find_out_view import FindOutList
from infoview_tui.ui.insights.fit_screen import FitScreen
from infoview_tui.ui.insights.grid import Grid
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.network_view import NetworkList
from infoview_tui.ui.insights.paths_view import PathsTable
from infoview_tui.ui.insights.practice_view import PracticeReport
from infoview_tui.ui.insights.screen import InsightsScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.view_tabs import ViewTabs
from tests.costs import statements
from tests.ui.held_call import hold_call
from tests.ui.opened_app import MEDIUM, NARROW, WIDE
from tests.ui.waiting import wait_until

PATHS, HYPOTHESES, NETWORK, PRACTICE, FIND_OUT = range(5)


@asynccontextmanager
async def insights(
    app: InfoviewApp, view: int = PATHS, size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[Pilot[None], InsightsScreen]]:
    """Run the app on one of the views."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.navigation.show_tab("insights")
        await wait_until(pilot, lambda: isinstance(app.screen, InsightsScreen) and app.screen.is_mounted)
        screen = app.screen
        assert isinstance(screen, InsightsScreen)
        screen.views.show(view)
        await pilot.pause()
        yield pilot, screen


def details(screen: InsightsScreen) -> str:
    return screen.views.current.query_one(CellDetails).render().plain


def go_to(screen: InsightsScreen, row: object) -> None:
    """Move the cursor of the table to a row."""
    grid = screen.views.current.query_one(Grid)
    grid.move_to([each.key for each in grid.rows].index(row), 0)


async def test_tab_and_click_change_the_view(demo_app: InfoviewApp) -> None:
    async with insights(demo_app, size=NARROW) as (pilot, screen):
        kinds = (HypothesesTable, NetworkList, PracticeReport, FindOutList, PathsTable)
        for kind in kinds:
            await pilot.press("tab")
            assert isinstance(screen.views.current, kind)
            assert [view for view in screen.views.all if view.display] == [screen.views.current]
            assert screen.focused is not None
            assert screen.views.current in screen.focused.ancestors
        await pilot.press("shift+tab")
        tabs = screen.query_one(ViewTabs)
        assert tabs.render().plain == "‹ Network  Practice  Find out"
        await pilot.click(ViewTabs, offset=(2 + 11, 0))
        assert isinstance(screen.views.current, PracticeReport)
        await pilot.press("4", "2", "4")
        assert demo_app.screen is screen


async def test_a_view_takes_the_same_queries_whatever_the_data(demo_app: InfoviewApp, now: datetime) -> None:
    async with insights(demo_app) as (pilot, screen):

        async def count_queries(view: int) -> int:
            with statements(demo_app.workspace) as recorded:
                screen.views.show(view)
                await pilot.pause()
            return sum("SELECT" in statement for statement in recorded)

        async def count_all() -> list[int]:
            add_todo(demo_app.workspace, None, "A change", None, now)
            demo_app.update_top_bar()  # reads again what the workspace keeps until something changes
            return [await count_queries(view) for view in range(5)]

        before = await count_all()
        hold_call(demo_app.workspace, now)
        assert await count_all() == before
        assert max(before) <= 20
        assert await count_queries(PATHS) <= 3  # nothing has changed, so only the top bar is read


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_without_data_each_view_says_what_would_fill_it(empty_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with insights(empty_app, size=size) as (pilot, screen):
        texts = []
        for view in range(5):
            screen.views.show(view)
            await pilot.pause()
            widget = screen.focused
            assert widget is not None
            if isinstance(widget, Grid):
                texts.append(widget.empty_text.plain)
            elif isinstance(widget, RowList):
                texts.append(widget.empty_text)
            await pilot.press("enter", "plus", "f", "v", "a", "m")
            assert empty_app.screen is screen
        assert [text.split(".")[0] for text in texts] == [
            "No paths yet",
            "No hypotheses yet",
            "Nobody yet",
            "No open questions",
        ]


async def test_weights_change_the_totals_and_are_undone(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with insights(demo_app) as (pilot, screen):
        assert "Product designer in health tech is ahead of Data journalist" in screen_text(screen)
        go_to(screen, Topic.COMPENSATION)
        before = read_paths(demo_workspace).weights[Topic.COMPENSATION]
        await pilot.press("plus", "plus")
        assert read_paths(demo_workspace).weights[Topic.COMPENSATION] == before + 2
        assert f"Weight {before + 2} of 5" in details(screen)
        await pilot.press("u", "minus")
        assert read_paths(demo_workspace).weights[Topic.COMPENSATION] == before
        go_to(screen, Topic.CLOSING)
        await pilot.press("plus")
        assert "Move to a topic that has a rating" in footer(screen)


def screen_text(screen: InsightsScreen) -> str:
    return str(screen.views.current.query_one(".summary", Static).visual)


def footer(screen: InsightsScreen) -> str:
    return screen.query_one(KeyFooter).render().plain


async def test_a_cell_leads_to_the_note_in_its_interview(demo_app: InfoviewApp) -> None:
    async with insights(demo_app) as (pilot, screen):
        go_to(screen, Topic.INDUSTRY_TRENDS)
        await pilot.pause()
        assert "Industry trends · Product designer in health tech: 3.0 of 5, a guess" in details(screen)
        assert "! The risk file is the real design document" in details(screen)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        reading = demo_app.screen
        assert isinstance(reading, InterviewScreen)
        assert reading.view.transcript is not None
        key = reading.view.lists.notes.cursor_key
        note = reading.view.transcript.find_note(key[1] if isinstance(key, tuple) else None)
        assert note is not None
        assert note.text.startswith("The risk file is the real design document")
        await pilot.press("escape")
        assert demo_app.screen is screen


async def test_a_note_is_added_to_the_fit_of_its_path_and_removed(
    demo_app: InfoviewApp, demo_workspace: Workspace
) -> None:
    before = read_paths(demo_workspace).paths[0].fit
    async with insights(demo_app) as (pilot, screen):
        go_to(screen, Topic.INDUSTRY_TRENDS)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("down", "down", "enter")  # values, for
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        path = read_paths(demo_workspace).paths[0]
        *others, point = path.fit
        assert tuple(others) == before
        assert (point.aspect, point.side, point.contact) == ("values", "for", "Inês Carvalho")
        await pilot.press("f")
        await pilot.pause()
        fit = demo_app.screen
        assert isinstance(fit, FitScreen)
        await pilot.press("minus")
        await pilot.pause()
        await pilot.press(*"Too far", "enter")
        await pilot.pause()
        assert [each.side for each in read_paths(demo_workspace).paths[0].fit[-2:]] == ["for", "against"]
        fit.query_one(RowList).show(fit.query_one(RowList).rows, cursor_to=point.id)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, InterviewScreen)
        await pilot.press("escape", "delete")
        await pilot.pause()
        assert [each.text for each in read_paths(demo_workspace).paths[0].fit[len(before) :]] == ["Too far"]


async def test_gauges_of_a_path_change_with_the_arrow_keys(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with demo_app.run_test() as pilot:
        demo_app.push_screen(screen := FitScreen(read_paths(demo_workspace).paths[0].path_id))
        await pilot.pause()
        rows = screen.query_one(RowList)
        assert rows.rows[-1].trailing.plain == "4 → 5"
        await pilot.press("end", "plus", "left", "left")
        assert read_gauges(demo_workspace)[screen.path_id].history(Gauge.COHERENCE) == [4, 5, 3]
        assert rows.rows[-1].trailing.plain == "4 → 5 → 3"
        await pilot.press("delete", "u", "u", "u")
        assert read_gauges(demo_workspace)[screen.path_id].history(Gauge.COHERENCE) == [4, 5]


async def test_own_verdict_stands_beside_the_count(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with insights(demo_app, HYPOTHESES) as (pilot, screen):
        first = read_hypotheses(demo_workspace).rows[0]
        assert first.status.label == "contested"
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("home", "enter")
        await pilot.pause()
        row = read_hypotheses(demo_workspace).rows[0]
        assert (row.id, row.status, row.own_verdict) == (first.id, first.status, Verdict.CONFIRMED)
        status = screen.views.current.query_one(Grid).rows[0].head.plain.splitlines()[-1]
        assert status.startswith("contested · ")
        assert status.endswith(" · you: confirmed")
        assert "Inês Carvalho (source 1): against." in details(screen)


async def test_a_question_against_what_all_say_goes_to_another_circle(
    demo_app: InfoviewApp, demo_workspace: Workspace, now: datetime
) -> None:
    untested = read_hypotheses(demo_workspace).rows[-1]
    held = demo_workspace.store.connection.execute(
        "SELECT min(id) FROM interviews WHERE state != 'planned' GROUP BY contact_id"
    )
    for (interview_id,) in held.fetchall():
        set_verdict(demo_workspace, untested.id, interview_id, Verdict.CONFIRMED, now)
    async with insights(demo_app, HYPOTHESES) as (pilot, screen):
        assert "Plan it" not in footer(screen)
        go_to(screen, untested.id)
        await wait_until(pilot, lambda: "press a for a question that could refute it" in details(screen))
        await pilot.press("a")
        await pilot.pause()
        dialog = demo_app.screen
        assert isinstance(dialog, PromptDialog)
        assert "Where have you seen the opposite?" in dialog.query_one(LineInput).value
        await pilot.press("enter")
        assert footer(screen).startswith(" Added to the plan for ")


async def test_network_shows_who_led_on_and_opens_a_contact(demo_app: InfoviewApp) -> None:
    async with insights(demo_app, NETWORK, MEDIUM) as (pilot, screen):
        rows = [row.body.plain for row in screen.views.current.query_one(RowList).rows]
        assert rows[1].startswith("├─ Bettina Krüger  Brightwater Mutual")
        assert rows[2].startswith("│  ├─ Inês Carvalho  Tidewell Health")
        assert rows[2].split()[-2:] == ["Bettina", "thanked"]
        assert "Still to thank: Bettina Krüger for Luca Ferraris" in screen_text(screen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, ContactScreen)


async def test_practice_scrolls_with_the_keys_of_a_list(demo_app: InfoviewApp) -> None:
    async with insights(demo_app, PRACTICE, NARROW) as (pilot, screen):
        report = screen.focused
        assert report is not None
        await pilot.press("j", "down")
        assert report.scroll_y == 2
        await pilot.press("G")
        assert report.scroll_y == report.max_scroll_y > 0
        await pilot.press("g")
        assert report.scroll_y == 0


async def test_a_gap_adds_its_question_to_a_plan_once(
    demo_app: InfoviewApp, demo_workspace: Workspace, now: datetime
) -> None:
    async with insights(demo_app, FIND_OUT) as (pilot, screen):
        gap = read_gaps(demo_workspace, now)[0]
        assert gap.candidate is not None
        assert not gap.is_planned
        assert "a Plan it" in footer(screen)
        await pilot.press("a")
        assert read_gaps(demo_workspace, now)[0].is_planned
        assert f"Added to the plan for {gap.candidate.name}" in footer(screen)
        screen.query_one(KeyFooter).clear_status()
        assert "a Plan it" not in footer(screen)
        await pilot.press("a")
        assert "has a question on this already" in footer(screen)
        await pilot.press("u")
        assert not read_gaps(demo_workspace, now)[0].is_planned
