"""``infoview deleted``: contacts that were deleted in the last 30 days, and restoring them."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import format_table, print_json, print_lines, print_report
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.exchange.files_json import DeletedContactsJson
from infoview_tui.paths import AppPaths
from infoview_tui.services import contacts
from infoview_tui.services.contacts.deleted_queries import KEPT, DeletedRow, list_deleted
from infoview_tui.timezone import local_timezone


def print_deleted(paths: AppPaths, *, as_json: bool) -> int:
    """Print, also as JSON, which contacts were deleted when, and for how many days they can be restored."""
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    now = datetime.now(UTC)
    with open_workspace(paths) as workspace:
        rows = list_deleted(workspace)
    if as_json:
        print_json([_to_json(row, now) for row in rows])
        return EXIT_OK
    if not rows:
        print_report("No contacts were deleted in the last 30 days.")
        return EXIT_OK
    table = [
        (
            ", ".join(map(clean_line, row.names)),
            f"{row.deleted_at.astimezone(local_timezone()):%Y-%m-%d %H:%M}",
            str(_days_left(row, now)),
        )
        for row in rows
    ]
    print_lines(*format_table(("CONTACTS", "DELETED", "DAYS LEFT"), table))
    return EXIT_OK


def restore_deleted(paths: AppPaths, name: str) -> int:
    """Restore the contacts that were deleted together with the one whose name contains *name*, the latest ones.

    Raises InfoviewError if nobody with this name was deleted, or if they cannot be restored.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    wanted = clean_line(name).casefold()
    with open_workspace(paths) as workspace:
        rows = [row for row in list_deleted(workspace) if any(wanted in known.casefold() for known in row.names)]
        if not rows:
            raise InfoviewError(f"Nobody called “{clean_line(name)}” was deleted in the last 30 days.")
        print_report(contacts.deleted_contacts.restore_contacts(workspace, rows[0].id, datetime.now(UTC)))
    return EXIT_OK


def _days_left(row: DeletedRow, now: datetime) -> int:
    return max(0, (row.deleted_at + KEPT - now).days)


def _to_json(row: DeletedRow, now: datetime) -> DeletedContactsJson:
    return {
        "contacts": list(map(clean_line, row.names)),
        "deleted_at": format_timestamp(row.deleted_at),
        "days_left": _days_left(row, now),
    }
