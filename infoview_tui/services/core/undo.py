"""Undo and redo, one mechanism for every change: the rows that a deed touched, before and after.

A session watched by `record` notes each inserted, changed and deleted row as it is flushed. Undoing writes the earlier
values back, redoing the later ones, in one transaction and only where the rows still are as the deed left them: what
another program changed since is never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import and_, bindparam, delete, event, insert, update
from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session

from infoview_tui.errors import InfoviewError
from infoview_tui.storage.engine import count_changes

Values = dict[str, Any]


class UndoError(InfoviewError):
    """What should be undone or redone has changed in the meantime."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table, before and after. An inserted row has no before, a deleted one no after."""

    table: SqlTable
    key: Values
    before: Values | None
    after: Values | None

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)


@dataclass(slots=True)
class Deed:
    """One thing that the person did, as undo tells it: its label, its events, and its changes in their order."""

    label: str
    event_ids: list[int]
    contact_id: int | None = None
    changes: list[Change] = field(default_factory=list)

    def only_made(self, table: str, key: int) -> bool:
        """Whether all that it did was to insert this row."""
        if len(self.changes) != 1:
            return False
        change = self.changes[0]
        return change.before is None and change.table.name == table and change.key == {"id": key}


def record(session: Session, changes: list[Change]) -> None:
    """Note in ``changes`` every row that the session flushes from now on."""

    @event.listens_for(session, "after_flush")
    def _note(flushed: OrmSession, _context: UOWTransaction) -> None:
        for item in flushed.new:
            _append(changes, item, before=False, after=True)
        for item in flushed.dirty:
            _append_update(changes, item)
        for item in flushed.deleted:
            _append(changes, item, before=True, after=False)


def _append(changes: list[Change], item: Any, *, before: bool, after: bool) -> None:
    table: SqlTable = item.__table__
    values = {column.name: getattr(item, column.name) for column in table.columns}
    changes.append(Change(table, _key(table, values), values if before else None, values if after else None))


def _append_update(changes: list[Change], item: Any) -> None:
    table: SqlTable = item.__table__
    state = inspect_object(item)
    before: Values = {}
    after: Values = {}
    for column in table.columns:
        past = state.attrs[column.name].history
        if past.has_changes():
            before[column.name] = past.deleted[0] if past.deleted else None
            after[column.name] = past.added[0] if past.added else None
    if after:
        key = {column.name: getattr(item, column.name) for column in table.primary_key}
        changes.append(Change(table, key, before, after))


def _key(table: SqlTable, values: Values) -> Values:
    return {column.name: values[column.name] for column in table.primary_key}


def replay(session: Session, changes: Iterable[Change]) -> None:
    """Carry changes out on rows that are as they were. Raises UndoError where one is not; the caller rolls back."""
    try:
        for _, alike in groupby(changes, key=_shape):
            _carry_out(session, list(alike))
    except IntegrityError as error:  # what it needs is gone, or somebody else has its profile address by now
        raise UndoError("This no longer fits what is there, so it was left as it is.") from error


def _shape(change: Change) -> tuple[SqlTable, tuple[str, ...], tuple[str, ...]]:
    """What changes have in common that one statement can carry out."""
    return change.table, tuple(change.before or ()), tuple(change.after or ())


def _carry_out(session: Session, changes: list[Change]) -> None:
    """Carry out changes of one shape, all by one statement."""
    table, before, after = changes[0].table, changes[0].before, changes[0].after
    if before is None:
        session.execute(insert(table), [change.after or {} for change in changes])
        return
    columns = table.c
    is_it = (columns[name] == bindparam(f"key_{name}", type_=columns[name].type) for name in changes[0].key)
    unchanged = (
        columns[name].is_not_distinct_from(bindparam(f"old_{name}", type_=columns[name].type)) for name in before
    )
    where = and_(*is_it, *unchanged)
    values = {name: bindparam(f"new_{name}", type_=columns[name].type) for name in after or ()}
    statement = delete(table).where(where) if after is None else update(table).where(where).values(values)
    counted = count_changes(session)
    result = session.connection().execute(statement, [_bound(change) for change in changes])
    if result.rowcount != len(changes):
        raise UndoError("This has changed since, so it was left as it is.")
    if count_changes(session) - counted != len(changes):  # a foreign key took something along, or cut it loose
        raise UndoError("Something has been added to this since, so it was left as it is.")


def _bound(change: Change) -> Values:
    """Return a change as the parameters of its statement."""
    named = (("key", change.key), ("old", change.before), ("new", change.after))
    return {f"{prefix}_{name}": value for prefix, values in named for name, value in (values or {}).items()}
