"""Backups as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from infoview_tui.domain.format_dates import format_moment
from infoview_tui.services.backups.listing import BackupState, ExaminedBackup
from infoview_tui.services.backups.sentences import format_age, format_content
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row


def build_backup_rows(backups: Sequence[ExaminedBackup], now: datetime, zone: tzinfo) -> list[Row]:
    """Return the rows: first the sound ones, the latest first, then those that cannot be restored."""
    sound = [each for each in backups if each.state is BackupState.SOUND]
    others = [each for each in backups if each.state is not BackupState.SOUND]
    rows = [_build_row(each, now, zone) for each in sound]
    if others:
        rows += [Row(None, plain("Cannot be restored"), is_heading=True)]
        rows += [_build_row(each, now, zone) for each in others]
    return rows


def _build_row(backup: ExaminedBackup, now: datetime, zone: tzinfo) -> Row:
    replaced = " · replaced by a restore" if backup.is_replaced else ""
    age = (f" · {format_age(now - backup.made_at)}{replaced}", "$text-muted")
    style = "$text-muted" if backup.state is BackupState.SOUND else "$error"
    return Row(
        backup.file,
        assemble(format_moment(backup.made_at, zone), age),
        trailing=assemble((format_content(backup), style)),
    )
