"""The backups in the running app: listed, made, and restored, after a question that says what is missing in one."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from pathlib import Path
from typing import Protocol

from infoview_tui.domain.format_dates import format_moment
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.backups.daily import back_up_now
from infoview_tui.services.backups.listing import BackupState, ExaminedBackup, examine_backups
from infoview_tui.services.backups.restoring import DataLoss, read_loss
from infoview_tui.services.backups.sentences import (
    format_age,
    format_loss,
    format_possible_loss,
    format_refusal,
)
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.backups.rows import build_backup_rows
from infoview_tui.ui.shared.background import run_behind_dialog
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row


class RestoresBackup(Protocol):
    """The app: its data, and how to restore a backup of them."""

    workspace: Workspace

    def restore_backup(self, backup: Path) -> None:
        """Close the data as quitting does, restore a backup, and open the data again."""


def show_backups(screen: InfoviewScreen, app: RestoresBackup) -> None:
    """List the backups, each checked, and do what is chosen."""
    database = app.workspace.store.database  # not that of the screen: a call is practiced on a copy

    def show(backups: list[ExaminedBackup]) -> None:
        def chosen(key: Hashable) -> None:
            if key == "make":
                _make(screen, database)
            backup = next((each for each in backups if each.file == key), None)
            if backup is not None:
                _ask_to_restore(screen, app, backup)

        rows = [Row("make", plain("Make a backup now")), *build_backup_rows(backups, screen.now(), screen.zone)]
        if not backups:
            rows.append(
                Row("none", plain("No backups yet. Infoview makes one on each day that it is used."), is_heading=True)
            )
        screen.app.push_screen(ChooseDialog("Backups", rows), chosen)

    run_behind_dialog(screen, "Checking the backups…", lambda _: list(examine_backups(database)), show)


def _make(screen: InfoviewScreen, database: Path) -> None:
    now = screen.now()

    def report(copy: Path) -> None:
        screen.context.show_notification(f"Backed up to {clean_line(str(copy))}.")

    run_behind_dialog(screen, "Backing up…", lambda _: back_up_now(database, now), report)


def _ask_to_restore(screen: InfoviewScreen, app: RestoresBackup, backup: ExaminedBackup) -> None:
    """Say what a backup lacks of the data as they are now, and restore it if that is wanted."""
    if backup.state is not BackupState.SOUND:
        screen.context.show_notification(format_refusal(backup), error=True)
        return
    database = app.workspace.store.database

    def answered(is_confirmed: bool | None) -> None:
        if is_confirmed:
            screen.call_after_refresh(partial(app.restore_backup, backup.file))

    def ask(loss: DataLoss | None) -> None:
        now, zone = screen.now(), screen.zone
        missing = format_loss(loss) if loss else format_possible_loss(backup.made_at, now, zone)
        age = f"{format_moment(backup.made_at, zone)}, {format_age(now - backup.made_at)}"
        question = assemble(
            (f"Restore the backup of {age}?", "bold"),
            f"\n{missing}\n\n",
            "Infoview closes your data and opens it again. The data that the backup replaces is kept as a backup, too. "
            "Close all other windows first. What you have done in this one can then no longer be undone with u.",
        )
        screen.app.push_screen(ConfirmDialog(question, yes_label="Restore", no_label="Back"), answered)

    run_behind_dialog(screen, "Comparing with your data…", lambda _: read_loss(database, backup.file), ask)
