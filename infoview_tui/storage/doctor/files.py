"""Checks of the files beside the database: permissions, what killed programs have left, backups, and free space."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.backup import backup_directory, is_intact, list_backups
from infoview_tui.storage.doctor.findings import Finding, Severity
from infoview_tui.storage.durable_files import TEMPORARY_PREFIX
from infoview_tui.storage.instances import delete_stale_locks, list_stale_locks

MAX_BACKUP_AGE = timedelta(days=7)
LEFT_AFTER_SECONDS = 24 * 3600
"""After this long, a temporary file is not in use any more."""

MIN_FREE_BYTES = 100_000_000
"""Room for the write-ahead log and a backup; or three times the data, if that is more."""


def check_files(database: Path, now: datetime, *, fix: bool) -> Iterator[Finding]:
    """Yield what was found. With *fix*, permissions are narrowed and files that were left are deleted."""
    yield _check_permissions(database, fix=fix)
    yield _check_left_files(database, fix=fix)
    yield _check_locks(database.parent, fix=fix)
    yield _check_backups(database, now)
    yield _check_free_space(database)


def _check_permissions(database: Path, *, fix: bool) -> Finding:
    directories = [path for path in (database.parent, backup_directory(database)) if path.is_dir()]
    files = [
        file for directory in directories for file in directory.iterdir() if file.is_file() and not file.is_symlink()
    ]
    wide = [path for path in (*directories, *files) if path.stat().st_mode & 0o077]
    if not wide:
        return Finding("permissions", Severity.OK, "Only you can read the data and the backups.")
    names = ", ".join(clean_line(path.name) for path in wide[:3])
    if not fix:
        return Finding("permissions", Severity.WARNING, f"Others can read {names}.", can_fix=True)
    for path in wide:
        path.chmod(0o700 if path.is_dir() else 0o600)
    return Finding("permissions", Severity.FIXED, f"Only you can read {names} now.")


def _check_left_files(database: Path, *, fix: bool) -> Finding:
    """Look for temporary files, and checksums without a backup, of programs that were killed a day ago or longer."""
    limit = time.time() - LEFT_AFTER_SECONDS
    backups = backup_directory(database)
    temporary = [
        file for directory in (database.parent, backups) for file in directory.glob(f"{TEMPORARY_PREFIX}*.part*")
    ]
    checksums = [file for file in backups.glob("*.sha256") if not file.with_suffix(".db").exists()]
    left = [file for file in (*temporary, *checksums) if file.stat().st_mtime < limit]
    if not left:
        return Finding("left files", Severity.OK, "No program has left files behind.")
    count = format_count(len(left), "file")
    if not fix:
        return Finding("left files", Severity.WARNING, f"{count} of ended programs take up space.", can_fix=True)
    for file in left:
        file.unlink(missing_ok=True)
    return Finding("left files", Severity.FIXED, f"{count} of ended programs deleted.")


def _check_locks(data: Path, *, fix: bool) -> Finding:
    """Look for lock files of windows that do not run any more. The next window deletes them, too."""
    stale = list_stale_locks(data)
    if not stale:
        return Finding("locks", Severity.OK, "Every lock belongs to a window that is open.")
    count = format_count(len(stale), "lock")
    if not fix:
        return Finding("locks", Severity.WARNING, f"{count} of windows that were killed.", can_fix=True)
    return Finding("locks", Severity.FIXED, f"{format_count(len(delete_stale_locks(data)), 'lock')} deleted.")


def _check_backups(database: Path, now: datetime) -> Finding:
    backups = list_backups(database)
    damaged = [each for each in backups if not is_intact(each.path)]
    if damaged:
        names = ", ".join(clean_line(each.path.name) for each in damaged[:3])
        return Finding("backups", Severity.PROBLEM, f"Damaged: {names}. Run `infoview backup` to make a sound one.")
    if not backups:
        return Finding("backups", Severity.WARNING, "There is no backup yet. Run `infoview backup`.")
    latest = backups[-1]
    if now - latest.made_at > MAX_BACKUP_AGE:
        days = (now.astimezone(UTC) - latest.made_at).days
        return Finding("backups", Severity.WARNING, f"The latest backup is {days} days old. Run `infoview backup`.")
    return Finding("backups", Severity.OK, f"{format_count(len(backups), 'backup')}, all sound.")


def _check_free_space(database: Path) -> Finding:
    free = shutil.disk_usage(database.parent).free
    needed = max(MIN_FREE_BYTES, 3 * database.stat().st_size)
    text = f"{free // 1_000_000:,} MB are free on the disk of the data."
    if free < needed:
        return Finding("disk", Severity.WARNING, f"Only {text} {needed // 1_000_000:,} MB should be.")
    return Finding("disk", Severity.OK, text)
