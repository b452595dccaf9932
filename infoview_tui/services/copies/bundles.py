"""Bundles for other machines, and merging files: a backup is made before anything changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from infoview_tui.errors import StorageError
from infoview_tui.services.copies import commands
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import BEFORE_MERGE, create_backup
from infoview_tui.storage.copies.bundle import open_copy, write_bundle
from infoview_tui.storage.own_files import OwnFile, OwnFolders, list_own_files


def bundle_data(
    workspace: Workspace, folders: OwnFolders, target: Path, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write a bundle. Returns the names of the user's own files in it, and a sentence for each that was left out.

    Raises StorageError if that fails.
    """
    found = list(list_own_files(folders))
    files = [file for file in found if isinstance(file, OwnFile)]
    connection = workspace.store.connection
    try:
        commands.mark_exchanged(connection)
    except sqlite3.Error as error:
        raise StorageError(f"The data cannot be written: {error}. No bundle was made.") from error
    write_bundle(connection, files, target, now)
    return tuple(file.name for file in files), tuple(file for file in found if isinstance(file, str))


def preview_file(
    workspace: Workspace, file: Path, folders: OwnFolders, *, unrelated: bool, name: str = ""
) -> MergeReport:
    """Return what merging a file would bring. Raises the same errors as `merge_file`."""
    with open_copy(file) as copy:
        other = commands.OtherCopy(name or file.name, copy.connection, copy.files)
        return commands.preview_merge(workspace, other, folders, unrelated=unrelated)


def merge_file(
    workspace: Workspace,
    file: Path,
    folders: OwnFolders,
    now: datetime,
    *,
    unrelated: bool,
    progress: Callable[[str], None],
    name: str = "",
) -> tuple[MergeReport, Path | None]:
    """Merge a bundle or a copy of the database. Returns what came, and the backup from before, if anything did.

    *name* is that of the file that the user knows, if this is a copy of it.
    Raises StorageError if the file is damaged or newer, and `commands.UnrelatedDataError`.
    """
    progress("checking")
    with open_copy(file) as copy:
        other = commands.OtherCopy(name or file.name, copy.connection, copy.files)
        progress("backing up")
        backup = create_backup(workspace.store.database, now, BEFORE_MERGE)
        report = commands.merge(workspace, other, folders, now, unrelated=unrelated, progress=progress)
    return report, backup
