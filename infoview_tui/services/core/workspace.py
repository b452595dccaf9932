"""The desk: the open store and what was done at it. Every service takes it as its first argument."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.cache import Kept
from infoview_tui.services.core.instances import name_window
from infoview_tui.storage.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.services.core.event_log import Told
    from infoview_tui.services.core.undo import Deed
    from infoview_tui.storage.tables import Contact, Table

Entity = TypeVar("Entity", bound="Table")

PASSING_MS = 150
"""How long saving in passing may hold the screen, in milliseconds."""

LONGEST_LABEL = 200
"""The most characters of a deed's label: the event log need not hold every note twice."""


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
        self.parts: list[Told] = []

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
        self.label = clean_line(label, LONGEST_LABEL)
        self.contact_id = contact_id if contact_id is not None else self.contact_id
        self.interview_id = interview_id if interview_id is not None else self.interview_id
        self.facts.update(facts)

    def tell_of(self, contact: Contact, kind: str, label: str, **facts: Any) -> None:
        """Say what this deed is to one of several contacts, for the timeline and the funnel; undone with the deed."""
        from infoview_tui.services.core.event_log import Told

        self.parts.append(Told(self.now, kind, clean_line(label, LONGEST_LABEL), contact.id, None, facts))


class Desk:
    """What the services work with. Undo and redo reach back to when the desk was opened."""

    def __init__(self, store: Store, window: str | None = None) -> None:
        """Take an open store. ``window`` names the window that this desk serves; this process, if it is not given."""
        self.store = store
        self.kept = Kept(store)
        self.window = name_window() if window is None else window
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    @contextmanager
    def act(self, kind: str, now: datetime) -> Iterator[Act]:
        """Run one deed in one transaction: commits, logs the event and makes it undoable; rolls back on any error.

        ``kind`` names the event (``contact.moved``). A deed that changed nothing leaves no trace.
        Raises StorageError where it cannot be saved.
        """
        from infoview_tui.services.core.event_log import Told, log_events
        from infoview_tui.services.core.undo import Change, Deed, record

        changes: list[Change] = []
        with self.store.write() as session:
            record(session, changes)
            act = Act(session, kind, now)
            yield act
            session.flush()
            if not changes:
                return
            label = act.label or kind
            told = Told(now, kind, label, act.contact_id, act.interview_id, act.facts)
            deed = Deed(label, log_events(session, [told, *act.parts]), act.contact_id, changes)
        self._done.append(deed)
        self._undone.clear()

    @contextmanager
    def keep(self) -> Iterator[Session]:
        """Save something in passing (a half-typed line, a draft) in one transaction, without event and undo.

        It is tried again at the next key, so it waits for no other process for long.
        """
        with self.store.write(PASSING_MS) as session:
            yield session

    def let_go(self, table: type[Table], key: int) -> None:
        """Leave out of undo the making of a row, such as a draft, into which the person has written since.

        No undo takes what was typed: the next one takes back what was done before.
        """
        made = table.__tablename__
        self._done = [deed for deed in self._done if not deed.only_made(str(made), key)]

    def undo(self, now: datetime) -> str:
        """Take the last deed back and return its label.

        Raises InfoviewError where there is none, UndoError where what it touched has changed elsewhere since: then it
        is left as it is, and the next undo takes the deed before it back.
        """
        return self._step(self._done, self._undone, now, back=True)

    def redo(self, now: datetime) -> str:
        """Do the last undone deed again and return its label. Raises as `undo` does."""
        return self._step(self._undone, self._done, now, back=False)

    def _step(self, source: list[Deed], target: list[Deed], now: datetime, *, back: bool) -> str:
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

    def _replay(self, deed: Deed, now: datetime, *, back: bool) -> None:
        from infoview_tui.services.core.event_log import mark_undone
        from infoview_tui.services.core.undo import replay

        changes = [change.reversed() for change in reversed(deed.changes)] if back else deed.changes
        with self.store.write() as session:
            replay(session, changes)
            mark_undone(session, deed.event_ids, now if back else None)

    def close(self) -> None:
        """Close the store."""
        self.store.close()
