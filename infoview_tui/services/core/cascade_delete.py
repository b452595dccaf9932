"""Deleting a row with all that hangs on it, row by row, so that undo brings all of it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ForeignKey, Table as SqlTable
from sqlalchemy.orm import Mapper
from sqlmodel import Session, select

from infoview_tui.storage.tables import TableModel

MAX_IDS_PER_STATEMENT = 5000
"""The most ids in one statement: SQLite takes some thirty thousand parameters."""


def delete_cascade(session: Session, *items: TableModel) -> None:
    """Delete rows of one table as the foreign keys say: what depends on them goes too, what only points stays without.

    However many there are, each table is asked for what hangs on them once.
    """
    for first in range(0, len(items), MAX_IDS_PER_STATEMENT):
        _delete_batch(session, items[first : first + MAX_IDS_PER_STATEMENT])


def find_references(session: Session, table: type[TableModel], key: int) -> list[tuple[TableModel, str]]:
    """Return every row that points to a row, with the name of the column that does."""
    found: list[tuple[TableModel, str]] = []
    for mapper, foreign in _foreign_keys_to(table.__table__):  # type: ignore[attr-defined]
        attribute = getattr(mapper.class_, foreign.parent.name)
        rows = session.exec(select(mapper.class_).where(attribute == key)).all()
        found += ((row, foreign.parent.name) for row in rows)
    return found


def _delete_batch(session: Session, items: Sequence[TableModel]) -> None:
    for mapper, foreign in _foreign_keys_to(items[0].__table__):  # type: ignore[attr-defined]
        attribute = getattr(mapper.class_, foreign.parent.name)
        keys = [getattr(item, foreign.column.name) for item in items]
        dependents = session.exec(select(mapper.class_).where(attribute.in_(keys))).all()
        if foreign.ondelete == "CASCADE":
            delete_cascade(session, *dependents)
        else:
            for dependent in dependents:
                setattr(dependent, foreign.parent.name, None)
            session.add_all(dependents)
    session.flush()
    for item in items:
        session.delete(item)
    session.flush()


def _foreign_keys_to(table: SqlTable) -> Iterator[tuple[Mapper[TableModel], ForeignKey]]:
    """Give every foreign key that points to a table, with the mapper of the table that has it."""
    for mapper in _mappers():
        for foreign in mapper.local_table.foreign_keys:
            if foreign.column.table is table:
                yield mapper, foreign


def _mappers() -> list[Mapper[TableModel]]:
    return sorted(TableModel._sa_registry.mappers, key=lambda mapper: str(mapper.local_table))
