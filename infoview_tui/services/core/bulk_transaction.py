"""Transactions for commands that change thousands of rows: prepared statements on batches of rows, past SQLModel.

As in `infoview_tui.services.core.transaction`, each saves the rows of one command, logs the event, and makes it
undoable. Nothing here imports SQLModel, which takes longer than an import of a thousand contacts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import FileChangedError, UndoError
from infoview_tui.services.core.event_log import EventRecord, log_events, mark_undone
from infoview_tui.services.core.file_changes import FileChange, FileChanges, require_files
from infoview_tui.services.core.undo_conflicts import ADDED_TO, CHANGED, CONFLICT
from infoview_tui.services.core.undo_entry import UndoEntry
from infoview_tui.storage.bulk_rows import (
    RowBatch,
    StoredRow,
    delete_batch,
    find_next_id,
    has_outside_references,
    insert_batch,
    read_defaults,
    read_references,
    update_batch,
)
from infoview_tui.storage.row_uuids import new_row_uuid
from infoview_tui.storage.store import Store

MAX_LABEL_LENGTH = 200
"""Labels are cut to this many characters, so that the event log does not store long notes again."""


class BulkTransaction:
    """One command's connection, with its label for the event log. All values are as the database stores them.

    ``undo_entry`` is set once the transaction has changed something and is committed.
    """

    def __init__(self, connection: sqlite3.Connection, now: datetime, *, with_files: bool = False) -> None:
        """Start a transaction. The command sets the label with `record`. *with_files*: it may `change_files`."""
        self.connection = connection
        self._with_files = with_files
        self.now = now
        self.stored_now = format_timestamp(now)
        self.label = ""
        self.facts: dict[str, Any] = {}
        self.batches: list[RowBatch] = []
        self.files: list[FileChange] = []
        """Files that are changed when the command is done, and undone with it."""
        self.undo_entry: UndoEntry | None = None
        self._defaults: dict[str, dict[str, Any]] = {}

    def next_id(self, table: str) -> int:
        """Return the first id of a table that no row has or has had. It holds until a row is inserted."""
        return find_next_id(self.connection, table)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[StoredRow], *, key_size: int = 1) -> None:
        """Insert rows, each with a value for these columns, the key first. Other columns get their defaults.

        Rows that can be merged with those of other copies get a UUID.
        """
        if table not in self._defaults:
            self._defaults[table] = read_defaults(self.connection, table)
        rest = {name: value for name, value in self._defaults[table].items() if name not in columns}
        if "uuid" in rest:
            del rest["uuid"]
            columns, rows = (*columns, "uuid"), [(*row, new_row_uuid()) for row in rows]
        tail = tuple(rest.values())
        self._write(table, (*columns, *rest), key_size, None, [(*row, *tail) for row in rows])

    def update(
        self, table: str, columns: Sequence[str], before: Sequence[StoredRow], after: Sequence[StoredRow]
    ) -> None:
        """Change these columns of rows, of which the first is the id. Raises UndoError unless they are as *before*."""
        self._write(table, tuple(columns), 1, before, after)

    def write(
        self,
        table: str,
        columns: Sequence[str],
        before: Sequence[StoredRow] | None,
        after: Sequence[StoredRow] | None,
        *,
        key_size: int = 1,
    ) -> None:
        """Insert, change, or delete rows, as `RowBatch` describes. Raises UndoError unless they are as *before*."""
        self._write(table, tuple(columns), key_size, before, after)

    def change_files(self, changes: Iterable[FileChange]) -> None:
        """Change files when the command is done."""
        require_files(self._with_files)
        self.files += changes

    def record(self, label: str, **facts: Any) -> None:
        """Set the label and facts of this command for the event log and undo."""
        self.label = clean_line(label, MAX_LABEL_LENGTH)
        self.facts.update(facts)

    def _write(
        self,
        table: str,
        columns: tuple[str, ...],
        key_size: int,
        before: Sequence[StoredRow] | None,
        after: Sequence[StoredRow] | None,
    ) -> None:
        if not (before or after):
            return
        batch = RowBatch(table, columns, key_size, before, after, read_references(self.connection, table))
        _apply(self.connection, batch)
        self.batches.append(batch)


@contextmanager
def begin_bulk_transaction(
    store: Store, kind: str, now: datetime, *, with_files: bool = False
) -> Iterator[BulkTransaction]:
    """Run one command in a transaction: logs the event and commits at the end, rolls back on any error.

    A thread brings it to the disk, except *with_files*: then the files are put back if the disk refuses it. Raises
    StorageError if saving fails.
    """
    with FileChanges() as files, store.write_transaction(sync_later=not with_files) as connection:
        transaction = BulkTransaction(connection, now, with_files=with_files)
        yield transaction
        if not (transaction.batches or transaction.files):
            return
        label = transaction.label or kind
        event_ids = log_events(connection, [EventRecord(now, kind, label, None, None, transaction.facts)])
        files.apply(transaction.files)
    transaction.undo_entry = UndoEntry(label, event_ids, files=transaction.files, batches=transaction.batches)


def replay_batches(store: Store, entry: UndoEntry, now: datetime, *, is_undo: bool) -> None:
    """Undo or redo an entry of batches in one transaction. Raises UndoError if its rows or files have changed since."""
    batches = [batch.reversed() for batch in reversed(entry.batches)] if is_undo else entry.batches
    contents = [change.reversed() for change in reversed(entry.files)] if is_undo else entry.files
    with FileChanges() as files, store.write_transaction(sync_later=not contents) as connection:
        try:
            for batch in batches:
                _apply(connection, batch)
        except sqlite3.IntegrityError as error:  # a referenced row was deleted, or a profile URL is used elsewhere
            raise UndoError(CONFLICT) from error
        mark_undone(connection, entry.event_ids, now if is_undo else None)
        try:
            files.apply(contents)
        except FileChangedError as error:
            raise UndoError(str(error)) from error


def _apply(connection: sqlite3.Connection, batch: RowBatch) -> None:
    if batch.before is None:
        insert_batch(connection, batch)
    elif batch.after is not None:
        if not update_batch(connection, batch):
            raise UndoError(CHANGED)
    elif batch.key_size == 1 and has_outside_references(connection, batch):
        raise UndoError(ADDED_TO)
    elif not delete_batch(connection, batch):
        raise UndoError(CHANGED)
