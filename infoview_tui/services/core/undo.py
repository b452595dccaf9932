"""Undo and redo history: row images, and contents of files, before and after each command.

`track_changes` collects each row that a session inserts, changes or deletes. Undo writes the earlier values back and
redo the later ones, in one transaction, and only if the rows have not changed since the command: what another program
has written is never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Delete,
    Table as SqlTable,
    Update,
    and_,
    bindparam,
    delete,
    event,
    insert,
    inspect as inspect_object,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as OrmSession, UOWTransaction
from sqlmodel import Session

from infoview_tui.errors import UndoError
from infoview_tui.services.core.cascade_delete import has_references
from infoview_tui.services.core.outside_undo import OUTSIDE_COLUMNS, OUTSIDE_TABLES
from infoview_tui.services.core.row_change import RowChange as RowChange, RowValues as RowValues
from infoview_tui.services.core.undo_conflicts import ADDED_TO, CHANGED, CONFLICT


def track_changes(session: Session, changes: list[RowChange]) -> None:
    """Append every row that the session flushes from now on to *changes*."""

    @event.listens_for(session, "after_flush")
    def _collect(flushed: OrmSession, _context: UOWTransaction) -> None:
        changes.extend(_build_insertion(item) for item in flushed.new)
        for item in flushed.dirty:
            _append_update(changes, item)
        changes.extend(_build_insertion(item).reversed() for item in flushed.deleted)


def _build_insertion(item: Any) -> RowChange:
    """Return the insertion of a row."""
    table: SqlTable = item.__table__
    values = {column.name: getattr(item, column.name) for column in table.columns}
    return RowChange(table, _primary_key(table, values), None, values)


def _append_update(changes: list[RowChange], item: Any) -> None:
    table: SqlTable = item.__table__
    state = inspect_object(item)
    unmodified = state.unmodified
    before: RowValues = {}
    after: RowValues = {}
    for column in table.columns:
        if column.name in unmodified:
            continue
        history = state.attrs[column.name].history
        if history.has_changes():
            before[column.name] = history.deleted[0] if history.deleted else None
            after[column.name] = history.added[0] if history.added else None
    if after:
        key = {column.name: getattr(item, column.name) for column in table.primary_key}
        changes.append(RowChange(table, key, before, after))


def _primary_key(table: SqlTable, values: RowValues) -> RowValues:
    return {column.name: values[column.name] for column in table.primary_key}


def apply_changes(session: Session, changes: Iterable[RowChange]) -> None:
    """Apply changes to rows that have not changed since. Otherwise raises UndoError, and the caller rolls back."""
    try:
        write_changes(session, changes)
    except IntegrityError as error:  # a referenced row was deleted, or a profile URL is used by another contact
        raise UndoError(CONFLICT) from error


def write_changes(session: Session, changes: Iterable[RowChange]) -> None:
    """Write changes with one statement for each run of changes of one shape. Raises UndoError as `apply_changes` does.

    The objects in the session are not refreshed.
    """
    for _, batch in groupby(changes, key=_statement_shape):
        _apply_batch(session, list(batch))


def _statement_shape(change: RowChange) -> tuple[SqlTable, tuple[str, ...], tuple[str, ...]]:
    """Return the key that is the same for changes that one statement can apply."""
    return change.table, tuple(change.before or ()), tuple(change.after or ())


def _apply_batch(session: Session, changes: list[RowChange]) -> None:
    """Apply changes of the same shape with one statement."""
    table, before, after = changes[0].table, changes[0].before, changes[0].after
    is_outside = table.name in OUTSIDE_TABLES  # its rows may be other ones by now
    if before is None:
        added = insert(table).prefix_with("OR IGNORE") if is_outside else insert(table)
        session.execute(added, [change.after or {} for change in changes])
        return
    unchecked = before.keys() if is_outside else OUTSIDE_COLUMNS.get(table.name, ())
    checked = tuple(name for name in before if name not in unchecked)
    if after is None and _has_dependents(session, table, changes):
        raise UndoError(ADDED_TO)
    statement = _change_statement(table, tuple(changes[0].key), checked, None if after is None else tuple(after))
    result = session.connection().execute(statement, [_bind_parameters(change, checked) for change in changes])
    if result.rowcount != len(changes) and not is_outside:
        raise UndoError(CHANGED)


@cache
def _change_statement(
    table: SqlTable, key: tuple[str, ...], checked: tuple[str, ...], written: tuple[str, ...] | None
) -> Delete | Update:
    """Return the statement that updates some columns of a row, or deletes it, where the checked ones are unchanged."""
    columns = table.c
    is_row = (columns[name] == bindparam(f"key_{name}", type_=columns[name].type) for name in key)
    unchanged = (
        columns[name].is_not_distinct_from(bindparam(f"old_{name}", type_=columns[name].type)) for name in checked
    )
    where = and_(*is_row, *unchanged)
    if written is None:
        return delete(table).where(where)
    values = {name: bindparam(f"new_{name}", type_=columns[name].type) for name in written}
    return update(table).where(where).values(values)


def _has_dependents(session: Session, table: SqlTable, changes: list[RowChange]) -> bool:
    """Return whether a foreign key would delete or unlink other rows together with these."""
    return "id" in changes[0].key and has_references(session, table, [change.key["id"] for change in changes])


def _bind_parameters(change: RowChange, checked: Sequence[str]) -> RowValues:
    """Return the parameters of the statement for a change, which checks these columns."""
    before = {name: value for name, value in (change.before or {}).items() if name in checked}
    parts = (("key", change.key), ("old", before), ("new", change.after))
    return {f"{prefix}_{name}": value for prefix, values in parts for name, value in (values or {}).items()}
