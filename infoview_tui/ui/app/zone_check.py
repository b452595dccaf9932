"""A change of time zone rules: planned interviews keep their agreed local time; checked after the first paint."""

from __future__ import annotations

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.app.unsaved_texts import UnsavedTextApp

ZONE_CHECK_DELAY = 1.0
"""Seconds after the first paint before the rules of time zones are compared with what was agreed."""


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
