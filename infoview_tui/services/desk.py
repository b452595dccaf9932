"""The desk: the open store and what was done at it. Every service takes it as its first argument."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.storage.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.services.history import Deed
    from infoview_tui.storage.tables import Table

Entity = TypeVar("Entity", bound="Table")


class Act:
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

    def get(self, table: type[Entity], key: int) -> Entity:
        """Return the row with this id. Raises NotFoundError where it is gone."""
        found = self.session.get(table, key)
        if found is None:
            raise NotFoundError(
                f"This {table.__name__.lower()} is no longer there; it may have been deleted elsewhere."
            )
        return found

    def add(self, *items: Table) -> None:
        """Insert rows; their ids are known afterwards."""
        self.session.add_all(items)
        self.session.flush()

    def tell(self, label: str, *, contact_id: int | None = None, interview_id: int | None = None, **facts: Any) -> None:
        """Say what this deed is, for undo, the timeline and the funnel."""
        self.label = label
        self.contact_id = contact_id if contact_id is not None else self.contact_id
        self.interview_id = interview_id if interview_id is not None else self.interview_id
        self.facts.update(facts)


class Desk:
    """What the services work with. Undo and redo reach back to when the desk was opened."""

    def __init__(self, store: Store) -> None:
        """Take an open store."""
        self.store = store
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    @contextmanager
    def act(self, kind: str, now: datetime) -> Iterator[Act]:
        """Run one deed in one transaction: commits, logs the event and makes it undoable; rolls back on any error.

        ``kind`` names the event (``contact.moved``). A deed that changed nothing leaves no trace.
        Raises StorageError where it cannot be saved.
        """
        from infoview_tui.services.history import Change, Deed, record
        from infoview_tui.storage.tables import Event

        changes: list[Change] = []
        with self.store.write() as session:
            record(session, changes)
            act = Act(session, kind, now)
            yield act
            session.flush()
            if not changes:
                return
            entry = Event(
                at=now,
                kind=kind,
                label=act.label or kind,
                contact_id=act.contact_id,
                interview_id=act.interview_id,
                facts=act.facts,
            )
            session.add(entry)
            session.flush()
            deed = Deed(entry.label, entry.id or 0, act.contact_id, changes)
        self._done.append(deed)
        self._undone.clear()

    @contextmanager
    def keep(self) -> Iterator[Session]:
        """Save something in passing (a half-typed line, a draft) in one transaction, without event and undo."""
        with self.store.write() as session:
            yield session

    def undo(self, now: datetime) -> str:
        """Take the last deed back and return its label.

        Raises InfoviewError where there is none, UndoError where what it touched has changed elsewhere since.
        """
        deed = self._last(self._done, "Nothing to undo.")
        self._replay(deed, now, back=True)
        self._undone.append(self._done.pop())
        return deed.label

    def redo(self, now: datetime) -> str:
        """Do the last undone deed again and return its label. Raises as `undo` does."""
        deed = self._last(self._undone, "Nothing to redo.")
        self._replay(deed, now, back=False)
        self._done.append(self._undone.pop())
        return deed.label

    @staticmethod
    def _last(deeds: list[Deed], otherwise: str) -> Deed:
        if not deeds:
            raise InfoviewError(otherwise)
        return deeds[-1]

    def _replay(self, deed: Deed, now: datetime, *, back: bool) -> None:
        from infoview_tui.services.history import replay
        from infoview_tui.storage.tables import Event

        changes = [change.reversed() for change in reversed(deed.changes)] if back else deed.changes
        with self.store.write() as session:
            replay(session, changes)
            entry = session.get(Event, deed.event_id)
            if entry is not None:
                entry.undone_at = now if back else None

    def close(self) -> None:
        """Close the store."""
        self.store.close()
