"""Transactions: each saves the rows of one command, logs the event, and makes it undoable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session

from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import FileChangedError, InfoviewError, NotFoundError, UndoError
from infoview_tui.services.core.bulk_transaction import MAX_LABEL_LENGTH
from infoview_tui.services.core.contact_facts import ContactFacts
from infoview_tui.services.core.event_log import EventRecord, log_events, mark_undone
from infoview_tui.services.core.file_changes import FileChange, FileChanges, require_files
from infoview_tui.services.core.outside_undo import add_owned_rows
from infoview_tui.services.core.placeholders import Placeholders
from infoview_tui.services.core.row_change import RowChange
from infoview_tui.services.core.row_writer import RowWriter
from infoview_tui.services.core.undo import apply_changes
from infoview_tui.services.core.undo_entry import UndoEntry
from infoview_tui.storage.store import Store
from infoview_tui.storage.tables import Interview, TableModel

Entity = TypeVar("Entity", bound=TableModel)


class Transaction:
    """One command's session, with the label, ids and facts for the event log, and the rules for due dates.

    ``undo_entry`` is set once the transaction has changed something and is committed.
    """

    def __init__(
        self,
        rows: RowWriter,
        kind: str,
        now: datetime,
        cadence: Cadence,
        placeholders: Placeholders,
        *,
        with_files: bool = False,
    ) -> None:
        """Start a transaction. The command sets the label and the ids with `record`.

        *with_files*: it may `change_file`.
        """
        self.rows = rows
        self.kind = kind
        self.now = now
        self.cadence = cadence
        self._placeholders = placeholders
        self._with_files = with_files
        self.label = ""
        self.contact_id: int | None = None
        self.interview_id: int | None = None
        self.facts: dict[str, Any] = {}
        self.contact_events: list[EventRecord] = []
        self.files: list[FileChange] = []
        self.undo_entry: UndoEntry | None = None

    @property
    def session(self) -> Session:
        """The session of the transaction, for what is easier to write with the ORM than with `rows`."""
        return self.rows.session

    @property
    def changes(self) -> list[RowChange]:
        """The rows that were changed so far, once the session is flushed."""
        return self.rows.changes

    def get(self, table: type[Entity], key: int) -> Entity:
        """Return the row with this id; that of a placeholder is inserted. Raises NotFoundError if it does not exist."""
        row = self.session.get(table, self.row_id(key))
        if row is None and key < 0:
            row = self._insert_placeholder(table, key)
        if row is None:
            raise missing_row(table)
        return row

    def row_id(self, key: int) -> int:
        """Return the id of the row that a placeholder has become, or else the given id."""
        return self._placeholders.row_id(key)

    def _insert_placeholder(self, table: type[Entity], key: int) -> Entity:
        row = self._placeholders.insert(self, key)
        if not isinstance(row, table):
            raise TypeError(f"{key} stands for a {type(row).__name__}")
        self._placeholders.remember(key, row.id or 0)  # type: ignore[attr-defined]  # rows with ids only
        return row

    def add(self, *items: TableModel) -> None:
        """Insert rows and flush, so that their ids are set."""
        self.session.add_all(items)
        self.session.flush()

    def change_file(self, path: Path, before: bytes | None, after: bytes | None) -> None:
        """Replace the content of a file when the command is done; None stands for no file.

        Undo puts *before* back. What another program has written meanwhile is never overwritten: the command, or its
        undo, then fails and changes nothing.
        """
        require_files(self._with_files)
        if before != after:
            self.files.append(FileChange(path, before, after))

    def record(
        self, label: str, *, contact_id: int | None = None, interview_id: int | None = None, **facts: Any
    ) -> None:
        """Set the label, ids and facts of this command for the event log, the timeline and undo."""
        self.label = clean_line(label, MAX_LABEL_LENGTH)
        self.contact_id = contact_id if contact_id is not None else self.contact_id
        self.interview_id = interview_id if interview_id is not None else self.interview_id
        self.facts.update(facts)

    def record_for_interview(self, interview_id: int, label: str, **facts: Any) -> None:
        """Do the same as `record` for an interview and its contact. Raises NotFoundError if it does not exist."""
        self.record(label, contact_id=self.get(Interview, interview_id).contact_id, interview_id=interview_id, **facts)

    def record_for_contact(self, contact: ContactFacts, kind: str, label: str, **facts: Any) -> None:
        """Log a separate event for one of several contacts, also if no row changes. It is undone with the command."""
        self.contact_events.append(
            EventRecord(self.now, kind, clean_line(label, MAX_LABEL_LENGTH), contact.id, None, facts)
        )


@contextmanager
def begin_transaction(
    store: Store, kind: str, now: datetime, cadence: Cadence, placeholders: Placeholders, *, with_files: bool = False
) -> Iterator[Transaction]:
    """Run one command in a transaction: logs the event and commits at the end, rolls back on any error.

    A thread brings it to the disk, except *with_files*: then the files are put back if the disk refuses it. Raises
    StorageError if saving fails.
    """
    changing_files = FileChanges() if with_files else nullcontext()
    with changing_files as files, store.begin(sync_later=not with_files) as unit:
        rows = RowWriter(unit)
        transaction = Transaction(rows, kind, now, cadence, placeholders, with_files=with_files)
        yield transaction
        rows.flush()
        if not (rows.changes or transaction.files or transaction.contact_events):
            return
        label = transaction.label or kind
        event = EventRecord(now, kind, label, transaction.contact_id, transaction.interview_id, transaction.facts)
        event_ids = log_events(unit.connection, [event, *transaction.contact_events])
        entry = UndoEntry(label, event_ids, rows.changes, transaction.files)
        if files is not None:
            files.apply(transaction.files)
    transaction.undo_entry = entry


@contextmanager
def begin_edit(
    store: Store, label: str, now: datetime, cadence: Cadence, placeholders: Placeholders, *, timeout_ms: int
) -> Iterator[Transaction]:
    """Save what is being typed in a transaction: undone as a command is, but without an event of its own.

    See `begin_adjustment`.
    """
    with begin_adjustment(store, timeout_ms) as rows:
        transaction = Transaction(rows, "", now, cadence, placeholders)
        transaction.label = clean_line(label, MAX_LABEL_LENGTH)
        yield transaction
        rows.flush()
        event_ids = log_events(store.connection, transaction.contact_events) if rows.changes else []
    if rows.changes:
        transaction.undo_entry = UndoEntry(transaction.label, event_ids, rows.changes)


@contextmanager
def begin_adjustment(store: Store, timeout_ms: int) -> Iterator[RowWriter]:
    """Provide what writes rows in one transaction, without an event.

    It waits at most *timeout_ms* for another process, and a thread brings it to the disk. Raises StorageError.
    """
    with store.begin(timeout_ms, sync_later=True) as unit:
        yield RowWriter(unit)


def replay(store: Store, entry: UndoEntry, now: datetime, *, is_undo: bool) -> None:
    """Undo or redo an entry in one transaction. Raises UndoError if its rows or files have changed since."""
    changes = [change.reversed() for change in reversed(entry.changes)] if is_undo else entry.changes
    contents = [change.reversed() for change in reversed(entry.files)] if is_undo else entry.files
    with FileChanges() as files, store.write_session(sync_later=not contents) as session:
        changes = add_owned_rows(session, changes)
        apply_changes(session, changes)
        if entry.event_ids:
            mark_undone(store.connection, entry.event_ids, now if is_undo else None)
        try:
            files.apply(contents)
        except FileChangedError as error:
            raise UndoError(str(error)) from error
    entry.changes = [change.reversed() for change in reversed(changes)] if is_undo else changes


class _TrialError(Exception):
    """Ends a trial, so that nothing is written."""


def try_undo(store: Store, entry: UndoEntry, timeout_ms: int) -> str:
    """Return why undo cannot take back an entry, and an empty text if it can or if that cannot be found out now."""
    try:
        with store.write_session(timeout_ms) as session:
            reversed_changes = [change.reversed() for change in reversed(entry.changes)]
            apply_changes(session, add_owned_rows(session, reversed_changes))
            raise _TrialError
    except UndoError as error:
        return str(error)
    except (_TrialError, InfoviewError):
        return ""


def missing_row(table: type[TableModel]) -> NotFoundError:
    """Return the error for a row that a command needs and that does not exist."""
    label = re.sub(r"(?<!^)(?=[A-Z])", " ", table.__name__).lower()  # such as ``planned question``
    return NotFoundError(f"This {label} no longer exists; it may have been deleted elsewhere.")
