"""``infoview calendar``: interviews as a calendar file, and a check of the user's own calendars."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import print_error, print_lines, print_remark
from infoview_tui.cli.write_file import write_file
from infoview_tui.config import load_config
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.exchange.icalendar_export import format_calendar
from infoview_tui.paths import AppPaths
from infoview_tui.services.availability.calendar_entries import export_all
from infoview_tui.services.availability.calendars import read_calendars
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.timezone import local_timezone

CHECKED_WEEKS = 3
"""How many weeks ahead a check counts busy times in: those in which times are offered (R10)."""


def export_calendar(paths: AppPaths, name: str, output: str | None, *, force: bool) -> int:
    """Print all interviews that have a time, or those with the contact that matches *name*, or write them to a file.

    Raises InfoviewError if no contact or several contacts match, or the file exists or is not writable.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths, load_config(paths.config_file).cadence) as workspace:
        contact = get_contact_by_name(workspace, clean_line(name)) if name else None
        items = export_all(workspace, local_timezone(), contact.id if contact else None)
    if not items:
        print_remark(f"No interview with {contact.name} has a time yet." if contact else "No interview has a time yet.")
        if contact is not None:
            return EXIT_OK
    text = format_calendar(items)
    if output is None:
        sys.stdout.write(text)
        return EXIT_OK
    write_file(output, text, force=force)
    return EXIT_OK


def check_calendars(paths: AppPaths) -> int:
    """Read the calendars of the config file now; print what was found, and on stderr what could not be read.

    Return the exit code: 1 if something could not be read.
    """
    places = load_config(paths.config_file).calendars
    if not places:
        raise InfoviewError(
            f'No calendars yet. Add calendars = ["~/calendars", "work.ics"] to {clean_line(str(paths.config_file))}.'
        )
    now = datetime.now(UTC)
    with open_workspace(paths) as workspace:
        read_calendars(workspace, places, now, now + timedelta(weeks=CHECKED_WEEKS), local_timezone())
        reading = workspace.calendar_reading
    print_lines(f"{format_count(len(reading.busy), 'busy time')} in the next {CHECKED_WEEKS} weeks.")
    for problem in reading.problems:
        print_error(problem)
    return EXIT_FAILED if reading.problems else EXIT_OK
