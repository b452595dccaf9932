"""Switching to the data of another person, and the name in the top bar."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from infoview_tui.paths import AppPaths, profile_paths
from infoview_tui.services.core.profiles import add_profile
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.next_run import NextRun
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.call.clock_bar import ClockBar
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.ui.app.test_palette import find
from tests.ui.opened_app import notice_text
from tests.ui.waiting import wait_until


def top_line(app: InfoviewApp) -> str:
    """Return what the top bar shows."""
    return str(app.screen.query_one(TopBar).render())


async def open_dialog(pilot: Pilot[None], app: InfoviewApp) -> None:
    """Open the list of profiles from the palette, by keys."""
    await pilot.press("ctrl+p")
    await pilot.press(*"switch prof")
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(app.screen, ChooseDialog))


def row_texts(app: InfoviewApp) -> list[str]:
    """Return the rows of the dialog."""
    assert isinstance(app.screen, ChooseDialog)
    return [f"{row.body.plain} {row.trailing.plain}".strip() for row in app.screen.rows]


async def test_chosen_profile_is_opened_after_the_data_are_closed(profile_app: InfoviewApp, paths: AppPaths) -> None:
    async with profile_app.run_test() as pilot:
        await open_dialog(pilot, profile_app)
        assert row_texts(profile_app) == [
            "default 0 contacts · new",
            "Ana María 0 contacts · new",
            "Maximiliane Großmann-Weber 24 contacts · open now",
            "New profile …",
        ]
        assert profile_app.screen.query_one(RowList).cursor_key == 2
        await pilot.press("up", "enter")
        await wait_until(pilot, lambda: not profile_app.is_running)
    assert profile_app.next_run == NextRun(profile_paths(paths, "Ana María"))
    assert profile_app.return_code == 0


async def test_the_open_one_stays_and_escape_leaves_the_list(profile_app: InfoviewApp) -> None:
    async with profile_app.run_test() as pilot:
        for key in ("enter", "escape"):
            await open_dialog(pilot, profile_app)
            await pilot.press(key)
            await pilot.pause()
            assert profile_app.is_running
            assert not isinstance(profile_app.screen, ChooseDialog)
        await pilot.press("ctrl+q")
    assert profile_app.next_run is None


async def test_new_profile_is_started_and_opened(demo_app: InfoviewApp, paths: AppPaths) -> None:
    async with demo_app.run_test() as pilot:
        assert top_line(demo_app).startswith(" 1 Today")  # the only profile has no name
        await open_dialog(pilot, demo_app)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, PromptDialog))
        await pilot.press(*"Default", "enter")
        await wait_until(pilot, lambda: "without a name of its own" in notice_text(pilot))
        assert demo_app.is_running
        await open_dialog(pilot, demo_app)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, PromptDialog))
        await pilot.press(*"Bea", "enter")
        await wait_until(pilot, lambda: not demo_app.is_running)
    assert demo_app.next_run == NextRun(profile_paths(paths, "Bea"))
    assert profile_paths(paths, "Bea").data.is_dir()


async def test_one_that_cannot_be_opened_is_named_and_nothing_is_closed(
    profile_app: InfoviewApp, paths: AppPaths
) -> None:
    profile_paths(paths, "Ana María").database.write_bytes(b"no database " * 500)
    async with profile_app.run_test() as pilot:
        await open_dialog(pilot, profile_app)
        assert "Ana María unreadable" in row_texts(profile_app)[1]
        await pilot.press("up", "enter")
        await wait_until(pilot, lambda: "damaged" in notice_text(pilot))
        assert profile_app.is_running
        assert profile_app.next_run is None


async def test_the_demo_has_no_profiles(demo_app: InfoviewApp) -> None:
    demo_app.start_point = StartPoint(has_profiles=False)
    async with demo_app.run_test():
        assert "Switch profile" not in await find(demo_app.screen, "switch profile")


async def test_default_profile_is_named_where_there_are_others(demo_app: InfoviewApp, paths: AppPaths) -> None:
    add_profile(paths, "Bea")
    async with demo_app.run_test():
        assert top_line(demo_app).startswith(" default │ 1 Today")


@pytest.mark.parametrize(
    ("width", "shown"), [(120, " Maximiliane Großmann-Weber │ "), (80, " Maximiliane Groß… │ "), (40, " Maximi… │ ")]
)
async def test_name_is_on_every_screen_and_never_takes_more_than_a_quarter(
    profile_app: InfoviewApp, width: int, shown: str
) -> None:
    async with profile_app.run_test(size=(width, 30)) as pilot:
        keys = ["1", "2", "3", "4", "5", "2", "enter", *(["i"] if width > 40 else [])]
        for key in keys:
            await pilot.press(key)
            await wait_until(pilot, lambda: profile_app.screen.query_one(TopBar).size.width == width)
            line = top_line(profile_app)
            assert line.startswith(shown.rstrip())
            assert len(line) <= width


async def test_name_is_beside_the_clock_where_the_call_has_no_room_for_the_bar(profile_app: InfoviewApp) -> None:
    async with profile_app.run_test(size=(40, 20)) as pilot:
        for key in ("2", "enter", "i"):
            await pilot.press(key)
        await wait_until(pilot, lambda: bool(profile_app.screen.query(ClockBar)))
        await pilot.pause()
        bar = profile_app.screen.query_one(ClockBar)
        line = str(bar.render())
        assert line.startswith("Maximi… │ ")
        assert "20 min" in line
        assert len(line) <= bar.size.width


async def test_commands_in_a_message_name_the_profile(profile_app: InfoviewApp) -> None:
    async with profile_app.run_test() as pilot:
        profile_app.show_notification("Run `infoview restore latest`, or `infoview profiles`.")
        await wait_until(pilot, lambda: "Run `infoview" in notice_text(pilot))
        wanted = "Run `infoview --profile 'Maximiliane Großmann-Weber' restore latest`, or `infoview profiles`."
        assert wanted in notice_text(pilot)


async def test_clicks_on_tabs_count_the_name(profile_app: InfoviewApp) -> None:
    async with profile_app.run_test(size=(120, 30)) as pilot:
        await pilot.click(TopBar, offset=(top_line(profile_app).index("Board"), 0))
        await wait_until(pilot, lambda: profile_app.screen.query_one(TopBar).current_tab == "board")
        await pilot.click(TopBar, offset=(3, 0))
        await pilot.pause()
        assert profile_app.screen.query_one(TopBar).current_tab == "board"
