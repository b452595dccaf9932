"""The workspace: an open store and its undo history. All services take it as their first argument."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from infoview_tui.domain.busy_times import CalendarReading
from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.errors import InfoviewError, UndoError
from infoview_tui.services.core.cache import QueryCache
from infoview_tui.services.core.placeholders import Placeholders
from infoview_tui.storage.import_lock import IMPORT_LOCK
from infoview_tui.storage.queries.profile.country import COUNTRY
from infoview_tui.storage.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.services.core.bulk_transaction import BulkTransaction
    from infoview_tui.services.core.transaction import Transaction
    from infoview_tui.services.core.undo_entry import UndoEntry
    from infoview_tui.storage.instances import Instance
    from infoview_tui.storage.tables import TableModel

AUTOSAVE_TIMEOUT_MS = 150
"""How long an autosave waits for another process, in milliseconds; it blocks the screen meanwhile."""


class Workspace:
    """An open database with its cache and undo history. Undo reaches back to when the workspace was opened."""

    def __init__(self, store: Store, instance: str | None = None) -> None:
        """Wrap an open store. ``instance`` names the running program; by default a name is chosen on first use."""
        self.store = store
        self.cache = QueryCache(store)
        self.placeholders = Placeholders()
        """Rows that screens show, and that the first change to them inserts."""
        self.date_order = DateOrder.MONTH_FIRST
        """What is first in a date such as ``3/4``: as the user writes it, by the config file or the locale."""
        self.calendar_reading = CalendarReading()
        """What the user's calendar files said when they were read last; empty if they have not been read."""
        self.on_change: Callable[[], object] = lambda: None
        """Called after each command, undo, and redo: what was said of an earlier one no longer holds."""
        self._cadence = Cadence()
        self.data_dir = store.database.parent
        """The data directory."""
        if instance is not None:
            self.instance = instance
        self._own_instance: Instance | None = None
        self._undo_stack: list[UndoEntry] = []
        self._redo_stack: list[UndoEntry] = []
        self._background_changes = 0

    @property
    def cadence(self) -> Cadence:
        """The rules for due dates, with the business days of the profile's country as it is now."""
        country = self.cache.get(_read_country)
        calendar = self._cadence.calendar
        if country != calendar.country:
            self._cadence = self._cadence._replace(calendar=calendar._replace(country=country))
        return self._cadence

    @cadence.setter
    def cadence(self, cadence: Cadence) -> None:
        self._cadence = cadence

    @cached_property
    def instance(self) -> str:
        """The name of the running program, which distinguishes its unfinished lines from those of others."""
        from infoview_tui.storage.instances import Instance

        self._own_instance = Instance(self.data_dir)
        return self._own_instance.name

    def is_instance_running(self, name: str) -> bool:
        """Return whether another instance on the same data is still running."""
        from infoview_tui.storage.instances import is_instance_running

        return is_instance_running(self.data_dir, name)

    @contextmanager
    def transaction(self, kind: str, now: datetime, *, with_files: bool = False) -> Iterator[Transaction]:
        """Run one command in a transaction: logs the event, commits and makes it undoable; rolls back on any error.

        ``kind`` is the kind of the event (``contact.moved``). A command that changes nothing is not logged.
        *with_files* is for commands that change files, too. Raises StorageError if saving fails.
        """
        with IMPORT_LOCK:
            from infoview_tui.services.core.transaction import begin_transaction  # imports SQLModel

        with begin_transaction(
            self.store, kind, now, self.cadence, self.placeholders, with_files=with_files
        ) as transaction:
            yield transaction
        if transaction.undo_entry is not None:
            self._undo_stack.append(transaction.undo_entry)
            self._redo_stack.clear()
            self.on_change()

    @contextmanager
    def bulk_transaction(self, kind: str, now: datetime, *, with_files: bool = False) -> Iterator[BulkTransaction]:
        """Run one command that changes thousands of rows, as `transaction` does, but past SQLModel."""
        from infoview_tui.services.core.bulk_transaction import begin_bulk_transaction

        with begin_bulk_transaction(self.store, kind, now, with_files=with_files) as transaction:
            yield transaction
        if transaction.undo_entry is not None:
            self.add_undo_entry(transaction.undo_entry)

    @contextmanager
    def edit(self, label: str, now: datetime, *, field: str) -> Iterator[Transaction]:
        """Save what is typed in a field, or what is chosen there, in one transaction without an event.

        It can be undone; keys in the same field without a pause are one entry. Otherwise as `autosave`.
        """
        with IMPORT_LOCK:
            from infoview_tui.services.core.transaction import begin_edit
            from infoview_tui.services.core.undo_entry import EditedField
        rules = self._cadence  # what is typed falls due on no day, so no key reads the country
        with begin_edit(
            self.store, label, now, rules, self.placeholders, timeout_ms=AUTOSAVE_TIMEOUT_MS
        ) as transaction:
            yield transaction
        if (entry := transaction.undo_entry) is None:
            return
        entry.edited = EditedField(field, now)
        if self.continues_edit(field, now):
            last = self._undo_stack[-1]
            last.absorb(entry.changes)
            last.event_ids += entry.event_ids
            last.edited = entry.edited
            self._redo_stack.clear()
            if not last.changes:
                self._undo_stack.pop()
        else:
            self.add_undo_entry(entry)

    def continues_edit(self, field: str, now: datetime) -> bool:
        """Return whether what is typed in a field now belongs to the last undo entry."""
        last = self._undo_stack[-1] if self._undo_stack else None
        if last is None or last.edited is None:
            return False
        return last.edited.is_continued_by(last.edited._replace(name=field, changed_at=now))

    @contextmanager
    def adjust(self, label: str, *, with_last: bool = False) -> Iterator[Session]:
        """Save a setting, such as a paused clock, in one transaction without an event; it can be undone.

        *with_last*: together with the last command, such as the question that is current after a note; by itself, with
        its label, only if there is none. Otherwise as `autosave`.
        """
        with IMPORT_LOCK:
            from infoview_tui.services.core.transaction import begin_adjustment
            from infoview_tui.services.core.undo_entry import UndoEntry

        with begin_adjustment(self.store, AUTOSAVE_TIMEOUT_MS) as rows:
            yield rows.session
        if not (changes := rows.changes):
            return
        if with_last and self._undo_stack and not self._undo_stack[-1].batches:
            self._undo_stack[-1].absorb(changes)
            self._redo_stack.clear()
        else:
            self.add_undo_entry(UndoEntry(label, [], changes))

    @contextmanager
    def autosave(self) -> Iterator[Session]:
        """Save an unfinished line or a draft in one transaction, without event and undo.

        The next key tries again, so it waits only `AUTOSAVE_TIMEOUT_MS` for another process.
        """
        with self.store.write_session(AUTOSAVE_TIMEOUT_MS, sync_later=True) as session:
            yield session

    def sync_in_thread(self, report_error: Callable[[str], object]) -> Callable[[], None]:
        """Let a thread bring changes to the disk, and return what waits until it has; call that before showing them.

        If the disk refuses them, the thread calls *report_error* once, with a message for the user.
        """
        return self.store.sync_in_thread(report_error)

    def wait_for_disk(self) -> str:
        """Wait until all changes are on the disk, before they leave the program in another way than on the screen.

        Returns a message for the user if the disk has refused some; otherwise "".
        """
        return self.store.wait_for_disk()

    def take_undo_entry(self) -> UndoEntry | None:
        """Remove the last command from the undo history and return it, for that of another workspace on the data."""
        return self._undo_stack.pop() if self._undo_stack else None

    def begin_background_change(self) -> None:
        """Expect that a thread changes the data by a workspace of its own, such as an import.

        To this one, that is a change by another window, until `add_undo_entry` has what undoes it: so commands that the
        thread's change keeps from being undone are not dropped before `end_background_change`.
        """
        self._background_changes += 1

    def end_background_change(self) -> None:
        """Stop expecting it. Call this immediately before `add_undo_entry`, or after an error."""
        self._background_changes -= 1

    def add_undo_entry(self, entry: UndoEntry) -> None:
        """Let undo take back a command of another workspace on the same data."""
        self._undo_stack.append(entry)
        self._redo_stack.clear()
        self.on_change()

    def clear_undo(self) -> None:
        """Forget the undo history, which has the rows of a person who was forgotten."""
        self._undo_stack.clear()
        self._redo_stack.clear()
        self.on_change()

    def exclude_insert_from_undo(self, table: type[TableModel], key: int) -> list[int]:
        """Remove the insertion of a row from the undo history, such as a draft that has been edited since.

        Otherwise undo would delete what was typed. Returns the ids of its events.
        """
        table_name = str(table.__tablename__)
        removed = [entry for entry in self._undo_stack if entry.only_inserted(table_name, key)]
        self._undo_stack = [entry for entry in self._undo_stack if entry not in removed]
        return [event_id for entry in removed for event_id in entry.event_ids]

    def remembers(self, table: type[TableModel], key: int) -> bool:
        """Return whether undo or redo needs a row, other than to take back its insertion."""
        name = str(table.__tablename__)
        entries = (*self._undo_stack, *self._redo_stack)
        return any(entry.refers_to(name, key) for entry in entries if not entry.only_inserted(name, key))

    def undo(self, now: datetime) -> str:
        """Undo the last command and return its label.

        Raises InfoviewError if there is none, and UndoError if its rows have changed since. Then nothing changes, and
        the next undo applies to the command before it. A merge of another copy that was the last change of all can be
        undone by a later program, too.
        """
        self._take_saved_merge()
        return self._step(self._undo_stack, self._redo_stack, now, is_undo=True)

    def redo(self, now: datetime) -> str:
        """Redo the last undone command and return its label. Raises the same errors as `undo`."""
        return self._step(self._redo_stack, self._undo_stack, now, is_undo=False)

    def _step(self, source: list[UndoEntry], target: list[UndoEntry], now: datetime, *, is_undo: bool) -> str:
        if not source:
            raise InfoviewError("Nothing to undo." if is_undo else "Nothing to redo.")
        try:
            self._replay(source[-1], now, is_undo=is_undo)
        except UndoError as error:
            lost = source.pop()  # it can never be undone; drop it to reach the commands before it
            word = "undo" if is_undo else "redo"
            following = f" The next {word}: “{source[-1].label}”." if source else f" There is nothing else to {word}."
            raise UndoError(f"“{lost.label}”: {error}{following}") from error
        target.append(source.pop())
        self.on_change()
        return target[-1].label

    def _replay(self, entry: UndoEntry, now: datetime, *, is_undo: bool) -> None:
        if entry.batches:
            from infoview_tui.services.core.bulk_transaction import replay_batches

            replay_batches(self.store, entry, now, is_undo=is_undo)
            return
        with IMPORT_LOCK:
            from infoview_tui.services.core.transaction import replay

        replay(self.store, entry, now, is_undo=is_undo)

    def _take_saved_merge(self) -> None:
        """Put the last merge on the undo stack if another program did it, and nothing was changed since."""
        from infoview_tui.services.core.saved_merges import load_saved_merge
        from infoview_tui.storage.queries.copies.merges import LATEST_MERGE

        merge = self.store.first(LATEST_MERGE)
        entries = (*self._undo_stack, *self._redo_stack)
        if merge is None or any(merge.event_id in entry.event_ids for entry in entries):
            return
        self._undo_stack.append(load_saved_merge(self.store, merge))

    def drop_impossible_undo(self) -> list[str]:
        """Remove commands that undo cannot take back any more, up to the first that it can; return why, for each.

        Call it after another window has changed the data, so that undo offers only what it can do. Does nothing during
        a change in the background.
        """
        if self._background_changes or not self._undo_stack:
            return []
        with IMPORT_LOCK:
            from infoview_tui.services.core.transaction import try_undo

        reasons = []
        while self._undo_stack and (problem := try_undo(self.store, self._undo_stack[-1], AUTOSAVE_TIMEOUT_MS)):
            reasons.append(f"“{self._undo_stack.pop().label}” can no longer be undone: {problem}")
        return reasons

    def changed_elsewhere(self, *, is_idle: bool = True) -> bool:
        """Return whether another process has changed the data since the last call; see `Store.has_external_changes`.

        Raises StorageError if the data cannot be read, and DataFileError if their file is not the one that was opened.
        """
        return self.store.has_external_changes(is_idle=is_idle)

    @property
    def is_file_lost(self) -> bool:
        """Whether the last check found that the data file is not the one that was opened."""
        return self.store.file.is_lost

    def close(self) -> None:
        """Close the store and release the instance's lock."""
        if self._own_instance is not None:
            self._own_instance.close()
        self.store.close()


def open_workspace(
    database: Path, cadence: Cadence | None = None, date_order: DateOrder = DateOrder.MONTH_FIRST
) -> Workspace:
    """Open, create or upgrade a database and return the workspace over it.

    ``cadence`` has the numbers of the config file and the user's time zone; by default, due dates are counted in UTC.
    ``date_order`` is how the user writes dates. Raises StorageError with a message for the user if this fails.
    """
    cadence = cadence or Cadence()
    workspace = Workspace(Store(database, cadence.calendar.zone))
    workspace.date_order, workspace.cadence = date_order, cadence
    return workspace


def _read_country(store: Store) -> str:
    row = store.first(COUNTRY)
    return row.country if row else ""
