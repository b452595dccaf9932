"""Which rows exist after a merge: a change that is newer than a deletion brings the row back, with what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infoview_tui.services.copies.fields import latest_change
from infoview_tui.storage.copies.formats import CopyTable, list_copy_tables
from infoview_tui.storage.copies.rows import CopyRows, Deletion, Values
from infoview_tui.storage.row_uuids import creation_time

_SAME_COMMAND = 5_000
"""Rows that were deleted in the milliseconds before another row are taken to be deleted together with it."""


class Existence(NamedTuple):
    """The rows that exist after a merge, by table, and the deletions, of restored rows too.

    ``revived`` has the rows that one copy deleted and that exist all the same, ``lost`` those that do not exist
    although the copy that has them changed them without knowledge of the deletion.
    """

    alive: dict[str, dict[str, None]]
    deleted: dict[str, Deletion]
    revived: dict[str, int]
    lost: dict[str, str]


class _Pair(NamedTuple):
    mine: CopyRows
    theirs: CopyRows

    def values(self, table: CopyTable, key: str) -> Iterator[Values]:
        """Yield the values of a row in each copy that has it."""
        for copy in self:
            row = copy.rows[table.name].get(key)
            if row is not None:
                yield row

    def changed_at(self, key: str) -> int:
        """Return when a row was made or changed last."""
        return max(creation_time(key), *(latest_change(copy.times.get(key, {})) for copy in self))


def find_existing(mine: CopyRows, theirs: CopyRows) -> Existence:
    """Decide which rows exist. The result is the same for both copies."""
    pair = _Pair(mine, theirs)
    found = Existence({}, _join_deletions(mine, theirs), {}, {})
    dead: dict[str, dict[str, Deletion]] = {}
    for table in list_copy_tables():
        own, other = mine.rows[table.name], theirs.rows[table.name]
        found.alive[table.name] = alive = dict.fromkeys(own)
        alive.update(dict.fromkeys(other))
        dead[table.name] = {}
        if not found.deleted:
            continue
        for key in [key for key in alive if key in found.deleted]:
            holder, remote = (pair.mine, pair.theirs) if key in own else (pair.theirs, pair.mine)
            is_in_both = key in own and key in other
            if found.deleted[key].is_forgotten or (not is_in_both and _is_gone(holder, remote, key, found)):
                dead[table.name][key] = found.deleted[key]
        for key in dead[table.name]:
            del alive[key]
    if any(dead.values()):
        _revive_parents(pair, found, dead)
        _revive_children(pair, found, dead)
    for table in list_copy_tables():
        _find_lost(pair, table.name, found, dead[table.name])
    return found


def _is_gone(holder: CopyRows, other: CopyRows, key: str, found: Existence) -> bool:
    """Return whether a row that only one copy has is deleted: the other one did that, and it was not changed after."""
    remote = other.deleted.get(key)
    own = holder.deleted.get(key)
    if remote is None or (own is not None and own.at >= remote.at):  # it is new, or was restored after that
        return False
    is_changed = max(creation_time(key), latest_change(holder.times.get(key, {}))) >= remote.at
    if is_changed:
        found.revived[key] = remote.at
    return not is_changed


def _revive_parents(pair: _Pair, found: Existence, dead: dict[str, dict[str, Deletion]]) -> None:
    """Bring back what a row refers to that was made or changed after the deletion."""
    for table in reversed(list_copy_tables()):
        required = [(index, one.table) for index, one in table.references.items() if one.is_required]
        required = [(index, name) for index, name in required if dead.get(name)]
        for key in list(found.alive[table.name]) if required else ():
            for values in pair.values(table, key):
                for index, name in required:
                    deletion = dead[name].get(values[index])
                    if deletion is None or deletion.is_forgotten:
                        continue
                    if key in found.revived or pair.changed_at(key) >= deletion.at:
                        _revive(name, values[index], found, dead)


def _revive_children(pair: _Pair, found: Existence, dead: dict[str, dict[str, Deletion]]) -> None:
    """Bring back what was deleted together with a row that came back; delete what refers to a row that did not."""
    for table in list_copy_tables():
        required = [(index, one.table) for index, one in table.references.items() if one.is_required]
        for key, deletion in list(dead[table.name].items()):
            for values in pair.values(table, key):
                times = [found.revived.get(values[index] or "") for index, _ in required]
                if not deletion.is_forgotten and any(
                    at is not None and at - _SAME_COMMAND <= deletion.at <= at for at in times
                ):
                    _revive(table.name, key, found, dead)
                    break
        required = [(index, name) for index, name in required if dead.get(name)]
        for key in list(found.alive[table.name]) if required else ():
            gone = [
                dead[name][row[i]] for row in pair.values(table, key) for i, name in required if row[i] in dead[name]
            ]
            if gone:
                del found.alive[table.name][key]
                latest = max(gone)
                found.deleted[key] = dead[table.name][key] = Deletion(latest.at, latest.is_forgotten)


def _revive(table: str, key: str, found: Existence, dead: dict[str, dict[str, Deletion]]) -> None:
    deletion = dead[table].pop(key)
    found.alive[table][key] = None
    found.revived[key] = deletion.at


def _find_lost(pair: _Pair, table: str, found: Existence, dead: dict[str, Deletion]) -> None:
    for key, deletion in dead.items():
        is_mine = key in pair.mine.rows[table]
        if deletion.is_forgotten or is_mine is (key in pair.theirs.rows[table]):
            continue
        holder, other = pair if is_mine else reversed(pair)
        known = other.times.get(key, {})
        times = holder.times.get(key, {})
        if any(at not in known.get(name, ()) for name, all_times in times.items() for at in all_times):
            found.lost[key] = table


def _join_deletions(mine: CopyRows, theirs: CopyRows) -> dict[str, Deletion]:
    joined = dict(mine.deleted)
    for key, other in theirs.deleted.items():
        own = joined.get(key, other)
        joined[key] = Deletion(
            max(own.at, other.at),
            own.is_forgotten or other.is_forgotten,
            max(own.replaced_by, other.replaced_by),
        )
    return joined
