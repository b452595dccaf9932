"""Import all data of an exported document into data that are empty, in one transaction with one undo."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError, UndoError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.undo import RowChange, RowValues, apply_changes
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.document import Document
from infoview_tui.services.imports.progress import Progress
from infoview_tui.storage.file_changes import read_content
from infoview_tui.storage.id_sequences import reserve_ids
from infoview_tui.storage.own_files import OwnFile, OwnFolders
from infoview_tui.storage.queries.exports.table_rows import count_rows, find_largest_id, stream_rows
from infoview_tui.storage.row_uuids import is_uuid, new_row_uuid
from infoview_tui.storage.store import Store
from infoview_tui.storage.tables import Profile, TableModel
from infoview_tui.storage.tables.formats import list_table_formats

_ROWS_PER_STATEMENT = 1000
"""After so many rows, progress is reported, so that the import can be stopped while it is written."""

_BLANK_PROFILE = ("id", "updated_at", "explained", "first_run")
"""Columns that a profile may have filled although the user has saved nothing."""


def has_no_data(store: Store) -> bool:
    """Whether the user has saved nothing yet, so that all data of a document can be imported."""
    for table in list_table_formats():
        if table.name == "profile":
            rows = stream_rows(store.connection, table, with_off_record=True)
            if any(value for row in rows for name, value in row.items() if name not in _BLANK_PROFILE):
                return False
        elif table.name != "events" and count_rows(store.connection, table.name):  # events of what was undone
            return False
    return True


def import_document(
    workspace: Workspace,
    document: Document,
    file: str,
    folders: OwnFolders,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Insert all rows with their ids, and write the user's own files that do not exist yet.

    The caller has made sure that there are no data (`has_no_data`). *file* is the name of the document. Returns
    warnings as sentences. Raises ImportFileError with the line of a row that does not fit the others. Then, or in a dry
    run, nothing is saved.
    """
    try:
        with workspace.transaction(EventKind.CONTACTS_IMPORTED, now, with_files=True) as transaction:
            _Writer(transaction, workspace.store, document, file, progress).write_rows()
            warnings = tuple(filter(None, (_write_file(transaction, folders, own) for own in document.files)))
            transaction.record(f"Imported everything from {clean_line(file, 100)}")
            if dry_run:
                raise _DryRun
    except _DryRun:
        return warnings
    return warnings


class _DryRun(Exception):  # noqa: N818 - no error
    """Rolls a transaction back."""


class _Writer:
    """Writes the rows of a document in a transaction."""

    def __init__(
        self, transaction: Transaction, store: Store, document: Document, file: str, progress: Progress | None
    ) -> None:
        self.transaction = transaction
        self.connection = store.connection
        self.document = document
        self.file = file
        self.uuids: set[str] = set()
        self.progress = progress
        self.done, self.total = 0, sum(map(len, document.tables.values()))

    def write_rows(self) -> None:
        """Insert the rows of all tables, in the order of the foreign keys."""
        for table in list_table_formats():
            rows = self.document.tables[table.name]
            match table.name:
                case "contacts":
                    self.insert_contacts(rows)
                case "events":
                    first = find_largest_id(self.connection, "events")
                    self.insert("events", [{**row, "id": row["id"] + first} for row in rows])
                case "profile":
                    self.write_profile(rows)
                case name:
                    self.insert(name, rows)
        reserve_ids(self.connection)

    def insert_contacts(self, rows: Sequence[RowValues]) -> None:
        """Insert the contacts, and then who referred them, which may be a contact with a higher id."""
        self.insert("contacts", [{**row, "referrer_id": None, "sort_name": sort_key(row["name"])} for row in rows])
        table = TableModel.metadata.tables["contacts"]
        self.apply([
            RowChange(table, {"id": row["id"]}, {"referrer_id": None}, {"referrer_id": row["referrer_id"]})
            for row in rows
            if row["referrer_id"] is not None
        ])  # fmt: skip

    def write_profile(self, rows: Sequence[RowValues]) -> None:
        """Insert the profile, or fill the one that is there."""
        profile = self.transaction.session.get(Profile, 1)
        if profile is None:
            self.insert("profile", rows)
            return
        for name, value in (rows[0] if rows else {}).items():
            setattr(profile, name, value)
        self.transaction.add(profile)

    def insert(self, name: str, rows: Sequence[RowValues]) -> None:
        """Insert rows. Raises ImportFileError for the first one that does not fit."""
        table = TableModel.metadata.tables[name]
        if "uuid" in table.c:
            rows = [{**row, "uuid": self.choose_uuid(row["uuid"])} for row in rows]
        keys = [column.name for column in table.primary_key]
        count = count_rows(self.connection, name)
        try:
            for first in range(0, len(rows), _ROWS_PER_STATEMENT):
                part = rows[first : first + _ROWS_PER_STATEMENT]
                self.apply([RowChange(table, {key: row[key] for key in keys}, None, row) for row in part])
                self.report(len(part))
        except UndoError as error:  # the rows before it were inserted
            index = count_rows(self.connection, name) - count
            line = self.document.lines[name][index]
            reason = _explain(str(getattr(error.__cause__, "orig", "")))
            raise ImportFileError(
                f"{clean_line(self.file)}: tables.{name}[{index}], line {line:,}, {reason}. Nothing was imported."
            ) from error

    def choose_uuid(self, uuid: str) -> str:
        """Return the UUID that a row has in the document, or a new one if it has none, or that of another row."""
        chosen = uuid if is_uuid(uuid) and uuid not in self.uuids else new_row_uuid()
        self.uuids.add(chosen)
        return chosen

    def report(self, rows: int) -> None:
        """Report that further rows are written."""
        self.done += rows
        if self.progress is not None:
            self.progress(self.done, self.total)

    def apply(self, changes: list[RowChange]) -> None:
        """Write changes, and record them for undo."""
        apply_changes(self.transaction.session, changes)
        self.transaction.changes.extend(changes)


def _explain(problem: str) -> str:
    """Return in words what SQLite says of a row: ``UNIQUE constraint failed: contacts.profile_url``."""
    kind, _, name = problem.partition(" constraint failed: ")
    if kind == "UNIQUE":
        columns = re.findall(r"\w+\.(\w+)", name) or re.findall(r"uq_[a-z]+_(\w+)", name)
        return f"has the same {' and '.join(columns)} as another row"
    return f"breaks a rule of its table ({clean_line(name or problem, 80)})"


def _write_file(transaction: Transaction, folders: OwnFolders, file: OwnFile) -> str:
    """Write one of the user's own files with the transaction. Return a warning if another one is there."""
    path = folders.find(file.folder) / file.name
    before, content = read_content(path), file.text.encode()
    if before not in (None, content):
        return f"{clean_line(str(path))} was left as it is: the file of this name in the import is different."
    transaction.change_file(path, before, content)
    return ""
