"""The backup of each day: one, thinned, and within its share of the disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage import daily_backup
from infoview_tui.storage.backup import BEFORE_UPGRADE, DAILY, create_backup, is_intact, list_backups
from infoview_tui.storage.daily_backup import create_daily_backup, find_superseded, has_daily_backup


def test_a_later_backup_of_a_day_takes_the_place_of_the_first(
    workspace: Workspace, paths: AppPaths, now: datetime
) -> None:
    assert not has_daily_backup(paths.database, now, UTC)
    create_daily_backup(paths.database, now, UTC)
    assert has_daily_backup(paths.database, now + timedelta(hours=3), UTC)
    assert not has_daily_backup(paths.database, now + timedelta(days=1), UTC)
    later = create_daily_backup(paths.database, now + timedelta(hours=3), UTC)
    assert [each.path for each in list_backups(paths.database)] == [later]
    assert is_intact(later)


def test_other_backups_are_not_counted_and_not_deleted(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    upgrade = create_backup(paths.database, now - timedelta(days=400), BEFORE_UPGRADE)
    assert not has_daily_backup(paths.database, now, UTC)
    for day in range(20):
        create_daily_backup(paths.database, now + timedelta(days=day), UTC)
    backups = list_backups(paths.database)
    assert upgrade in [each.path for each in backups]
    daily = [each for each in backups if each.reason == DAILY]
    assert len(daily) == 7 + 2 + 1  # and the Sundays of two weeks before, and the last of November


def test_old_ones_go_when_they_take_too_much_of_the_disk(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    for day in range(5):
        create_backup(paths.database, now + timedelta(days=day), DAILY)
    backups = list_backups(paths.database)
    size = backups[0].path.stat().st_size
    assert list(find_superseded(backups, UTC, 10 * size)) == []
    assert [each.path for each in find_superseded(backups, UTC, 3 * size)] == [backups[1].path, backups[0].path]
    assert len(list(find_superseded(backups, UTC, 0))) == 3  # the latest two stay anyway


def test_the_share_of_the_disk_is_documented() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"at most {daily_backup.MAX_DISK_SHARE:.0%} of the disk".replace("%", " %") in readme


def test_a_backup_of_another_day_fails_without_room(
    workspace: Workspace, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = create_daily_backup(paths.database, now, UTC)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("infoview_tui.storage.backup.sync_file", fail)
    with pytest.raises(Exception, match="No space left"):
        create_daily_backup(paths.database, now + timedelta(days=1), UTC)
    assert [each.path for each in list_backups(paths.database)] == [kept]
