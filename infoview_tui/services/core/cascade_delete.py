"""Cascading deletes through the ORM, row by row, so that undo can restore every row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from sqlalchemy import (
    ForeignKey,
    Select,
    Table as SqlTable,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select as select_columns,
)
from sqlalchemy.orm import Mapper
from sqlmodel import Session, select

from infoview_tui.services.core.hidden_evidence import remove_hidden_evidence
from infoview_tui.storage.tables import Note, TableModel

MAX_IDS_PER_STATEMENT = 5000
"""Maximum number of ids in one statement: SQLite allows about 32,000 parameters."""


def delete_cascade(session: Session, *items: TableModel) -> None:
    """Delete rows of one table and apply the foreign keys: delete dependent rows, or set their references to null.

    Runs one query for each referencing table, whatever the number of rows.
    """
    for first in range(0, len(items), MAX_IDS_PER_STATEMENT):
        _delete_batch(session, items[first : first + MAX_IDS_PER_STATEMENT])


def find_references(session: Session, table: type[TableModel], key: int) -> list[tuple[TableModel, str]]:
    """Return all rows that reference a row, with the name of the referencing column."""
    found: list[tuple[TableModel, str]] = []
    for mapper, foreign in _foreign_keys_to(table.__table__):  # type: ignore[attr-defined]
        attribute = getattr(mapper.class_, foreign.parent.name)
        rows = session.exec(select(mapper.class_).where(attribute == key)).all()
        found += ((row, foreign.parent.name) for row in rows)
    return found


def has_references(session: Session, table: SqlTable, ids: Sequence[int]) -> bool:
    """Return whether a row outside of these references one of them, so that deleting them would change it."""
    statement = _references_statement(table)
    return statement is not None and bool(session.execute(statement, {"ids": json.dumps(ids)}).scalar())


@cache
def _references_statement(table: SqlTable) -> Select[tuple[bool]] | None:
    """Return the statement of `has_references` for a table, which takes ``ids`` as JSON; None without references."""
    wanted = select_columns(func.json_each(bindparam("ids")).table_valued("value").c.value)
    referenced = []
    for mapper, foreign in _foreign_keys_to(table):
        references = exists(literal(1)).select_from(mapper.local_table).where(foreign.parent.in_(wanted))
        if mapper.local_table is table:
            references = references.where(table.c.id.not_in(wanted))
        referenced.append(references)
    return select_columns(or_(*referenced)) if referenced else None


def _delete_batch(session: Session, items: Sequence[TableModel]) -> None:
    remove_hidden_evidence(session, [item for item in items if isinstance(item, Note)])
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


@cache
def _foreign_keys_to(table: SqlTable) -> tuple[tuple[Mapper[TableModel], ForeignKey], ...]:
    """Return all foreign keys that reference a table, with the mapper of the referencing table."""
    return tuple(
        (mapper, foreign)
        for mapper in _mappers()
        for foreign in mapper.local_table.foreign_keys
        if foreign.column.table is table
    )


def _mappers() -> list[Mapper[TableModel]]:
    return sorted(TableModel._sa_registry.mappers, key=lambda mapper: str(mapper.local_table))
