"""Flow to set how often to stay in touch, from any screen."""

from __future__ import annotations

from collections.abc import Mapping

from infoview_tui.services import contacts
from infoview_tui.ui.shared.screen import InfoviewScreen


def open_tag_intervals(screen: InfoviewScreen) -> None:
    """Open the form for how often to stay in touch, by tag, and save it (R34)."""
    from infoview_tui.services.contacts.queries import list_tag_intervals
    from infoview_tui.ui.shared.dialogs.tag_intervals import TagIntervalsDialog

    def saved(intervals: Mapping[int, int | None] | None) -> None:
        if intervals is None:
            return
        with screen.reporting_errors():
            contacts.commands.set_tag_intervals(screen.workspace, intervals, screen.now())
            screen.context.show_notification("Saved. u undoes it.")
        screen.reload()

    tags = list_tag_intervals(screen.workspace)
    if tags:
        screen.app.push_screen(TagIntervalsDialog(tags).belong_to("tags:0"), saved)
    else:
        screen.show_status("No tags yet. Add one to a contact first.")
