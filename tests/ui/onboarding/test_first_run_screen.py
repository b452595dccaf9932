"""The questions of the first start, by keys: from the welcome screen to a first contact."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.services.contacts.queries import read_contact_form, read_profile
from infoview_tui.services.contacts.resolve_contact import list_contact_names
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers, read_first_run
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.onboarding.first_run_screen import FirstRunScreen
from infoview_tui.ui.onboarding.screen import WelcomeScreen
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.conftest import unwritable
from tests.ui.waiting import wait_until


async def begin(app: InfoviewApp, pilot: Pilot[None]) -> FirstRunScreen:
    await wait_until(pilot, lambda: isinstance(app.screen, WelcomeScreen))
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(app.screen, FirstRunScreen))
    assert isinstance(app.screen, FirstRunScreen)
    return app.screen


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_six_answers_lead_to_a_first_contact(empty_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await begin(empty_app, pilot)
        await pilot.press(*"Ada", "enter", *"law", "enter", *"justice", "enter", *"It is dry", "enter")
        await pilot.press(*"I teach math")
        assert str(screen.view.remark.visual) == "3 words · 2 seconds"
        await pilot.press("enter", *"Ann Lee, judge at Court")
        assert str(screen.view.remark.visual) == "Ann Lee · judge at Court"
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ContactScreen))
        ((contact_id, _),) = list_contact_names(empty_app.workspace)
        assert read_contact_form(empty_app.workspace, contact_id).paths == ("law",)
        assert read_profile(empty_app.workspace).introduction == "I teach math"
        await pilot.press("u")
        assert not list_contact_names(empty_app.workspace)


async def test_questions_are_skipped_and_none_about_a_career_is_asked_without_one(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        screen = await begin(empty_app, pilot)
        assert "Question 1 of 6" in str(screen.query_one("#progress", Static).visual)
        await pilot.press("tab", "tab")
        assert screen.current == "introduction"
        assert "Question 3 of 4" in str(screen.query_one("#progress", Static).visual)
        await pilot.press("shift+tab", *"law", "enter")
        assert screen.current == "why"
        await pilot.press("up", "down", "down", "down", "down", "down")
        assert screen.current == "contact"
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, WelcomeScreen))
        assert [row[0] for row in empty_app.workspace.store.connection.execute("SELECT name FROM paths")] == ["law"]


async def test_questions_go_on_where_they_were_left(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        screen = await begin(empty_app, pilot)
        await pilot.press(*"Ada", "enter", *"la")
        assert read_first_run(empty_app.workspace) == FirstRunAnswers("Ada", "la")
        await pilot.press("escape")
        await pilot.pause()
        welcome = empty_app.screen
        assert isinstance(welcome, WelcomeScreen)
        assert welcome.query_one(RowList).rows[0].body.plain.startswith("Continue with the questions")
        screen = await begin(empty_app, pilot)
        assert screen.current == "why"
        await pilot.press("up", *"w")
        assert read_first_run(empty_app.workspace).path == "law"


async def test_a_contact_without_a_name_is_asked_for_again(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        screen = await begin(empty_app, pilot)
        await pilot.press("tab", "tab", "tab", *"path:law", "enter")
        await pilot.pause()
        assert empty_app.screen is screen
        assert screen.current == "contact"
        assert "Question 4 of 4" in str(screen.query_one("#progress", Static).visual)
        await pilot.press("home", *"Ann Lee ", "enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ContactScreen))


async def test_first_answers_stay_on_a_full_disk(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await begin(empty_app, pilot)
        with unwritable(empty_app.workspace):
            await pilot.press(*"Ada", "enter", *"law")
            assert screen.query_one("#trouble").display
            assert screen.unsaved_text() == "Name: Ada\nCareer: law"
        await pilot.press("!")
        assert read_first_run(empty_app.workspace) == FirstRunAnswers("Ada", "law!")
