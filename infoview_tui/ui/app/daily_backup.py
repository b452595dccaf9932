"""The backup of each day that the app is used: after the first paint, and when it ends."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.app.calendars import CalendarsApp

BACKUP_DELAY = 2.0
"""Seconds after the first paint before the data are backed up."""

MAX_BACKUP_DELAY = 60.0
"""Seconds after the first paint at which the data are backed up although keys come in."""

RETRY_SECONDS = 0.5
"""Seconds between two looks whether the user rests."""

BACKUP_INTERVAL = 3600.0
"""Seconds between two looks whether another day has begun: the app may run for weeks."""


def back_up_at_rest(app: CalendarsApp, waited: float = BACKUP_DELAY) -> None:
    """Make today's backup when the user rests: a change would share the disk with it. *waited* is in seconds."""
    if app.is_resting or waited >= MAX_BACKUP_DELAY:
        back_up_daily(app)
    else:
        app.set_timer(RETRY_SECONDS, partial(back_up_at_rest, app, waited + RETRY_SECONDS))


def back_up_daily(app: CalendarsApp) -> None:
    """Make today's backup in a thread, if there is none yet."""
    from infoview_tui.services.backups.daily import needs_daily_backup

    workspace, now = app.workspace, app.now()
    if app.config.daily_backups and not workspace.is_file_lost and needs_daily_backup(workspace, now, app.zone):
        app.run_worker(partial(_back_up, app, now), group="backup", thread=True, exit_on_error=False)


def _back_up(app: CalendarsApp, now: datetime) -> None:
    from infoview_tui.services.backups.daily import back_up_in_background

    try:
        back_up_in_background(app.workspace.store.database, now, app.zone)
    except (InfoviewError, OSError) as error:
        app.call_from_thread(app.show_notification, f"No backup was made today. {error}", error=True)


def back_up_at_the_end(app: CalendarsApp, changes_before: int) -> str:
    """Back up what was changed, in the place of today's backup; return what went wrong, or nothing.

    *changes_before* is the number of rows that the connection had changed when the app started.
    """
    from infoview_tui.services.backups.daily import back_up

    has_changed = app.workspace.store.connection.total_changes > changes_before
    if not app.config.daily_backups or app.workspace.is_file_lost or not has_changed:
        return ""
    try:
        back_up(app.workspace.store.database, app.now(), app.zone)
    except (InfoviewError, OSError) as error:
        return f"No backup was made. {error}"
    return ""
