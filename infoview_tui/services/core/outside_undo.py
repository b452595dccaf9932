"""What undo does not take back by itself: unfinished texts, and what was exported or explained once.

These rows go and come back with the row that they belong to, such as the unfinished line of a contact that undo
removes. ARCHITECTURE.md lists them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ForeignKey, RowMapping, Select, Table as SqlTable, bindparam, func, select
from sqlmodel import Session

from infoview_tui.services.core.row_change import RowChange
from infoview_tui.storage.tables import TableModel

OUTSIDE_TABLES = frozenset({
    "calendar_entries",
    "dialog_drafts",
    "import_mappings",
    "live_drafts",
    "research_drafts",
})  # fmt: skip
"""Tables whose rows are written without undo."""

OUTSIDE_COLUMNS = {"profile": frozenset({"explained", "first_run"})}
"""Columns that are written without undo, by table."""


def add_owned_rows(session: Session, changes: Sequence[RowChange]) -> list[RowChange]:
    """Return changes to apply, with the deletion of each row outside undo whose owner they delete.

    What they delete of such rows is as it is now, so that the reverse step restores that.
    """
    removed: dict[SqlTable, list[int]] = {}
    for change in changes:
        if change.after is None and "id" in change.key:
            removed.setdefault(change.table, []).append(change.key["id"])
    owned = [
        _build_deletion(table, row)
        for name in sorted(OUTSIDE_TABLES)
        for table in (TableModel.metadata.tables[name],)
        for foreign in table.foreign_keys
        if foreign.column.table in removed
        for row in session.execute(
            _owned_rows_statement(table, foreign), {"ids": json.dumps(removed[foreign.column.table])}
        ).mappings()
    ]
    owned_keys = [(change.table, change.key) for change in owned]
    return [*owned, *_refresh(session, [one for one in changes if (one.table, one.key) not in owned_keys])]


@cache
def _owned_rows_statement(table: SqlTable, foreign: ForeignKey) -> Select[Any]:
    """Return the query for the rows of owners, whose ``ids`` are JSON: SQLite allows about 32,000 parameters."""
    wanted = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
    return select(table).where(foreign.parent.in_(wanted))


def _refresh(session: Session, changes: Sequence[RowChange]) -> Iterator[RowChange]:
    """Yield changes; those that delete a row outside undo as it is now, if it is still there."""
    for change in changes:
        if change.after is not None or change.table.name not in OUTSIDE_TABLES:
            yield change
            continue
        is_row = (change.table.c[name] == value for name, value in change.key.items())
        for row in session.execute(select(change.table).where(*is_row)).mappings():
            yield _build_deletion(change.table, row)


def _build_deletion(table: SqlTable, row: RowMapping) -> RowChange:
    return RowChange(table, {column.name: row[column.name] for column in table.primary_key}, dict(row), None)
