"""The desk: the open store and what was done at it. Every service takes it as its first argument."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.cache import QueryCache
from infoview_tui.services.core.instances import instance_name
from infoview_tui.storage.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.services.core.event_log import EventRecord
    from infoview_tui.services.core.undo import UndoEntry
    from infoview_tui.storage.tables import Contact, TableModel

Entity = TypeVar("Entity", bound="TableModel")

AUTOSAVE_TIMEOUT_MS = 150
"""How long saving in passing may hold the screen, in milliseconds."""

MAX_LABEL_LENGTH = 200
"""The most characters of a deed's label: the event log need not hold every note twice."""


class Transaction:
    """One transaction of one deed: its session, and what the event log will say of it."""

    def __init__(self, session: Session, kind: str, now: datetime) -> None:
        """Begin; `label` and the ids are filled in by the service once it knows them."""
        self.session = session
        self.kind = kind
        self.now = now
        self.label = ""
        self.contact_id: int | None = None
        self.interview_id: int | None = None
        self.facts: dict[str, Any] = {}
        self.contact_events: list[EventRecord] = []

    def get(self, table: type[Entity], key: int) -> Entity:
        """Return the row with this id. Raises NotFoundError where it is gone."""
        row = self.session.get(table, key)
        if row is None:
            raise NotFoundError(
                f"This {table.__name__.lower()} is no longer there; it may have been deleted elsewhere."
            )
        return row

    def add(self, *items: TableModel) -> None:
        """Insert rows; their ids are known afterwards."""
        self.session.add_all(items)
        self.session.flush()

    def record(
        self, label: str, *, contact_id: int | None = None, interview_id: int | None = None, **facts: Any
    ) -> None:
        """Say what this deed is, for undo, the timeline and the funnel."""
        self.label = clean_line(label, MAX_LABEL_LENGTH)
        self.contact_id = contact_id if contact_id is not None else self.contact_id
        self.interview_id = interview_id if interview_id is not None else self.interview_id
        self.facts.update(facts)

    def record_for_contact(self, contact: Contact, kind: str, label: str, **facts: Any) -> None:
        """Say what this deed is to one of several contacts, for the timeline and the funnel; undone with the deed."""
        from infoview_tui.services.core.event_log import EventRecord

        self.contact_events.append(
            EventRecord(self.now, kind, clean_line(label, MAX_LABEL_LENGTH), contact.id, None, facts)
        )


class Workspace:
    """What the services work with. Undo and redo reach back to when the desk was opened."""

    def __init__(self, store: Store, instance: str | None = None) -> None:
        """Take an open store. ``window`` names the window that this desk serves; this process, if it is not given."""
        self.store = store
        self.cache = QueryCache(store)
        self.instance = instance_name() if instance is None else instance
        self._undo_stack: list[UndoEntry] = []
        self._redo_stack: list[UndoEntry] = []

    @contextmanager
    def transaction(self, kind: str, now: datetime) -> Iterator[Transaction]:
        """Run one deed in one transaction: commits, logs the event and makes it undoable; rolls back on any error.

        ``kind`` names the event (``contact.moved``). A deed that changed nothing leaves no trace.
        Raises StorageError where it cannot be saved.
        """
        from infoview_tui.services.core.event_log import EventRecord, log_events
        from infoview_tui.services.core.undo import RowChange, UndoEntry, track_changes

        changes: list[RowChange] = []
        with self.store.write_session() as session:
            track_changes(session, changes)
            transaction = Transaction(session, kind, now)
            yield transaction
            session.flush()
            if not changes:
                return
            label = transaction.label or kind
            event = EventRecord(now, kind, label, transaction.contact_id, transaction.interview_id, transaction.facts)
            entry = UndoEntry(
                label, log_events(session, [event, *transaction.contact_events]), transaction.contact_id, changes
            )
        self._undo_stack.append(entry)
        self._redo_stack.clear()

    @contextmanager
    def autosave(self) -> Iterator[Session]:
        """Save something in passing (a half-typed line, a draft) in one transaction, without event and undo.

        It is tried again at the next key, so it waits for no other process for long.
        """
        with self.store.write_session(AUTOSAVE_TIMEOUT_MS) as session:
            yield session

    def exclude_insert_from_undo(self, table: type[TableModel], key: int) -> None:
        """Leave out of undo the making of a row, such as a draft, into which the person has written since.

        No undo takes what was typed: the next one takes back what was done before.
        """
        table_name = table.__tablename__
        self._undo_stack = [deed for deed in self._undo_stack if not deed.only_inserted(str(table_name), key)]

    def undo(self, now: datetime) -> str:
        """Take the last deed back and return its label.

        Raises InfoviewError where there is none, UndoError where what it touched has changed elsewhere since: then it
        is left as it is, and the next undo takes the deed before it back.
        """
        return self._step(self._undo_stack, self._redo_stack, now, back=True)

    def redo(self, now: datetime) -> str:
        """Do the last undone deed again and return its label. Raises as `undo` does."""
        return self._step(self._redo_stack, self._undo_stack, now, back=False)

    def _step(self, source: list[UndoEntry], target: list[UndoEntry], now: datetime, *, back: bool) -> str:
        from infoview_tui.services.core.undo import UndoError

        if not source:
            raise InfoviewError("Nothing to undo." if back else "Nothing to redo.")
        try:
            self._replay(source[-1], now, back=back)
        except UndoError:
            source.pop()  # it stays as it is for good; those before it can still be reached
            raise
        target.append(source.pop())
        return target[-1].label

    def _replay(self, entry: UndoEntry, now: datetime, *, back: bool) -> None:
        from infoview_tui.services.core.event_log import mark_undone
        from infoview_tui.services.core.undo import apply_changes

        changes = [change.reversed() for change in reversed(entry.changes)] if back else entry.changes
        with self.store.write_session() as session:
            apply_changes(session, changes)
            mark_undone(session, entry.event_ids, now if back else None)

    def close(self) -> None:
        """Close the store."""
        self.store.close()
