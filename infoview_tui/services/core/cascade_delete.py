"""Deleting a row with all that hangs on it, row by row, so that undo brings all of it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ForeignKey
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Mapper
from sqlmodel import Session, select

from infoview_tui.storage.tables import Table

AT_ONCE = 5000
"""The most ids in one statement: SQLite takes some thirty thousand parameters."""


def remove(session: Session, *items: Table) -> None:
    """Delete rows of one table as the foreign keys say: what depends on them goes too, what only points stays without.

    However many there are, each table is asked for what hangs on them once.
    """
    for first in range(0, len(items), AT_ONCE):
        _remove(session, items[first : first + AT_ONCE])


def pointing_to(session: Session, table: type[Table], key: int) -> list[tuple[Table, str]]:
    """Return every row that points to a row, with the name of the column that does."""
    found: list[tuple[Table, str]] = []
    for mapper, foreign in _pointing(table.__table__):  # type: ignore[attr-defined]
        attribute = getattr(mapper.class_, foreign.parent.name)
        rows = session.exec(select(mapper.class_).where(attribute == key)).all()
        found += ((row, foreign.parent.name) for row in rows)
    return found


def _remove(session: Session, items: Sequence[Table]) -> None:
    for mapper, foreign in _pointing(items[0].__table__):  # type: ignore[attr-defined]
        attribute = getattr(mapper.class_, foreign.parent.name)
        keys = [getattr(item, foreign.column.name) for item in items]
        dependants = session.exec(select(mapper.class_).where(attribute.in_(keys))).all()
        if foreign.ondelete == "CASCADE":
            remove(session, *dependants)
        else:
            for dependant in dependants:
                setattr(dependant, foreign.parent.name, None)
            session.add_all(dependants)
    session.flush()
    for item in items:
        session.delete(item)
    session.flush()


def _pointing(table: SqlTable) -> Iterator[tuple[Mapper[Table], ForeignKey]]:
    """Give every foreign key that points to a table, with the mapper of the table that has it."""
    for mapper in _mappers():
        for foreign in mapper.local_table.foreign_keys:
            if foreign.column.table is table:
                yield mapper, foreign


def _mappers() -> list[Mapper[Table]]:
    return sorted(Table._sa_registry.mappers, key=lambda mapper: str(mapper.local_table))
