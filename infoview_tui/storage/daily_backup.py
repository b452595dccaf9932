"""The backup of each day that the app is used, and which of the older ones are deleted for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, tzinfo
from pathlib import Path

from infoview_tui.domain.backup_retention import choose_kept
from infoview_tui.storage.backup import DAILY, Backup, create_backup, list_backups

MAX_DISK_SHARE = 0.02
"""The share of the disk that daily backups may take together. The latest `MIN_DAILY_BACKUPS` are kept anyway."""

MIN_DAILY_BACKUPS = 2


def create_daily_backup(database: Path, now: datetime, zone: tzinfo) -> Path:
    """Create a backup, and delete the daily ones that it makes superfluous; days are those of *zone*.

    Raises StorageError as `create_backup` does.
    """
    max_bytes = _max_bytes(database)
    return create_backup(database, now, DAILY, thin=lambda backups: list(find_superseded(backups, zone, max_bytes)))


def has_daily_backup(database: Path, now: datetime, zone: tzinfo) -> bool:
    """Return whether there is a daily backup of today."""
    today = now.astimezone(zone).date()
    return any(each.made_at.astimezone(zone).date() == today for each in _daily(list_backups(database)))


def find_superseded(backups: list[Backup], zone: tzinfo, max_bytes: int) -> Iterator[Backup]:
    """Yield the daily backups that `choose_kept` leaves out, and the oldest while all take more than *max_bytes*."""
    daily = _daily(backups)
    kept_moments = choose_kept((each.made_at for each in daily), zone)
    last_of_second = {each.made_at: each for each in daily}
    count = total = 0
    for each in reversed(daily):
        is_kept = each.made_at in kept_moments and last_of_second[each.made_at] is each
        size = _size(each.path)
        if is_kept and (count < MIN_DAILY_BACKUPS or total + size <= max_bytes):
            count, total = count + 1, total + size
        else:
            yield each


def _daily(backups: list[Backup]) -> list[Backup]:
    return [each for each in backups if each.reason == DAILY]


def _max_bytes(database: Path) -> int:
    try:
        return int(shutil.disk_usage(database.parent).total * MAX_DISK_SHARE)
    except OSError:
        return 0


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0
