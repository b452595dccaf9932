"""The profile screen: text is saved as it is typed, said how long it takes, and undone by visit."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.research.forms import PathForm
from infoview_tui.services.research.paths import PATHS
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.insights.fit_screen import FitScreen
from infoview_tui.ui.onboarding.screen import WelcomeScreen
from infoview_tui.ui.profile.screen import ProfileScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.live_text import LiveText
from tests.conftest import unwritable
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.waiting import wait_until


async def open_profile(app: InfoviewApp, pilot: Pilot[None], field: str = "") -> ProfileScreen:
    if not count_contacts(app.workspace):
        await wait_until(pilot, lambda: isinstance(app.screen, WelcomeScreen))
    app.navigation.edit_profile(field)
    await pilot.pause()
    assert isinstance(app.screen, ProfileScreen)
    return app.screen


def remark(screen: ProfileScreen) -> str:
    return str(screen.query_one("#remark", LiveText).visual)


async def test_the_spoken_length_is_shown_and_each_key_is_saved(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        screen = await open_profile(empty_app, pilot)
        await pilot.press(*"I teach")
        assert remark(screen) == str(screen.form.lengths["introduction"].visual) + "." == "2 words · 1 second."
        assert read_profile(empty_app.workspace).introduction == "I teach"
        screen.query_one("#introduction", Editor).load_text("word " * 30)
        await pilot.pause()
        assert remark(screen) == "30 words · 12 seconds. About 25 words fit in 10 seconds."


async def test_a_visit_is_undone_as_one_step(demo_app: InfoviewApp) -> None:
    before = read_profile(demo_app.workspace)
    async with demo_app.run_test() as pilot:
        await open_profile(demo_app, pilot, "skills")
        await pilot.press("ctrl+end", "enter", *"more", "down", "down", *"x", "escape")
        await pilot.pause()
        after = read_profile(demo_app.workspace)
        assert (after.skills, after.name) == (f"{before.skills}\nmore", f"{before.name}x")
        await pilot.press("u")
        assert read_profile(demo_app.workspace) == before


async def test_enter_goes_on_from_a_paragraph_and_breaks_a_list(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        await open_profile(empty_app, pilot)
        await pilot.press("a", "enter", "b", "enter", "c", "tab", "d")
        profile = read_profile(empty_app.workspace)
        assert (profile.introduction, profile.interests, profile.values) == ("a", "b\nc", "d")


async def test_a_country_or_hours_not_understood_wait(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await open_profile(empty_app, pilot, "country")
        await pilot.press(*"xx")
        assert "No holidays are known for “xx”" in remark(screen)
        assert "Country: xx" in screen.unsaved_text()
        await pilot.press("up", *"nonsense", "up", "escape")
        await pilot.pause()
        assert empty_app.screen is screen
        assert screen.focused is screen.query_one("#free_hours")
        assert "Country: xx" in screen.unsaved_text()
        screen.query_one("#country", LineInput).value = "germany"
        screen.query_one("#free_hours", LineInput).value = "mon 9-12"
        await pilot.press("escape")
        await pilot.pause()
        assert empty_app.screen is not screen
        profile = read_profile(empty_app.workspace)
        assert (profile.country, profile.free_hours) == ("DE", "mon 9-12")


async def test_a_missing_file_is_pointed_out(empty_app: InfoviewApp, tmp_path: Path) -> None:
    resume = tmp_path / "resume.pdf"
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await open_profile(empty_app, pilot, "resume_path")
        screen.query_one("#resume_path", LineInput).value = str(resume)
        await pilot.pause()
        assert remark(screen) == "No such file yet."
        resume.touch()
        await pilot.press("end", "space", "backspace")
        assert remark(screen) == "File found."


async def test_another_window_is_merged(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        screen = await open_profile(demo_app, pilot, "values")
        demo_app.workspace.store.connection.execute("UPDATE profile SET \"values\" = 'from there', phone = '123'")
        demo_app.workspace.store.connection.commit()
        await pilot.press("ctrl+end", *" and mine")
        await pilot.pause()
        screen.reload()
        assert screen.query_one("#phone", LineInput).value == "123"
        values = read_profile(demo_app.workspace).values
        assert values == screen.query_one("#values", Editor).text
        assert "from there" in values
        assert "and mine" in values


@pytest.mark.painted
@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_hostile_text_is_content(empty_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await open_profile(empty_app, pilot)
        for text in HOSTILE_TEXTS[::5]:
            screen.query_one("#introduction", Editor).load_text(text)
            screen.query_one("#name", LineInput).value = text
            await pilot.pause()
            profile = read_profile(empty_app.workspace)
            assert profile.introduction == profile.name == clean_line(text)


async def test_a_very_long_path_leaves_the_fields_and_the_fit_in_sight(empty_app: InfoviewApp) -> None:
    path_id = PATHS.add(empty_app.workspace, PathForm("w" * 10_000), empty_app.now())
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await open_profile(empty_app, pilot)
        assert screen.query_one("#interests").region.bottom < 24
        fit = FitScreen(path_id)
        empty_app.push_screen(fit)
        await pilot.pause()
        assert fit.query_one("#fit").size.height < 5


async def test_what_is_not_understood_is_left_only_by_a_second_escape(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await open_profile(empty_app, pilot, "country")
        await pilot.press(*"xx", "escape", "y", "escape")
        assert empty_app.screen is screen, "the text has changed since it was said"
        await pilot.press("escape")
        await pilot.pause()
        assert empty_app.screen is not screen
        assert read_profile(empty_app.workspace).country == ""


async def test_a_growing_text_scrolls_with_its_cursor(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await open_profile(empty_app, pilot, "experience")
        editor = screen.query_one("#experience", Editor)
        for _ in range(20):
            await pilot.press("enter", "x")
        await pilot.pause()
        assert screen.query_one("#fields").content_region.contains(*editor.cursor_screen_offset)
        await pilot.press("ctrl+home")
        await pilot.pause()
        assert screen.query_one("#fields").content_region.contains(*editor.cursor_screen_offset)


async def test_the_profile_is_opened_only_once(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await open_profile(empty_app, pilot)
        empty_app.navigation.edit_profile("country")
        await pilot.pause()
        assert empty_app.screen is screen
        assert screen.focused is screen.query_one("#country")


async def test_on_a_full_disk_the_text_stays_and_is_offered_when_leaving(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await open_profile(empty_app, pilot)
        with unwritable(empty_app.workspace):
            await pilot.press(*"I teach")
            assert screen.query_one("#trouble").display
            assert "I teach" in screen.unsaved_text()
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(empty_app.screen, ConfirmDialog)
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("!")
        assert not screen.query_one("#trouble").display
        assert read_profile(empty_app.workspace).introduction == "I teach!"
