"""Images of changed rows as JSON, so that a deletion can be taken back in a later session."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Dialect, Table as SqlTable
from sqlmodel import Session

from infoview_tui.services.core.undo import RowChange, RowValues
from infoview_tui.storage.tables import TableModel


def dump_changes(session: Session, changes: Sequence[RowChange]) -> str:
    """Return changes as JSON, with values as the database has them."""
    dialect = session.get_bind().dialect
    return json.dumps([
        [change.table.name, *(_dump_values(change.table, part, dialect) for part in _parts(change))]
        for change in changes
    ])  # fmt: skip


def load_changes(session: Session, text: str) -> list[RowChange]:
    """Return the changes in a text of `dump_changes`; tables and columns that no longer exist are left out."""
    dialect, tables = session.get_bind().dialect, TableModel.metadata.tables
    return [
        RowChange(tables[name], *(_load_values(tables[name], part, dialect) for part in parts))  # type: ignore[arg-type]
        for name, *parts in json.loads(text)
        if name in tables
    ]


def fit_references(session: Session, changes: Sequence[RowChange]) -> list[RowChange]:
    """Return inserts of rows that can be made now, and updates of rows that are still as they were.

    A reference to a row that was deleted meanwhile is cleared, or its row left out if it cannot do without.
    """
    added: set[tuple[str, Any]] = set()
    fitting = []
    for change in changes:
        if change.before is not None:
            is_as_before = (change.table.name, change.key.get("id")) in added or _is_unchanged(session, change)
            if is_as_before and not _find_missing(session, change, added):
                fitting.append(change)
            continue
        missing = _find_missing(session, change, added)
        if any(not change.table.c[name].nullable for name in missing):
            continue
        after = {**(change.after or {}), **dict.fromkeys(missing)}
        fitting.append(RowChange(change.table, change.key, None, after))
        added.add((change.table.name, change.key.get("id")))
    return fitting


def _parts(change: RowChange) -> tuple[RowValues | None, RowValues | None, RowValues | None]:
    return change.key, change.before, change.after


def _dump_values(table: SqlTable, values: RowValues | None, dialect: Dialect) -> RowValues | None:
    if values is None:
        return None
    dumped = {}
    for name, value in values.items():
        process = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        dumped[name] = process(value) if process is not None else value
    return dumped


def _load_values(table: SqlTable, values: RowValues | None, dialect: Dialect) -> RowValues | None:
    if values is None:
        return None
    loaded = {}
    for name, value in values.items():
        if name in table.c:
            process = table.c[name].type.dialect_impl(dialect).result_processor(dialect, None)
            loaded[name] = process(value) if process is not None else value
    return loaded


def _is_unchanged(session: Session, change: RowChange) -> bool:
    table = change.table
    is_row = [table.c[name] == value for name, value in change.key.items()]
    as_before = [table.c[name].is_not_distinct_from(value) for name, value in (change.before or {}).items()]
    return session.execute(table.select().where(*is_row, *as_before)).first() is not None


def _find_missing(session: Session, change: RowChange, added: set[tuple[str, Any]]) -> list[str]:
    """Return the columns that refer to a row that does not exist."""
    missing = []
    for foreign in change.table.foreign_keys:
        name, target = foreign.parent.name, foreign.column.table
        key = (change.after or {}).get(name)
        if key is None or (target.name, key) in added:
            continue
        if session.execute(target.select().where(foreign.column == key)).first() is None:
            missing.append(name)
    return missing
