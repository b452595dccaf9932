"""The rows of a copy of the data, by keys that are the same in all copies, with the times of their changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.storage.copies.formats import CopyTable, list_copy_tables

Values = tuple[Any, ...]
"""A row as stored, in the order of `CopyTable.fields`; references are keys of rows."""

Times = tuple[int, ...]
"""When a field was changed, in milliseconds since 1970, the latest last."""


class Deletion(NamedTuple):
    """When a row was deleted, whether it was forgotten for good, and the row that it became part of, if any."""

    at: int
    is_forgotten: bool = False
    replaced_by: str = ""


class CopyEvent(NamedTuple):
    """An event, with keys in the place of ids."""

    at: str
    kind: str
    contact: str | None
    interview: str | None
    facts: str


@dataclass(slots=True)
class CopyRows:
    """Everything in a copy that can be merged. ``ids`` are the ids of rows in its database, by key."""

    rows: dict[str, dict[str, Values]] = field(default_factory=dict)
    ids: dict[str, dict[str, int]] = field(default_factory=dict)
    times: dict[str, dict[str, Times]] = field(default_factory=dict)
    deleted: dict[str, Deletion] = field(default_factory=dict)
    events: dict[CopyEvent, tuple[str, str | None]] = field(default_factory=dict)
    """The label of each event, and when it was undone. Merges are events of one copy."""

    def has_rows(self) -> bool:
        """Return whether the user has saved any contact, or what contacts are organized by."""
        return any(rows for name, rows in self.rows.items() if name not in ("profile", "topic_weights"))


def read_copy(
    connection: sqlite3.Connection,
    report: Callable[[str], None] = lambda _: None,
    clean: Callable[[str], str] | None = None,
) -> CopyRows:
    """Read a copy. *report* is called with the name of each table, *clean* for each text. Raises sqlite3.Error."""
    copy = CopyRows()
    keys: dict[str, dict[int, str]] = {}
    for table in list_copy_tables():
        report(table.name)
        _read_table(connection, table, copy, keys, clean)
    _resolve_late_references(copy, keys)
    for key, name, at in connection.execute("SELECT row_key, field, at FROM field_changes ORDER BY row_key, field, at"):
        changes = copy.times.setdefault(key, {})
        changes[name] = (*changes.get(name, ()), at)
    for key, at, is_forgotten, replaced_by in connection.execute(
        "SELECT row_key, at, is_forgotten, replaced_by FROM deleted_rows"
    ):
        copy.deleted[key] = Deletion(at, bool(is_forgotten), replaced_by)
    report("events")
    contacts, interviews = keys["contacts"], keys["interviews"]
    for at, kind, label, contact_id, interview_id, facts, undone_at in connection.execute(
        "SELECT at, kind, label, contact_id, interview_id, facts, undone_at FROM events WHERE kind <> ?",
        (EventKind.COPIES_MERGED.value,),
    ):
        contact, interview = contacts.get(contact_id), interviews.get(interview_id)
        if (contact is None) is (contact_id is None) and (interview is None) is (interview_id is None):
            copy.events[CopyEvent(at, kind, contact, interview, facts)] = (label, undone_at)
    return copy


def _read_table(
    connection: sqlite3.Connection,
    table: CopyTable,
    copy: CopyRows,
    keys: dict[str, dict[int, str]],
    clean: Callable[[str], str] | None,
) -> None:
    has_uuid = table.key_fields is None
    columns = ", ".join(f'"{name}"' for name in table.fields)
    head = "id, uuid" if has_uuid else "0, ''"
    rows: dict[str, Values] = {}
    ids: dict[str, int] = {}
    known_tables = [(index, one.table) for index, one in table.references.items() if one.table in keys]
    translated = [(index, keys[name]) for index, name in known_tables]
    for row_id, uuid, *values in connection.execute(f"SELECT {head}, {columns} FROM {table.name}"):  # noqa: S608 - its own names
        for index, known in translated:
            values[index] = known.get(values[index])
        row = tuple(values if clean is None else (_clean(one, clean) for one in values))
        if not has_uuid and any(row[index] is None for index in table.key_fields or ()):
            continue  # an entry of a deleted interview
        key = (uuid or f"{table.name}:{row_id}") if has_uuid else table.make_key(row)
        rows[key] = row
        ids[key] = row_id
    copy.rows[table.name], copy.ids[table.name] = rows, ids
    keys[table.name] = {row_id: key for key, row_id in ids.items()} if has_uuid else {}


def _clean(value: Any, clean: Callable[[str], str]) -> Any:
    """Return a text cleaned; nearly all need not be."""
    if not isinstance(value, str) or (value.isascii() and value.isprintable()):
        return value
    return clean(value)


def _resolve_late_references(copy: CopyRows, keys: dict[str, dict[int, str]]) -> None:
    """Translate the references to rows of the same table, or of a later one."""
    order = [table.name for table in list_copy_tables()]
    for position, table in enumerate(list_copy_tables()):
        late = [
            (index, keys[one.table]) for index, one in table.references.items() if one.table not in order[:position]
        ]
        if not late:
            continue
        rows = copy.rows[table.name]
        for key, row in rows.items():
            if all(row[index] is None for index, _ in late):
                continue
            values = list(row)
            for index, known in late:
                values[index] = known.get(values[index])
            rows[key] = tuple(values)
