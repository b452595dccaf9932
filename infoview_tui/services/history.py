"""Undo and redo, one mechanism for every change: the rows that a deed touched, before and after.

A session watched by `record` notes each inserted, changed and deleted row as it is flushed. Undoing writes the earlier
values back, redoing the later ones, in one transaction and only where the rows still are as the deed left them: what
another program changed since is never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import and_, delete, event, exists, insert, select, update
from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session

from infoview_tui.errors import InfoviewError
from infoview_tui.storage.tables import Event, Table

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
    """One thing that the person did, as undo tells it: its label and its changes, in their order."""

    label: str
    event_id: int
    contact_id: int | None = None
    changes: list[Change] = field(default_factory=list)


def record(session: Session, changes: list[Change]) -> None:
    """Note in ``changes`` every row that the session flushes from now on, but for the event log itself."""

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
    if table.name == Event.__tablename__:
        return
    values = {column.name: getattr(item, column.name) for column in table.columns}
    changes.append(Change(table, _key(table, values), values if before else None, values if after else None))


def _append_update(changes: list[Change], item: Any) -> None:
    table: SqlTable = item.__table__
    if table.name == Event.__tablename__:
        return
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
        for change in changes:
            _carry_out(session, change)
    except IntegrityError as error:  # what it needs is gone, or somebody else has its profile address by now
        raise UndoError("This no longer fits what is there, so it was left as it is.") from error


def _carry_out(session: Session, change: Change) -> None:
    if change.before is None:
        session.execute(insert(change.table).values(**(change.after or {})))
        return
    columns = change.table.c
    is_it = and_(*(columns[name] == value for name, value in change.key.items()))
    unchanged = (columns[name].is_not_distinct_from(value) for name, value in change.before.items())
    if change.after is None:
        _refuse_orphans(session, change)
        result = session.execute(delete(change.table).where(is_it, *unchanged))
    else:
        result = session.execute(update(change.table).where(is_it, *unchanged).values(**change.after))
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise UndoError("This has changed since, so it was left as it is.")


def _refuse_orphans(session: Session, change: Change) -> None:
    """Deleting a row again must neither take along nor cut loose what has been attached to it since."""
    for table in Table.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is change.table:
                attached = select(exists().where(key.parent == change.key[key.column.name]))
                if session.execute(attached).scalar():
                    raise UndoError("Something has been added to this since, so it was left as it is.")
