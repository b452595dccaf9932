"""Rows that were made on two machines and are the same thing: tags, paths, and organizations with the same name.

They become one row, under the smaller of their keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from infoview_tui.services.copies.fields import RowVersion, join_field_times, merge_rows
from infoview_tui.storage.copies.formats import CopyTable, list_copy_tables
from infoview_tui.storage.copies.rows import CopyRows, Deletion, Values

_UPPER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
"""How the indexes compare names: without case in the letters of ASCII."""

_UNIQUE_IN_DATABASE = frozenset({
    *("industries", "organizations", "paths", "tags", "views", "contacts", "import_mappings"),
    *("verdicts", "ratings", "trip_meetings"),
})  # fmt: skip
"""Tables in which two such rows cannot exist; in others, the user may have wanted both."""


def find_replaced(mine: CopyRows, theirs: CopyRows) -> dict[str, str]:
    """Return the rows that became part of others in earlier merges, and these."""
    known = {
        key: deletion.replaced_by
        for copy in (mine, theirs)
        for key, deletion in copy.deleted.items()
        if deletion.replaced_by
    }
    return _resolve(known)


def find_same_rows(rows: Mapping[str, Mapping[str, Values]], mine: CopyRows, theirs: CopyRows) -> dict[str, str]:
    """Return the rows that are the same as another one, and this one."""
    found: dict[str, str] = {}
    for table in list_copy_tables():
        if not table.unique:
            continue
        seen: dict[tuple[Any, ...], list[str]] = {}
        for key, values in rows[table.name].items():
            identity = tuple(_fold(values[index]) for index in table.unique)
            if identity != ("",) or table.name != "contacts":  # any number of contacts have no profile
                seen.setdefault(identity, []).append(key)
        for keys in seen.values():
            if len(keys) > 1:
                found.update(_pair_up(table, keys, mine, theirs))
    return _resolve(found)


def unify(copy: CopyRows, replaced: Mapping[str, str]) -> tuple[CopyRows, list[tuple[str, int]]]:
    """Return a copy with other keys for rows, and the ids of the rows that became part of another, by table."""
    if not replaced:
        return copy, []
    result, obsolete = CopyRows(events={}), []
    for key, times in copy.times.items():
        name = _translate(key, replaced)
        result.times[name] = join_field_times(result.times.get(name, {}), times)
    for table in list_copy_tables():
        rows: dict[str, Values] = {}
        ids: dict[str, int] = {}
        for key, row in copy.rows[table.name].items():
            values = _replace_references(table, row, replaced)
            name = replaced.get(key, key) if table.key_fields is None else table.make_key(values)
            if name in rows:
                own = RowVersion(rows[name], copy.times.get(name, {}))
                rows[name] = merge_rows(table, name, own, RowVersion(values, copy.times.get(key, {}))).values
                obsolete.append((table.name, max(ids[name], copy.ids[table.name][key])))
                ids[name] = min(ids[name], copy.ids[table.name][key])
            else:
                rows[name], ids[name] = values, copy.ids[table.name][key]
        result.rows[table.name], result.ids[table.name] = rows, ids
    for key, deletion in copy.deleted.items():
        name = _translate(key, replaced)
        if name == key:
            result.deleted[key] = deletion
    result.deleted |= {key: Deletion(0, replaced_by=name) for key, name in replaced.items()}
    result.events = {
        event._replace(contact=replaced.get(event.contact or "", event.contact)): details
        for event, details in copy.events.items()
    }
    return result, obsolete


def _pair_up(table: CopyTable, keys: list[str], mine: CopyRows, theirs: CopyRows) -> dict[str, str]:
    if table.name in _UNIQUE_IN_DATABASE:
        return {key: min(keys) for key in keys if key != min(keys)}
    own, other = mine.rows[table.name], theirs.rows[table.name]
    only_mine = sorted(key for key in keys if key not in other)
    only_theirs = sorted(key for key in keys if key not in own)
    return {max(pair): min(pair) for pair in zip(only_mine, only_theirs, strict=False)}


def _resolve(replaced: Mapping[str, str]) -> dict[str, str]:
    """Follow chains of replacements to their end."""
    resolved = {}
    for key in replaced:
        seen, last = {key}, replaced[key]
        while last in replaced and last not in seen:
            seen.add(last)
            last = replaced[last]
        resolved[key] = last
    return resolved


def _translate(key: str, replaced: Mapping[str, str]) -> str:
    """Return the key under which a row is known now, also of a link between two rows."""
    if "/" not in key:
        return replaced.get(key, key)
    return "/".join(replaced.get(part, part) for part in key.split("/"))


def _replace_references(table: CopyTable, row: Values, replaced: Mapping[str, str]) -> Values:
    if not any(row[index] in replaced for index in table.references):
        return row
    values = list(row)
    for index in table.references:
        values[index] = replaced.get(values[index], values[index])
    return tuple(values)


def _fold(value: object) -> object:
    return value.translate(_UPPER) if isinstance(value, str) else value
