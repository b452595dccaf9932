"""Saving an interview as a calendar file, from any screen with an interview or a contact."""

from __future__ import annotations

from infoview_tui.services import availability
from infoview_tui.ui.shared.screen import InfoviewScreen


def save_calendar_file(
    screen: InfoviewScreen, *, contact_id: int | None = None, interview_id: int | None = None
) -> None:
    """Ask for a path and write one interview to it: the given one, or the planned or latest one with a contact."""
    from infoview_tui.exchange.icalendar_export import format_calendar, suggest_file_name  # imports icalendar
    from infoview_tui.ui.shared.file_export import FileExport

    item = None
    if interview_id is not None:
        item = availability.calendar_entries.export_interview(screen.workspace, interview_id, screen.zone)
    elif contact_id is not None:
        item = availability.calendar_entries.export_latest_interview(screen.workspace, contact_id, screen.zone)
    if item is None:
        screen.show_status("No interview with a time yet: press s to schedule one.")
        return
    what = "canceled interview" if item.content.is_canceled else "interview"
    export = FileExport(
        screen,
        format_calendar([item]),
        f"Save the {what} as a calendar file",
        "importing it again moves or cancels it there",
        "Saved as",
        ". Import it into your calendar.",
    )
    export.ask_path(f"~/{suggest_file_name(item.content.contact)}")
