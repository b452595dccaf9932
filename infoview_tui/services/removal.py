"""Deleting a row with all that hangs on it, row by row, so that undo brings all of it back."""

from __future__ import annotations

from sqlalchemy.orm import Mapper
from sqlmodel import Session, select

from infoview_tui.storage.tables import Table


def remove(session: Session, item: Table) -> None:
    """Delete ``item`` as its foreign keys say: what depends on it goes too, what only points to it stays without it."""
    for mapper in _mappers():
        for key in mapper.local_table.foreign_keys:
            if key.column.table is not item.__table__:  # type: ignore[attr-defined]
                continue
            attribute = getattr(mapper.class_, key.parent.name)
            for dependant in session.exec(select(mapper.class_).where(attribute == getattr(item, key.column.name))):
                if key.ondelete == "CASCADE":
                    remove(session, dependant)
                else:
                    setattr(dependant, key.parent.name, None)
                    session.add(dependant)
    session.flush()
    session.delete(item)
    session.flush()


def _mappers() -> list[Mapper[Table]]:
    return sorted(Table._sa_registry.mappers, key=lambda mapper: str(mapper.local_table))
