"""The backups in the running app: listed with what is missing in each, and made. Restoring needs all windows closed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.backups.daily import back_up_now
from infoview_tui.services.backups.listing import BackupState, ExaminedBackup, examine_backups
from infoview_tui.services.backups.restoring import read_loss
from infoview_tui.services.backups.sentences import format_loss, format_refusal
from infoview_tui.ui.backups.rows import build_backup_rows
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.wait import WaitDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row

_SECONDS = 20
"""Seconds for which the app says what is missing in a backup, and how to restore it."""

Result = TypeVar("Result")


def show_backups(screen: InfoviewScreen) -> None:
    """List the backups, each checked, and do what is chosen."""
    database = screen.workspace.store.database

    def show(backups: list[ExaminedBackup]) -> None:
        def chosen(key: Hashable) -> None:
            if key == "make":
                _make(screen, database)
            backup = next((each for each in backups if each.file == key), None)
            if backup is not None:
                _describe(screen, database, backup)

        rows = [Row("make", plain("Make a backup now")), *build_backup_rows(backups, screen.now(), screen.zone)]
        if not backups:
            rows.append(
                Row("none", plain("No backups yet. Infoview makes one on each day that it is used."), is_heading=True)
            )
        screen.app.push_screen(ChooseDialog("Backups", rows), chosen)

    _run(screen, "Checking the backups…", lambda: list(examine_backups(database)), show)


def _make(screen: InfoviewScreen, database: Path) -> None:
    now = screen.now()

    def report(copy: Path) -> None:
        screen.context.show_notification(f"Backed up to {clean_line(str(copy))}.")

    _run(screen, "Backing up…", lambda: back_up_now(database, now), report)


def _describe(screen: InfoviewScreen, database: Path, backup: ExaminedBackup) -> None:
    """Say what a backup lacks of the data as they are now, and how to restore it."""
    if backup.state is not BackupState.SOUND:
        screen.context.show_notification(format_refusal(backup), error=True)
        return
    loss = read_loss(database, backup.file)
    missing = "" if loss is None else f"{format_loss(loss)} "
    command = f"infoview restore {clean_line(backup.name)}"
    said = f"{missing}To restore it, quit Infoview in all windows and run `{command}`."
    screen.context.show_notification(said, seconds=_SECONDS)


def _run(screen: InfoviewScreen, what: str, work: Callable[[], Result], finish: Callable[[Result], None]) -> None:
    """Do something in a thread, behind a dialog, and call *finish* with the result; show an error."""
    dialog = WaitDialog(what)

    def end(result: Result) -> None:
        dialog.dismiss()
        finish(result)

    def fail(message: str) -> None:
        dialog.dismiss()
        screen.context.show_notification(message, error=True)

    def run() -> None:
        try:
            result = work()
        except (InfoviewError, OSError) as error:
            screen.app.call_from_thread(fail, str(error))
        else:
            screen.app.call_from_thread(end, result)

    screen.app.push_screen(dialog)
    screen.app.run_worker(run, thread=True, group="backups", exit_on_error=False)
