"""Merging another copy of the data into this one, as one command with one undo."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError, StorageError
from infoview_tui.services.copies.changes import ChangeWriter
from infoview_tui.services.copies.merging import merge_copies
from infoview_tui.services.copies.report import MergeReport, build_report
from infoview_tui.services.core.bulk_transaction import BulkTransaction
from infoview_tui.services.core.file_changes import FileChange
from infoview_tui.services.core.garbage_collection import pausing_collection
from infoview_tui.services.core.saved_merges import dump_changes
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.copies.rows import CopyRows, read_copy
from infoview_tui.storage.file_changes import read_content
from infoview_tui.storage.own_files import OwnFile, OwnFolders
from infoview_tui.storage.row_uuids import fill_row_uuids

_EXCHANGED = (
    "INSERT INTO copy_state (name, value) VALUES ('exchanged_at',"
    " CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))"
    " ON CONFLICT (name) DO UPDATE SET value = max(value + 1, excluded.value)"
)


class OtherCopy(NamedTuple):
    """Another copy: the name of its file, a connection to a copy of its database, and the user's own files in it."""

    name: str
    connection: sqlite3.Connection
    files: tuple[OwnFile, ...] = ()


class UnrelatedDataError(InfoviewError):
    """The other data have nothing in common with these, so they may be another person's."""


def mark_exchanged(connection: sqlite3.Connection) -> None:
    """Record that another copy may see everything from before now. Raises sqlite3.Error."""
    fill_row_uuids(connection)
    connection.execute(_EXCHANGED)


def preview_merge(
    workspace: Workspace, other: OtherCopy, folders: OwnFolders, *, unrelated: bool = False
) -> MergeReport:
    """Return what merging a copy would bring. Nothing is written. Raises the same errors as `merge`."""
    stored, theirs = _read(workspace.store.connection), _read(other.connection, clean=clean_text)
    _require_relation(stored, theirs, other.name, unrelated=unrelated)
    report = build_report(merge_copies(stored, theirs), stored)
    new, remarks = _compare_files(other.files, folders)
    return report._replace(files=tuple(file.name for file in new), remarks=remarks)


def merge(
    workspace: Workspace,
    other: OtherCopy,
    folders: OwnFolders,
    now: datetime,
    *,
    unrelated: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> MergeReport:
    """Merge another copy, in one transaction with one undo, which a later program can use, too.

    *progress* is called with what is being done. Raises UnrelatedDataError if the copies have nothing in common, unless
    *unrelated* allows that, and StorageError if the other copy cannot be read or nothing can be saved.
    """
    theirs = _read(other.connection, progress, clean_text)
    with pausing_collection(), workspace.bulk_transaction(EventKind.COPIES_MERGED, now, with_files=True) as transaction:
        connection = transaction.connection
        fill_row_uuids(connection)
        stored = _read(connection, progress)
        _require_relation(stored, theirs, other.name, unrelated=unrelated)
        progress("comparing")
        merged = merge_copies(stored, theirs)
        report = build_report(merged, stored)
        new, remarks = _compare_files(other.files, folders)
        report = report._replace(files=tuple(file.name for file in new), remarks=remarks)
        progress("writing")
        ChangeWriter(transaction, merged, stored).write()
        connection.execute(_EXCHANGED)
        count = len(report.changes) + len(report.files)
        label = f"Merged {format_count(count, 'change')} from {clean_line(other.name, 80)}"
        transaction.record(label, number=len(report.changes), conflicts=len(report.conflicts))
        transaction.change_files(
            FileChange(folders.find(one.folder) / one.name, None, one.text.encode()) for one in new
        )
        if transaction.batches or transaction.files:
            _save_merge(transaction, report)
    return report


def _read(
    connection: sqlite3.Connection,
    progress: Callable[[str], None] = lambda _: None,
    clean: Callable[[str], str] | None = None,
) -> CopyRows:
    try:
        return read_copy(connection, progress, clean)
    except sqlite3.Error as error:
        raise StorageError(f"The data could not be read: {error}. Nothing was changed.") from error


def _require_relation(mine: CopyRows, theirs: CopyRows, name: str, *, unrelated: bool) -> None:
    if unrelated or not mine.has_rows() or not theirs.has_rows():
        return
    known = {key for rows in mine.rows.values() for key in rows if len(key) == _UUID_LENGTH} | mine.deleted.keys()
    if not any(key in known for rows in theirs.rows.values() for key in rows) and known.isdisjoint(theirs.deleted):
        raise UnrelatedDataError(
            f"{clean_line(name)} has nothing in common with your data: it may be another person's. "
            "Nothing was changed. "
            "If both are yours, add --unrelated to bring everything in it into your data."
        )


_UUID_LENGTH = 36


def _compare_files(files: tuple[OwnFile, ...], folders: OwnFolders) -> tuple[list[OwnFile], tuple[str, ...]]:
    """Return the files that do not exist yet, and a sentence for each that is different."""
    new, remarks = [], []
    for file in files:
        content = read_content(folders.find(file.folder) / file.name)
        if content is None:
            new.append(file)
        elif content != file.text.encode():
            remarks.append(f"{clean_line(file.name)} is different in the other copy; yours was left as it is.")
    return new, tuple(remarks)


def _save_merge(transaction: BulkTransaction, report: MergeReport) -> None:
    """Keep the report, and the rows before and after for a later undo; only those of the last merge."""
    summary = json.dumps({"changes": report.changes, "conflicts": report.conflicts}, ensure_ascii=False)
    transaction.connection.execute("UPDATE merges SET changes = '[]' WHERE changes <> '[]'")
    transaction.connection.execute(
        "INSERT INTO merges (at, label, report, changes) VALUES (?, ?, ?, ?)",
        (transaction.stored_now, transaction.label, summary, dump_changes(transaction.batches, transaction.files)),
    )
