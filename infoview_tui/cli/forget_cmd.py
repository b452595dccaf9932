"""``infoview forget``."""

from __future__ import annotations

import sys
from pathlib import Path

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import print_remark, print_report
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.forget import (
    ELSEWHERE,
    find_in_backups,
    forget,
    forget_in_backups,
    format_forgotten,
    format_left,
    format_left_files,
)
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.storage.durable_files import delete_temporary_files


def forget_person(paths: AppPaths, name: str, *, is_confirmed: bool, with_backups: bool) -> int:
    """Delete a contact for good, after asking on a terminal, and say what remains.

    Raises InfoviewError if no contact or several contacts match, or if nobody can be asked and it is not confirmed.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths, writes=True) as workspace:
        try:
            contact = get_contact_by_name(workspace, clean_line(name))
        except NotFoundError:
            known = find_in_backups(workspace.store.database, clean_line(name)) if with_backups else None
            if known is None:
                raise
            return _forget_in_backups(workspace.store.database, known, is_confirmed=is_confirmed)
        if not is_confirmed and not _confirm(contact.name, "Everything about"):
            print_report("Nothing was deleted.")
            return EXIT_FAILED
        result = forget(workspace, contact.id, with_backups=with_backups)
    delete_temporary_files(paths.data)  # of programs that were killed while they copied the data
    for sentence in format_forgotten(result):
        print_report(sentence)
    for sentence in format_left(result):
        print_remark(sentence)
    return EXIT_OK


def _forget_in_backups(database: Path, name: str, *, is_confirmed: bool) -> int:
    """Delete the backups of somebody who was forgotten before."""
    if not is_confirmed and not _confirm(name, "Every backup that has"):
        print_report("Nothing was deleted.")
        return EXIT_FAILED
    count, left = forget_in_backups(database, name)
    deleted = f"{format_count(count, 'backup')} that had them {'was' if count == 1 else 'were'} deleted."
    print_report(f"{clean_line(name)} is not in the data any more. {deleted}")
    for sentence in (*format_left_files(name, left), ELSEWHERE):
        print_remark(sentence)
    return EXIT_OK


def _confirm(name: str, what: str) -> bool:
    """Ask for the name. Raises InfoviewError without a terminal."""
    if not sys.stdin.isatty():
        raise InfoviewError("This cannot be undone. Add --yes to forget them without being asked.")
    sys.stdout.write(f"{what} {clean_line(name)} will be deleted for good. Type the name to confirm: ")
    sys.stdout.flush()
    return clean_line(sys.stdin.readline()).casefold() == clean_line(name).casefold()
