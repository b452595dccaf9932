"""Forgetting a person: everything about them is deleted for good, and cannot be undone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.storage.backup import backup_directory, delete_backups, list_backups
from infoview_tui.storage.forget import (
    ForgottenRows,
    count_rows,
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


class ForgetPreview(NamedTuple):
    """What would be deleted with a contact: their name, numbers of rows, and of backups that there are."""

    name: str
    interviews: int
    notes: int
    messages: int
    events: int
    backups: int


def preview_forget(workspace: Workspace, contact_id: int) -> ForgetPreview:
    """Return what would be deleted with a contact. Raises NotFoundError if there is none."""
    contact = read_contact(workspace, contact_id)
    counts = count_rows(workspace.store.connection, contact_id)
    return ForgetPreview(contact.name, **counts, backups=len(list_backups(workspace.store.database)))


def forget_in_thread(database: Path, contact_id: int, *, with_backups: bool) -> ForgetResult:
    """Forget a contact on a connection of its own, so in any thread; see `forget`.

    The window's own undo history still has them; clear it with `Workspace.clear_undo`.
    """
    workspace = open_workspace(database)
    try:
        return forget(workspace, contact_id, with_backups=with_backups)
    finally:
        workspace.close()


def format_forgotten(result: ForgetResult) -> list[str]:
    """Return what was deleted and what remains, in sentences."""
    rows = result.rows
    counts = {"interview": rows.interviews, "note": rows.notes, "message": rows.messages}
    parts = [format_count(count, noun) for noun, count in counts.items()]
    history = f"{rows.events} {'entry' if rows.events == 1 else 'entries'} of the history"
    sentences = [f"Forgotten: 1 contact, {', '.join(parts)}, and {history}."]
    if rows.replaced:
        texts = format_count(rows.replaced, "other text")
        sentences.append(f"Their name and addresses were replaced in {texts}. A first name may still be somewhere.")
    return sentences


def format_left(result: ForgetResult) -> list[str]:
    """Return where traces of the person are left, in sentences."""
    sentences = []
    if not result.is_erased:
        sentences.append("Another window was reading the data: the last traces go when all windows are closed.")
    if result.backups:
        names = ", ".join(clean_line(file.name) for file in result.backups[:3])
        more = f", and {len(result.backups) - 3} more" if len(result.backups) > 3 else ""
        sentences.append(f"Backups still have them: {names}{more}.")
    return [*sentences, ELSEWHERE]


ELSEWHERE = "Bundles, exports, and other computers still have them: forget them there, too."
"""What no command reaches."""


def forget(workspace: Workspace, contact_id: int, *, with_backups: bool) -> ForgetResult:
    """Delete a contact for good, with their traces in other texts, the event log, the search, and free pages.

    With *with_backups*, all backups that have them are deleted, too. Raises StorageError if that fails; then nothing of
    the data was changed.
    """
    connection = workspace.store.connection
    words = list_identifying_words(connection, contact_id)
    workspace.store.file.prepare_write()
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
