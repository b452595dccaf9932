"""Checks after the first paint: planned interviews keep their agreed local time, deleted contacts end after 30 days."""

from __future__ import annotations

from contextlib import suppress

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.app.unsaved_texts import UnsavedTextApp

CHECK_DELAY = 1.0
"""Seconds after the first paint before the checks run."""


def run_daily_checks(app: UnsavedTextApp) -> None:
    """Check what may have changed since the last start: the rules of time zones, and how long contacts are kept."""
    check_time_zones(app)
    empty_deleted_contacts(app)


def empty_deleted_contacts(app: UnsavedTextApp) -> None:
    """Delete contacts for good that were deleted more than 30 days ago."""
    from infoview_tui.services.contacts.deleted_queries import KEPT, list_deleted

    with suppress(InfoviewError):  # the next start tries again
        if any(row.deleted_at <= app.now() - KEPT for row in list_deleted(app.workspace)):
            from infoview_tui.services import contacts

            contacts.deleted_contacts.empty_deleted(app.workspace, app.now())


def check_time_zones(app: UnsavedTextApp) -> None:
    """Move planned interviews whose time zone has new rules, and say so in a line."""
    from infoview_tui.services import outreach
    from infoview_tui.services.outreach.zone_checks import list_outdated
    from infoview_tui.ui.shared.screen import InfoviewScreen

    try:
        if not list_outdated(app.workspace):
            return
        said = outreach.zone_changes.apply_zone_changes(app.workspace, app.now())
    except InfoviewError:
        return  # the next start tries again; the screen says what is wrong with the data
    if said:
        if isinstance(app.screen, InfoviewScreen):
            app.screen.reload()
        app.show_notification(said)
