"""Forgetting a person: everything about them is deleted for good, and cannot be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.person_names import is_same_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.storage.backup import backup_directory, delete_backups, list_backups
from infoview_tui.storage.database_files import list_database_files
from infoview_tui.storage.forget import (
    ForgottenRows,
    count_rows,
    erase_free_pages,
    forget_contact,
    has_words,
    list_identifying_words,
    list_names,
)

ELSEWHERE = "Bundles, exports, and other computers still have them: forget them there, too."
"""What no command reaches."""

_MAX_NAMES = 3
"""How many files are named."""


class ForgetResult(NamedTuple):
    """What was deleted. ``is_erased`` is False if another program has the data open, so that old pages remain.

    ``left`` are the backups and other files beside the data that still have the person.
    """

    name: str
    rows: ForgottenRows
    is_erased: bool
    left: LeftFiles


class LeftFiles(NamedTuple):
    """Files that have a person: backups, and others, such as damaged data that a restore has kept."""

    backups: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


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
        sentences.append(f"Their name and addresses were replaced in {texts}.")
    if rows.name_parts:
        found = ", ".join(f"{clean_line(part)} in {count:,}" for part, count in rows.name_parts)
        sentences.append(
            f"Parts of the name are still in other texts, which may be about somebody else: {found}. "
            "Search for them to check."
        )
    return sentences


def format_left(result: ForgetResult) -> list[str]:
    """Return where traces of the person are left, in sentences."""
    sentences = []
    if not result.is_erased:
        sentences.append("Another window was reading the data: the last traces go when all windows are closed.")
    sentences += format_left_files(result.name, result.left)
    return [*sentences, ELSEWHERE]


def format_left_files(name: str, left: LeftFiles) -> list[str]:
    """Return which files still have a person, and how to delete them, in sentences."""
    sentences = []
    if left.backups:
        command = f"infoview forget {quote(clean_line(name))} --backups"
        sentences.append(
            f"Backups still have them: {_list_names(file.name for file in left.backups)}. `{command}` deletes these."
        )
    if left.others:
        names = _list_names(map(str, left.others))
        sentences.append(f"Other files still have them: {names}. Delete those that you do not need.")
    return sentences


def _list_names(names: Iterable[str]) -> str:
    cleaned = [clean_line(name) for name in names]
    more = f", and {len(cleaned) - _MAX_NAMES} more" if len(cleaned) > _MAX_NAMES else ""
    return f"{', '.join(cleaned[:_MAX_NAMES])}{more}"


def forget(workspace: Workspace, contact_id: int, *, with_backups: bool) -> ForgetResult:
    """Delete a contact for good, with their traces in other texts, the event log, the search, and free pages.

    With *with_backups*, all backups that have them are deleted, too. Raises StorageError if that fails; then nothing of
    the data was changed.
    """
    connection = workspace.store.connection
    name = read_contact(workspace, contact_id).name
    words = list_identifying_words(connection, contact_id)
    workspace.store.file.prepare_write()
    try:
        rows = forget_contact(connection, contact_id)
        is_erased = erase_free_pages(connection)
    except sqlite3.Error as error:
        raise StorageError(f"The contact could not be forgotten: {error}.") from error
    left = _find_files(workspace.store.database, words)
    if with_backups:
        left = _delete_backups(workspace.store.database, left)
    return ForgetResult(name, rows, is_erased, left)


def find_in_backups(database: Path, name: str) -> str | None:
    """Return how backups write the name of a contact who is no longer in the data; None if none has the contact."""
    found = (
        known for backup in list_backups(database) for known in list_names(backup.path) if is_same_name(known, name)
    )
    return next(found, None)


def forget_in_backups(database: Path, name: str) -> tuple[int, LeftFiles]:
    """Delete the backups that have a contact of this name.

    Returns how many, and the files that still have the name. Raises StorageError if one cannot be deleted.
    """
    found = _find_files(database, [name])
    by_name = [each.path for each in list_backups(database) if name in list_names(each.path)]
    backups = tuple(sorted({*found.backups, *by_name}))
    left = _delete_backups(database, found._replace(backups=backups))
    return len(backups), left


def _delete_backups(database: Path, found: LeftFiles) -> LeftFiles:
    """Delete the backups among the files, and return what is left."""
    try:
        delete_backups(each for each in list_backups(database) if each.path in found.backups)
    except OSError as error:
        raise StorageError(f"The backups could not be deleted: {error.strerror or error}.") from error
    return found._replace(backups=())


def _find_files(database: Path, words: list[str]) -> LeftFiles:
    """Return the files with one of the words beside the data, such as conflict copies, and among the backups."""
    backups = {backup.path for backup in list_backups(database)}
    own = list_database_files(database)
    try:
        files = [*backup_directory(database).rglob("*"), *database.parent.iterdir()]
    except OSError:
        files = list(database.parent.iterdir())
    found = sorted(file for file in files if file not in own and file.is_file() and _has_words(file, words))
    return LeftFiles(
        tuple(file for file in found if file in backups), tuple(file for file in found if file not in backups)
    )


def _has_words(file: Path, words: list[str]) -> bool:
    try:
        return has_words(file.read_bytes(), words)
    except OSError:
        return True
