"""The app backs up the data once a day, and again when it ends after changes."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from infoview_tui.errors import StorageError
from infoview_tui.services.contacts import commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.storage.backup import is_intact, list_backups
from infoview_tui.ui.app import daily_backup
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.daily_backup import (
    BACKUP_INTERVAL,
    MAX_BACKUP_DELAY,
    back_up_at_rest,
    back_up_at_the_end,
    back_up_daily,
)
from tests.ui.paint_counts import stop_app_timers
from tests.ui.waiting import wait_for_workers, wait_until


def backups(app: InfoviewApp) -> list[str]:
    """Return the names of the backups."""
    return [each.path.stem for each in list_backups(app.workspace.store.database)]


async def test_once_a_day_in_a_thread(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        back_up_daily(demo_app)
        await wait_for_workers(demo_app)
        back_up_daily(demo_app)
        await wait_for_workers(demo_app)
        await pilot.pause()
        (backup,) = list_backups(demo_app.workspace.store.database)
        assert is_intact(backup.path)


@pytest.mark.parametrize("is_late", [False, True])
async def test_at_the_start_it_waits_for_a_rest_but_not_forever(
    demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch, is_late: bool
) -> None:
    asked: list[bool] = []

    def is_resting(_app: InfoviewApp) -> bool:
        asked.append(not is_late and len(asked) == 3)
        return asked[-1]

    async with demo_app.run_test() as pilot:
        await pilot.pause()
        await stop_app_timers(pilot)
        monkeypatch.setattr(InfoviewApp, "is_resting", property(is_resting))
        monkeypatch.setattr(daily_backup, "RETRY_SECONDS", MAX_BACKUP_DELAY / 8)
        monkeypatch.setattr(demo_app, "set_timer", lambda _seconds, callback: demo_app.call_later(callback))
        back_up_at_rest(demo_app, 0.0)
        await wait_until(pilot, lambda: backups(demo_app))
        assert asked == ([False] * 9 if is_late else [False] * 3 + [True])


async def test_a_session_of_several_days_is_backed_up_on_each(demo_app: InfoviewApp) -> None:
    first = demo_app.now()
    async with demo_app.run_test() as pilot:
        await pilot.pause()
        assert BACKUP_INTERVAL in [timer._interval for timer in demo_app._timers]
        for day in range(2):
            demo_app.now = partial(lambda moment: moment, first + timedelta(days=day))
            back_up_daily(demo_app)
            await wait_for_workers(demo_app)
    assert len(backups(demo_app)) == 2


async def test_a_backup_that_fails_is_said_and_stops_nothing(
    demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr("infoview_tui.services.backups.daily.create_daily_backup", fail)
    async with demo_app.run_test() as pilot:
        back_up_daily(demo_app)
        await wait_for_workers(demo_app)
        await pilot.pause()
        assert demo_app.notice_text == "No backup was made today. The disk is full."


def test_at_the_end_only_after_changes(demo_app: InfoviewApp) -> None:
    app, workspace = demo_app, demo_app.workspace
    before = workspace.store.connection.total_changes
    assert back_up_at_the_end(app, before) == ""
    assert backups(app) == []
    commands.add_contact(workspace, ContactForm("Ana"), app.now())
    assert back_up_at_the_end(app, before) == ""
    assert len(backups(app)) == 1
    later = app.now() + timedelta(minutes=5)
    app.now = lambda: later
    assert back_up_at_the_end(app, before) == ""
    assert len(backups(app)) == 1  # in the place of the other


def test_it_can_be_turned_off(demo_app: InfoviewApp) -> None:
    demo_app.config = demo_app.config._replace(daily_backups=False)
    back_up_daily(demo_app)
    assert back_up_at_the_end(demo_app, -1) == ""
    assert backups(demo_app) == []
