"""What the command says when it ends with an error: one sentence or two, and never any data of a person."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.errors import DamagedDataError, InfoviewError
from infoview_tui.exchange.crash_report import report_crash
from infoview_tui.paths import AppPaths, resolve_paths


def describe_failure(error: Exception, data_dir: str | None = None, profile: str | None = None) -> str:
    """Return what happened and what to do. The details of an error in the program go to a file, without any data."""
    if isinstance(error, DamagedDataError):
        return _describe_damage(error, resolve_paths(data_dir, profile))
    return str(error) if isinstance(error, InfoviewError) else report_crash(error, datetime.now(UTC))


def _describe_damage(error: DamagedDataError, paths: AppPaths) -> str:
    from infoview_tui.storage.restore import find_latest_backup

    latest = find_latest_backup(paths.database)
    problem = f"The data in {paths.database} is damaged: {error.problem}. Nothing was changed."
    if latest is None:
        return f"{problem} There is no backup of it in {paths.data / 'backups'}."
    return f"{problem} The latest backup is {latest.path.stem}: `infoview restore latest` restores it."
