"""What two copies of the data are together, as a function of both that does not depend on which one is whose."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from infoview_tui.services.copies.existence import find_existing
from infoview_tui.services.copies.fields import FieldConflict, FieldTimes, RowVersion, join_field_times, merge_rows
from infoview_tui.services.copies.unify import find_replaced, find_same_rows, unify
from infoview_tui.storage.copies.formats import CopyTable, list_copy_tables
from infoview_tui.storage.copies.rows import CopyEvent, CopyRows, Deletion, Values
from infoview_tui.storage.row_uuids import creation_time, is_from_before_times

_ORDERED = {"planned_questions": "interview_id", "notes": "interview_id"}
"""Tables whose rows have a position, and what they belong to."""

_SECOND_NOTE = UUID("1b1d8b0c-6a0f-4a53-8f0e-7c2f3f0a9d11")

_MAX_ROUNDS = 20
"""How often rows that are the same are looked for, since rows that refer to them can become the same in turn."""


@dataclass(slots=True)
class MergedCopies:
    """The rows after the merge, by table and key, with the times of their changes. ``mine`` is what is there now.

    ``obsolete`` are the rows of this copy that became part of another one, as table and id.
    """

    mine: CopyRows
    rows: dict[str, dict[str, Values]] = field(default_factory=dict)
    times: dict[str, FieldTimes] = field(default_factory=dict)
    deleted: dict[str, Deletion] = field(default_factory=dict)
    events: dict[CopyEvent, tuple[str, str | None]] = field(default_factory=dict)
    conflicts: list[FieldConflict] = field(default_factory=list)
    revived: dict[str, int] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    obsolete: list[tuple[str, int]] = field(default_factory=list)


def merge_copies(mine: CopyRows, theirs: CopyRows) -> MergedCopies:
    """Merge two copies. Nothing is written."""
    replaced, is_past_shared = find_replaced(mine, theirs), _share_recorded_past(mine, theirs)
    for _ in range(_MAX_ROUNDS):
        (own, obsolete), (other, _) = unify(mine, replaced), unify(theirs, replaced)
        merged = _merge(own, other, is_past_shared=is_past_shared)
        merged.obsolete = obsolete
        same = find_same_rows(merged.rows, own, other)
        if not same:
            break
        replaced = {key: same.get(name, name) for key, name in replaced.items()} | same
    _order_rows(merged, own, other)
    return merged


def _share_recorded_past(mine: CopyRows, theirs: CopyRows) -> bool:
    """Return whether the copies parted after changes were recorded: both have something that was made since then.

    Otherwise each may have changed the rows from before on its own, and no time says so.
    """
    return (
        any(creation_time(key) and key in theirs.rows[name] for name, rows in mine.rows.items() for key in rows)
        or any(theirs.deleted.get(key) == deletion for key, deletion in mine.deleted.items())
        or any(
            not set(times).isdisjoint(theirs.times.get(key, {}).get(name, ()))
            for key, fields in mine.times.items()
            for name, times in fields.items()
        )
    )


def _merge(mine: CopyRows, theirs: CopyRows, *, is_past_shared: bool) -> MergedCopies:
    existing = find_existing(mine, theirs)
    merged = MergedCopies(
        mine, deleted=existing.deleted, events=theirs.events | mine.events, revived=existing.revived, lost=existing.lost
    )
    merged.times = mine.times | {
        key: join_field_times(mine.times.get(key, {}), times) for key, times in theirs.times.items()
    }
    for table in list_copy_tables():
        own, other = mine.rows[table.name], theirs.rows[table.name]
        rows = merged.rows[table.name] = {}
        seconds: dict[str, Values] = {}
        for key in existing.alive[table.name]:
            values = own.get(key)
            remote = other.get(key)
            if values is None or remote is None or values == remote:
                rows[key] = values or remote or ()
                continue
            result = merge_rows(
                table,
                key,
                RowVersion(values, mine.times.get(key, {})),
                RowVersion(remote, theirs.times.get(key, {})),
                is_past_known=is_past_shared or not is_from_before_times(key),
            )
            rows[key] = result.values
            merged.conflicts += result.conflicts
            if result.new_times:
                merged.times[key] = join_field_times(merged.times.get(key, {}), result.new_times)
            if result.second_text is not None:
                second = str(uuid5(_SECOND_NOTE, f"{key}/{result.second_text}"))
                seconds[second] = _replace(table, result.values, "text", result.second_text)
        rows.update({key: row for key, row in seconds.items() if key not in rows and key not in merged.deleted})
    for table in list_copy_tables():
        _clear_references(table, merged)
    return merged


def _clear_references(table: CopyTable, merged: MergedCopies) -> None:
    """Make references empty that are to rows that do not exist."""
    rows = merged.rows[table.name]
    targets = [(index, merged.rows.get(one.table)) for index, one in table.references.items()]
    for index, target in targets:
        for key, row in rows.items():
            if target is not None and row[index] is not None and row[index] not in target:
                rows[key] = (*row[:index], None, *row[index + 1 :])


def _order_rows(merged: MergedCopies, mine: CopyRows, theirs: CopyRows) -> None:
    """Number the rows of an interview again if two of them have the same position."""
    for table in list_copy_tables():
        if table.name not in _ORDERED:
            continue
        owner, position = table.fields.index(_ORDERED[table.name]), table.fields.index("position")
        rows = merged.rows[table.name]
        own, other = mine.rows[table.name], theirs.rows[table.name]
        groups: dict[str, list[str]] = {}
        for key, row in rows.items():
            groups.setdefault(row[owner], []).append(key)
        for keys in groups.values():
            positions = [rows[key][position] for key in keys]
            is_same = all(own.get(key) == rows[key] == other.get(key) for key in keys)
            if is_same or len(set(positions)) == len(positions):
                continue
            keys.sort(key=lambda key: (rows[key][position], key))
            latest = max(merged.times.get(key, {}).get("position", (0,))[-1] for key in keys)
            for number, key in enumerate(keys, min(positions)):
                if rows[key][position] != number:
                    rows[key] = _replace(table, rows[key], "position", number)
                    merged.times[key] = join_field_times(merged.times.get(key, {}), {"position": (latest + 1,)})


def _replace(table: CopyTable, row: Values, name: str, value: object) -> Values:
    index = table.fields.index(name)
    return (*row[:index], value, *row[index + 1 :])
