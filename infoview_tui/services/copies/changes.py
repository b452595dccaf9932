"""The changes of rows that turn this copy into the merged one, in an order that foreign keys and indexes allow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from infoview_tui.domain.normalize import sort_key
from infoview_tui.services.copies.merging import MergedCopies
from infoview_tui.services.core.bulk_transaction import BulkTransaction
from infoview_tui.storage.bulk_rows import StoredRow
from infoview_tui.storage.copies.formats import CopyTable, list_copy_tables
from infoview_tui.storage.copies.rows import CopyRows, Values

Row = dict[str, Any]

_PARKED = dict.fromkeys(("industries", "organizations", "paths", "tags", "views"), "name") | {
    "contacts": "profile_url",
    "import_mappings": "header",
}
"""Columns in which two rows cannot have the same text, not even for a moment: they get another one in between."""

_DELETED_FIRST = frozenset({"verdicts", "ratings", "trip_meetings"})
"""Tables with unique references, to whose rows nothing refers."""

_DRAFTS = {
    "live_drafts": (2, {"interview_id": "interviews"}),
    "dialog_drafts": (2, {"contact_id": "contacts"}),
    "research_drafts": (
        1,
        {
            "contact_id": "contacts",
            "organization_id": "organizations",
            "industry_id": "industries",
            "path_id": "paths",
        },
    ),
}
"""Unfinished texts, which are deleted together with what they are about: the size of their key, and what that is."""


_EVENT_COLUMNS = ("id", "at", "kind", "label", "contact_id", "interview_id", "facts", "undone_at")


class _TableChanges(NamedTuple):
    """Rows that are inserted, changed (before and after, with the key first), and deleted. All have the key first."""

    key: tuple[str, ...]
    inserts: list[Row]
    updates: list[tuple[Row, Row]]
    deletes: list[Row]


class ChangeWriter:
    """Writes one merge in a transaction. *stored* is this copy as its database has it."""

    def __init__(self, transaction: BulkTransaction, merged: MergedCopies, stored: CopyRows) -> None:
        """Choose the ids of new rows."""
        self.transaction, self.merged, self.stored = transaction, merged, stored
        self.sort_names = dict(transaction.connection.execute("SELECT id, sort_name FROM contacts"))
        self.ids: dict[str, dict[Any, Any]] = {table.name: self._choose_ids(table) for table in list_copy_tables()}

    def write(self) -> None:
        """Write everything. Meanwhile, triggers record no changes: the times are those of the other copy."""
        by_table = {table.name: self._compare(table) for table in list_copy_tables()}
        times, deletions = list(_new_times(self.merged, self.stored)), _new_deletions(self.merged, self.stored)
        events = list(self._new_events())
        if not (any(any(changes[1:]) for changes in by_table.values()) or times or any(deletions) or events):
            return
        self.transaction.write("copy_state", ("name", "value"), None, [("paused", 1)])
        self._write_rows(by_table)
        self.transaction.write("field_changes", ("row_key", "field", "at"), None, times, key_size=3)
        columns = ("row_key", "at", "is_forgotten", "replaced_by")
        added, before, after = deletions
        self.transaction.write("deleted_rows", columns, None, added)
        self.transaction.write("deleted_rows", columns, before, after)
        self.transaction.write("events", _EVENT_COLUMNS, None, events)
        self.transaction.write("copy_state", ("name", "value"), [("paused", 1)], None)

    def _write_rows(self, by_table: dict[str, _TableChanges]) -> None:
        self._delete_drafts(by_table)
        self._clear_current_questions()
        for name in _DELETED_FIRST:
            self._insert_or_delete(name, by_table[name], by_table[name].deletes, is_insert=False)
        for name in _PARKED:
            self._park(name, by_table[name])
        for name, changes in by_table.items():
            self._insert_or_delete(name, changes, changes.inserts, is_insert=True)
        for name, changes in by_table.items():
            self._update(name, changes)
        for name in reversed(by_table):
            if name not in _DELETED_FIRST:
                self._insert_or_delete(name, by_table[name], by_table[name].deletes, is_insert=False)

    def _clear_current_questions(self) -> None:
        """Clear references to questions that were deleted, which a copy is read without; no foreign key does so."""
        columns = ("id", "current_question_id")
        before = self.transaction.connection.execute(
            f"SELECT {', '.join(columns)} FROM interviews"  # noqa: S608 - a constant
            " WHERE current_question_id NOT IN (SELECT id FROM planned_questions)"
        ).fetchall()
        if before:
            self.transaction.write("interviews", columns, before, [(row_id, None) for row_id, _ in before])

    def _choose_ids(self, table: CopyTable) -> dict[Any, Any]:
        known, rows = self.merged.mine.ids[table.name], self.merged.rows[table.name]
        if table.key_fields is not None:
            return {}
        numbers = count(self.transaction.next_id(table.name))
        found: dict[Any, Any] = {key: known[key] if key in known else next(numbers) for key in rows}
        found[None] = None
        return found

    def _compare(self, table: CopyTable) -> _TableChanges:
        if table.key_fields is None:
            key: tuple[str, ...] = ("id",)
            before, after = self._identified_rows(table)
        else:
            key = tuple(table.fields[index] for index in table.key_fields) or ("id",)
            before = self._natural_rows(table, key, self.stored.rows[table.name], self.stored.ids)
            after = self._natural_rows(table, key, self.merged.rows[table.name], self.ids)
        changes = _TableChanges(key, [], [], [])
        for identity, row in after.items():
            old = before.get(identity)
            if old is None:
                changes.inserts.append(row)
            elif old != row:
                names = [*key, *(name for name in row if old[name] != row[name])]
                changes.updates.append(({name: old[name] for name in names}, {name: row[name] for name in names}))
        changes.deletes.extend(row for identity, row in before.items() if identity not in after)
        return changes

    def _identified_rows(self, table: CopyTable) -> tuple[dict[Any, Row], dict[Any, Row]]:
        """Return the rows that differ, before and after, by id."""
        stored, ids = self.stored.rows[table.name], self.stored.ids[table.name]
        keys = {row_id: key for key, row_id in ids.items()}
        before: dict[Any, Row] = {}
        after: dict[Any, Row] = {}
        kept = set()
        for key, row in self.merged.rows[table.name].items():
            row_id = self.ids[table.name][key]
            old_key = keys.get(row_id)
            if old_key is not None:
                kept.add(old_key)
                if old_key == key and stored[key] == row and not self.merged.obsolete:
                    continue
                before[row_id] = self._identify(
                    table, row_id, old_key, self._to_columns(table, stored[old_key], self.stored.ids)
                )
            after[row_id] = self._identify(
                table, row_id, key, self._to_columns(table, row, self.ids), before.get(row_id)
            )
        for key, row in stored.items():
            if key not in kept:
                before[ids[key]] = self._identify(table, ids[key], key, self._to_columns(table, row, self.stored.ids))
        return before, after

    def _identify(self, table: CopyTable, row_id: int, key: str, columns: Row, old: Row | None = None) -> Row:
        """Return a row with its id, its UUID, and what follows from others. *old* is the row before, if it changes."""
        row = {"id": row_id, **columns, "uuid": key}
        if table.name == "contacts":
            is_stored = old is None or old["name"] == row["name"]
            stored = self.sort_names.get(row_id) if is_stored else None
            row["sort_name"] = sort_key(row["name"]) if stored is None else stored
        return row

    def _natural_rows(
        self, table: CopyTable, key: tuple[str, ...], rows: dict[str, Values], ids: dict[str, dict[Any, Any]]
    ) -> dict[Any, Row]:
        found = {}
        for row in rows.values():
            columns = self._to_columns(table, row, ids)
            if table.name == "profile":
                columns["id"] = 1
            if table.name == "distinct_contacts":
                columns["first_id"], columns["second_id"] = sorted((columns["first_id"], columns["second_id"]))
            found[tuple(columns[name] for name in key)] = columns
        return found

    def _to_columns(self, table: CopyTable, row: Values, ids: dict[str, dict[Any, Any]]) -> Row:
        columns = dict(zip(table.fields, row, strict=True))
        for index, reference in table.references.items():
            name = table.fields[index]
            columns[name] = ids[reference.table].get(columns[name])
        return columns

    def _insert_or_delete(self, table: str, changes: _TableChanges, rows: list[Row], *, is_insert: bool) -> None:
        if not rows:
            return
        columns = (*changes.key, *(name for name in rows[0] if name not in changes.key))
        values = [tuple(row[name] for name in columns) for row in rows]
        before, after = (None, values) if is_insert else (values, None)
        self.transaction.write(table, columns, before, after, key_size=len(changes.key))

    def _update(self, table: str, changes: _TableChanges) -> None:
        """Write the changed rows, those with the same columns at once."""
        groups: dict[tuple[str, ...], tuple[list[StoredRow], list[StoredRow]]] = {}
        for old, new in changes.updates:
            before, after = groups.setdefault(tuple(old), ([], []))
            before.append(tuple(old.values()))
            after.append(tuple(new.values()))
        for columns, (before, after) in groups.items():
            self.transaction.write(table, columns, before, after, key_size=len(changes.key))

    def _park(self, table: str, changes: _TableChanges) -> None:
        """Give rows another text first that lose theirs, so that the others can have it."""
        column = _PARKED[table]
        rows = [old for old, new in changes.updates if old.get(column)] + [
            old for old in changes.deletes if old[column]
        ]
        before = [(row["id"], row[column]) for row in rows]
        for row in rows:
            row[column] = "" if table == "contacts" else f"\x1f{row['id']}"
        self.transaction.write(table, ("id", column), before, [(row["id"], row[column]) for row in rows])

    def _delete_drafts(self, by_table: dict[str, _TableChanges]) -> None:
        connection = self.transaction.connection
        for table, (key_size, owners) in _DRAFTS.items():
            for column, owner in owners.items():
                ids = [row["id"] for row in by_table[owner].deletes]
                if not ids:
                    continue
                cursor = connection.execute(
                    f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608 - its own names
                    (json.dumps(ids),),
                )
                columns = tuple(name for name, *_ in cursor.description)
                self.transaction.write(table, columns, cursor.fetchall(), None, key_size=key_size)

    def _new_events(self) -> Iterator[StoredRow]:
        """Yield the events of the other copy that this one does not have."""
        numbers = count(self.transaction.next_id("events"))
        contacts, interviews = self.ids["contacts"], self.ids["interviews"]
        for event, (label, undone_at) in self.merged.events.items():
            if event in self.merged.mine.events:
                continue
            contact_id, interview_id = contacts.get(event.contact), interviews.get(event.interview)
            if (event.contact is None) is (contact_id is None) and (event.interview is None) is (interview_id is None):
                yield next(numbers), event.at, event.kind, label, contact_id, interview_id, event.facts, undone_at


def _new_times(merged: MergedCopies, stored: CopyRows) -> Iterator[StoredRow]:
    for key, fields in merged.times.items():
        known = stored.times.get(key, {})
        if known == fields:
            continue
        for name, times in fields.items():
            for at in sorted(set(times).difference(known.get(name, ()))):
                yield key, name, at


def _new_deletions(
    merged: MergedCopies, stored: CopyRows
) -> tuple[Sequence[StoredRow], Sequence[StoredRow], Sequence[StoredRow]]:
    """Return the deletions that are new, and those that differ, before and after."""
    added = [(key, *one) for key, one in merged.deleted.items() if key not in stored.deleted]
    changed: Iterable[str] = [key for key, one in stored.deleted.items() if merged.deleted.get(key, one) != one]
    before = [(key, *stored.deleted[key]) for key in changed]
    return added, before, [(key, *merged.deleted[key]) for key in changed]
