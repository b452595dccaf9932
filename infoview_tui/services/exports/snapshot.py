"""All data as they were at one moment, table by table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.exports.table_rows import OFF_RECORD_NOTES, stream_rows
from infoview_tui.storage.read_errors import READ_ERRORS, read_error
from infoview_tui.storage.store import Store
from infoview_tui.storage.table_formats import JsonValue, TableFormat
from infoview_tui.storage.tables.formats import list_table_formats


class Snapshot:
    """Reads what the data were when it was opened, whatever other programs write meanwhile (`open_snapshot`)."""

    def __init__(self, store: Store, *, with_off_record: bool) -> None:
        """Read from a store in a transaction."""
        self._store = store
        self._with_off_record = with_off_record
        count = store.first(OFF_RECORD_NOTES)
        self.omitted_notes = 0 if with_off_record or count is None else count.number
        """The number of notes that are left out because they are off the record."""

    @property
    def tables(self) -> tuple[TableFormat, ...]:
        """The tables; what refers to a table comes after it."""
        return list_table_formats()

    def stream_rows(self, table: TableFormat) -> Iterator[dict[str, JsonValue]]:
        """Yield the rows of a table by their key. Raises StorageError or DamagedDataError."""
        return stream_rows(self._store.connection, table, with_off_record=self._with_off_record)


@contextmanager
def open_snapshot(workspace: Workspace, *, with_off_record: bool) -> Iterator[Snapshot]:
    """Open a snapshot of the data. Nothing may be written through the workspace until it is closed.

    Without *with_off_record*, it has neither notes off the record nor what was made from them.
    Raises StorageError if the data cannot be read.
    """
    connection = workspace.store.connection
    try:
        connection.execute("BEGIN")
    except READ_ERRORS as error:
        raise read_error(error) from error
    try:
        yield Snapshot(workspace.store, with_off_record=with_off_record)
    finally:
        connection.execute("ROLLBACK")
