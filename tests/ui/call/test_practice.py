"""Practice by keys: from the plan to the report, and nothing of it in the data."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import Static

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.call.clock_bar import ClockBar
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.practice_report import PracticeReportDialog
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from tests.services.tables import dump_all
from tests.ui.call.steps import shown
from tests.ui.opened_app import NARROW, WIDE, notice_text, opened


@pytest.fixture
def plan(empty_app: InfoviewApp) -> int:
    """An interview of 20 minutes with Maria, with two questions."""
    workspace, now = empty_app.workspace, empty_app.now()
    maria = add_contact(workspace, ContactForm("Maria Lopez"), now)
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    for text in ("What changed?", "What is next?"):
        planning.plan_question(workspace, interview, QuestionForm(text), now)
    return interview


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_call_is_practiced_from_the_plan_and_leaves_no_trace(
    empty_app: InfoviewApp, plan: int, size: tuple[int, int]
) -> None:
    app = empty_app
    async with opened(app, PreparationScreen(plan), size) as (pilot, _):
        before = dump_all(app.workspace.store.connection)
        await pilot.press("P")
        screen = app.screen
        assert isinstance(screen, CallScreen)
        assert "PRACTICE" in str(screen.query_one("#practice", Static).visual)
        await pilot.press(*"more", "enter", "tab", *"at Priya", "f7", "f7", "ctrl+t")
        assert [note.text for note in screen.state.call.notes] == ["more"]
        moment = app.now() + timedelta(minutes=18)
        app.now = lambda: moment
        screen.view.show_clock()
        assert "18:00 of 20" in shown(screen.query_one(ClockBar))
        assert any(card.has_class("-due") for card in screen.query(ClosingCard))
        assert (app.workspace.data_dir / "practice").exists()
        await pilot.press("f10")
        await pilot.pause()
        assert isinstance(app.screen, PracticeReportDialog)
        assert "18:00 of 20 min" in str(app.screen.query_one("#sum", Static).visual)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PreparationScreen)
        assert not (app.workspace.data_dir / "practice").exists()
        assert dump_all(app.workspace.store.connection) == before


async def test_leaving_a_practice_or_quitting_deletes_the_copy(empty_app: InfoviewApp, plan: int) -> None:
    app = empty_app
    async with opened(app, PreparationScreen(plan), WIDE) as (pilot, _):
        before = dump_all(app.workspace.store.connection)
        await pilot.press("P", *"line", "escape")
        assert isinstance(app.screen, PreparationScreen)
        assert "Nothing was saved" in notice_text(pilot)
        assert not (app.workspace.data_dir / "practice").exists()
        await pilot.press("P", *"line")
        assert isinstance(app.screen, CallScreen)
        assert app.unsaved_texts() == []
    assert not (app.workspace.data_dir / "practice").exists()
    assert dump_all(app.workspace.store.connection) == before


async def test_the_app_starts_in_a_practice(empty_app: InfoviewApp, plan: int) -> None:
    empty_app.start_point = StartPoint(practice_contact_id=1)
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(empty_app.screen, CallScreen)
        await pilot.press("ctrl+q")
    assert not (empty_app.workspace.data_dir / "practice").exists()


async def test_a_practice_that_cannot_start_says_why(empty_app: InfoviewApp, plan: int) -> None:
    (empty_app.workspace.data_dir / "practice").write_text("a file", encoding="utf-8")
    async with opened(empty_app, PreparationScreen(plan), WIDE) as (pilot, _):
        await pilot.press("P")
        assert "Practice needs a copy of your data" in notice_text(pilot)
        assert isinstance(empty_app.screen, PreparationScreen)


async def test_a_practice_during_a_real_call_says_that_nothing_is_saved(empty_app: InfoviewApp, plan: int) -> None:
    call_clock.start_call(empty_app.workspace, plan, empty_app.now())
    async with opened(empty_app, PreparationScreen(plan), WIDE) as (pilot, _):
        await pilot.press("P")
        assert "still running: nothing that you type here is saved" in notice_text(pilot)
        assert "min agreed" in shown(empty_app.screen.query_one(ClockBar)), "it has not started in the copy"
