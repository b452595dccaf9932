"""The app: tabs, notifications, failed saves and terminal sizes."""

from __future__ import annotations

from datetime import datetime
from errno import EIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.app import ComposeResult
from textual.events import Paste

from infoview_tui.config import Config
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.filter_query import MAX_QUERY_CHARS
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage import log_sync
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.query_input import QueryInput
from infoview_tui.ui.today.screen import TodayScreen
from tests.conftest import unwritable
from tests.ui.waiting import wait_until


@pytest.mark.parametrize("start", ["board", "today"])
async def test_the_starting_tab_can_be_reopened(demo_workspace: Workspace, paths: AppPaths, start: str) -> None:
    app = InfoviewApp(demo_workspace, paths, Config(start=start))
    async with app.run_test() as pilot:
        for key, screen in (("1", TodayScreen), ("2", BoardScreen), ("1", TodayScreen), ("2", BoardScreen)):
            await pilot.press("escape", key)
            assert isinstance(app.screen, screen)
        await pilot.press("enter")
        assert isinstance(app.screen, ContactScreen)
        for key, screen in (("1", TodayScreen), ("2", BoardScreen)):  # the key of a tab shows it, not what was open
            await pilot.press(key)
            assert isinstance(app.screen, screen)


async def test_notifications_are_cleaned(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        demo_app.show_notification("Deleted \x1b]2;owned\x07Ann \u202eand\x00 all")
        await pilot.pause()
        assert demo_app.notice_text == "Deleted Ann and all"


async def test_changes_that_the_disk_refuses_are_said(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(log_sync, "_sync", refuse)
    async with demo_app.run_test() as pilot:
        wait = demo_app.sync_in_thread()
        await pilot.press("2", "L")
        wait()
        await wait_until(pilot, lambda: bool(demo_app.notice_text))
        assert demo_app.notice_text.startswith("Your latest changes may not be on the disk: Input/output error.")
        assert demo_app.workspace.wait_for_disk() == demo_app.notice_text, "which is said again at the end"


def field_named(app: InfoviewApp, name: str) -> LineInput:
    return next(field for field in app.screen.query(LineInput) if field.name == name)


async def test_a_failed_save_of_a_time_keeps_the_dialog_open(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await pilot.press("escape")
        screen = demo_app.screen
        assert isinstance(screen, BoardScreen)
        contact = screen.board.cursor.columns[Stage.READY][0]
        screen.moving.move_contact(contact, Stage.SCHEDULED)
        await pilot.pause()
        field_named(demo_app, "when").value = "2027-01-07 14:00"
        with unwritable(demo_app.workspace):
            await pilot.press("enter")
            await pilot.pause()
            assert field_named(demo_app, "when").value == "2027-01-07 14:00"
        await pilot.press("enter")
        await pilot.pause()
        assert contact in screen.board.cursor.columns[Stage.SCHEDULED]


@pytest.mark.painted
@pytest.mark.parametrize("size", [(1, 1), (2, 50), (300, 3)])
async def test_no_terminal_is_too_small(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await pilot.press("escape", "l", "l", "l", "enter", "j", "p", "tab", "escape", "escape")
        await pilot.press(
            "i", "x", "enter", "f1", "escape", "escape", "m", "escape", "1", "j", "3", "j", "2", "n", "escape"
        )
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(demo_app.screen, BoardScreen)


async def test_an_error_in_the_program_is_told_in_a_sentence(
    demo_app: InfoviewApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def fail() -> None:
        raise ZeroDivisionError(demo_app.title * 2)

    async def run() -> None:
        async with demo_app.run_test() as pilot:
            demo_app.call_later(fail)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await run()
    assert demo_app.return_code == 1
    (report,) = tmp_path.glob("infoview-crash-*.txt")
    assert demo_app.exit_message.endswith(f"(ZeroDivisionError); the details are in {report}")
    assert "in fail" in report.read_text()
    assert "InfoviewInfoview" not in report.read_text(), "an error can quote what was typed"


@pytest.mark.painted
async def test_damaged_data_do_not_end_the_app_with_another_error(
    demo_workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo
) -> None:
    demo_workspace.store.connection.execute("PRAGMA ignore_check_constraints = ON")
    demo_workspace.store.connection.execute("UPDATE interviews SET state = x'00'")
    app = InfoviewApp(demo_workspace, paths, Config(start="today"), zone=zone, now=lambda: now)
    async with app.run_test() as pilot:
        for key in ("1", "3", "1"):
            await pilot.press(key)
            await pilot.pause()
            assert app.is_running
        assert "The data is damaged" in app.notice_text


@pytest.mark.painted
@pytest.mark.parametrize("size", [(6, 24), (80, 4), (1, 1)], ids=str)
async def test_tiny_terminals(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        for key in ("escape", "ctrl+p", "e", "escape", "escape", "1", "3", "4", "tab", "tab"):
            await pilot.press(key)
            await pilot.pause()
        assert demo_app.is_running


async def test_a_long_paste_into_the_filter_is_cut(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await pilot.press("escape", "slash")
        field = demo_app.focused
        assert isinstance(field, QueryInput)
        field.post_message(Paste("a b " * 25_000))
        await pilot.pause()
        assert len(field.value) == MAX_QUERY_CHARS


async def test_timers_may_fire_while_the_app_closes(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infoview_tui.ui.app.app.POLL_INTERVAL", 0.0005)
    monkeypatch.setattr("infoview_tui.ui.app.app.CHECK_SECONDS", 0.0005)
    async with demo_app.run_test() as pilot:
        await pilot.pause()
    demo_app.update_top_bar()


@pytest.mark.parametrize(("width", "name"), [(40, "-narrow"), (80, "-medium"), (120, "-wide")])
async def test_a_screen_has_the_class_of_its_width_before_layout(demo_app: InfoviewApp, width: int, name: str) -> None:
    class ClassesOnCompose(InfoviewScreen):
        classes_on_compose: frozenset[str] = frozenset()

        def compose_body(self) -> ComposeResult:
            self.classes_on_compose = self.classes
            yield from ()

    async with demo_app.run_test(size=(width, 20)) as pilot:
        screen = ClassesOnCompose()
        await demo_app.push_screen(screen)
        await pilot.pause()
        assert name in screen.classes_on_compose
        assert name in screen.classes
        await pilot.resize_terminal(200, 20)
        assert screen.has_class("-wide")
        assert (name in screen.classes) == (name == "-wide")
