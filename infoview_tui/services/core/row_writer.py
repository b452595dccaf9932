"""The rows that a transaction changes, through the ORM or past it, recorded in one list for undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, TypeVar

from sqlalchemy import Table as SqlTable
from sqlmodel import Session

from infoview_tui.services.core.row_change import RowChange
from infoview_tui.services.core.undo import track_changes
from infoview_tui.storage.query import Query
from infoview_tui.storage.row_statements import insert_row, read_row, update_row
from infoview_tui.storage.tables import TableModel
from infoview_tui.storage.unit_of_work import UnitOfWork

Row = TypeVar("Row", bound="tuple[Any, ...]")


class RowWriter:
    """Reads and writes rows in a transaction with prepared statements, and provides its session.

    A row that the session has loaded is changed there, so that both know the same values. What the session has not
    written yet is written first. Columns that follow from others, such as the sort name of a contact, are not set.
    """

    def __init__(self, unit: UnitOfWork) -> None:
        """Start in a transaction that has begun."""
        self._unit = unit
        self.changes: list[RowChange] = []
        """The rows that were changed so far, in order, once the session is flushed."""

    @property
    def session(self) -> Session:
        """The session of the transaction, opened now if it has not been. Its changes are recorded, too."""
        session = self._unit.open_session
        if session is None:
            session = self._unit.session
            track_changes(session, self.changes)
        return session

    def flush(self) -> None:
        """Write what the session has not written yet."""
        self._unit.flush()

    def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Return all rows of a query as they are in the transaction."""
        self._unit.flush()
        return query.all(self._unit.connection, **parameters)

    def first(self, query: Query[Row], **parameters: object) -> Row | None:
        """Return the first row of a query as it is in the transaction, or None."""
        self._unit.flush()
        return query.first(self._unit.connection, **parameters)

    def update(self, table: type[TableModel], ids: Iterable[int], **values: Any) -> None:
        """Set some columns of the rows with these ids. Only columns with another value change."""
        self._unit.flush()
        for row_id in ids:
            loaded = self._find_loaded(table, row_id)
            if loaded is None:
                self._update(_table_of(table), row_id, values)
            else:
                for name, value in values.items():
                    setattr(loaded, name, value)

    def insert(self, table: type[TableModel], rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows with these values, and defaults for the others."""
        self._unit.flush()
        sql_table = _table_of(table)
        for row in rows:
            values = {name: row[name] if name in row else build() for name, build in _list_defaults(table).items()}
            row_id = insert_row(self._unit.connection, sql_table, values)
            self.changes.append(RowChange(sql_table, {"id": row_id}, None, {**values, "id": row_id}))

    def _find_loaded(self, table: type[TableModel], row_id: int) -> TableModel | None:
        session = self._unit.open_session
        if session is None:
            return None
        return session.identity_map.get((table, (row_id,), None))

    def _update(self, table: SqlTable, row_id: int, values: dict[str, Any]) -> None:
        stored = read_row(self._unit.connection, table, row_id, tuple(values))
        if stored is None:
            return
        after = {name: value for name, value in values.items() if stored[name] != value}
        if after:
            update_row(self._unit.connection, table, row_id, after)
            before = {name: stored[name] for name in after}
            self.changes.append(RowChange(table, {"id": row_id}, before, after))


@cache
def _list_defaults(table: type[TableModel]) -> dict[str, Callable[[], Any]]:
    """Return what builds the default of each column but the id, in the order of the columns."""
    fields = table.model_fields
    return {
        column.name: partial(fields[column.name].get_default, call_default_factory=True)
        for column in _table_of(table).columns
        if column.name != "id"
    }


def _table_of(table: type[TableModel]) -> SqlTable:
    found: SqlTable = table.__table__  # type: ignore[attr-defined]
    return found
