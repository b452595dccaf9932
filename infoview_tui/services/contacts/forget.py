"""Forgetting a person: everything about them is deleted for good, and cannot be undone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import backup_directory, delete_backups, list_backups
from infoview_tui.storage.forget import (
    ForgottenRows,
    erase_free_pages,
    forget_contact,
    has_words,
    list_identifying_words,
)


class ForgetResult(NamedTuple):
    """What was deleted. ``is_erased`` is False if another program has the data open, so that old pages remain.

    ``backups`` are the files beside the data that still have the person.
    """

    rows: ForgottenRows
    is_erased: bool
    backups: tuple[Path, ...]


def forget(workspace: Workspace, contact_id: int, *, with_backups: bool) -> ForgetResult:
    """Delete a contact for good, with their traces in other texts, the event log, the search, and free pages.

    With *with_backups*, all backups that have them are deleted, too. Raises StorageError if that fails; then nothing of
    the data was changed.
    """
    connection = workspace.store.connection
    words = list_identifying_words(connection, contact_id)
    try:
        rows = forget_contact(connection, contact_id)
        is_erased = erase_free_pages(connection)
    except sqlite3.Error as error:
        raise StorageError(f"The contact could not be forgotten: {error}.") from error
    database = workspace.store.database
    found = _find_files(database, words)
    if with_backups:
        delete_backups(backup for backup in list_backups(database) if backup.path in found)
        found = tuple(file for file in found if file.exists())
    return ForgetResult(rows, is_erased, found)


def _find_files(database: Path, words: list[str]) -> tuple[Path, ...]:
    """Return the files with one of the words among the backups."""
    try:
        files = sorted(file for file in backup_directory(database).rglob("*") if file.is_file())
    except OSError:
        return ()
    return tuple(file for file in files if _has_words(file, words))


def _has_words(file: Path, words: list[str]) -> bool:
    try:
        return has_words(file.read_bytes(), words)
    except OSError:
        return True
