"""Merging one row that two copies have: for each field, the value that was changed last.

A copy whose field has been as the other one has it now, and was changed after that, is ahead: that is no conflict. If
both were changed without knowledge of each other, the newer value wins and the conflict is listed. Two texts of a note
are both kept, and off the record wins.
"""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.storage.copies.formats import CopyTable
from infoview_tui.storage.copies.rows import Times, Values

FieldTimes = dict[str, Times]

_LATEST_VALUE = frozenset({"updated_at"})
"""Fields of which the larger value is the newer one."""

_SILENT = frozenset(
    {"position", "manual_position", "sequence", "fingerprint", "spent_seconds", "explained", "first_run"}
)
"""Fields whose conflicts nobody needs to know of."""

_JOINED = {"interviews": frozenset({"learned", "want_to_know", "next_steps"})}
"""Texts of which both are kept in one field."""


class FieldConflict(NamedTuple):
    """Fields that both copies changed: the values, whose value is used (``both`` if both are kept), and why."""

    table: str
    key: str
    fields: tuple[str, ...]
    mine: Values
    theirs: Values
    winner: str
    reason: str


class MergedRow(NamedTuple):
    """The values of a row, fields with a new time, conflicts, and the text of a note that is kept as another note."""

    values: Values
    new_times: FieldTimes
    conflicts: tuple[FieldConflict, ...]
    second_text: str | None = None


class RowVersion(NamedTuple):
    """A row in one copy, and when its fields were changed."""

    values: Values
    times: FieldTimes


def merge_rows(
    table: CopyTable, key: str, own_version: RowVersion, other_version: RowVersion, *, is_past_known: bool = True
) -> MergedRow:
    """Merge the fields of a row. The result is the same for both copies.

    *is_past_known* is False if a copy may have changed the row on its own before changes were recorded.
    """
    (mine, my_times), (theirs, their_times) = own_version, other_version
    values, second = list(mine), None
    new_times: FieldTimes = {}
    conflicts: list[FieldConflict] = []
    for group in table.groups:
        own, other = tuple(mine[index] for index in group), tuple(theirs[index] for index in group)
        if own == other:
            continue
        names = tuple(table.fields[index] for index in group)
        own_times, other_times = _join_times(my_times, names), _join_times(their_times, names)
        own_latest, other_latest = own_times[-1:], other_times[-1:]
        is_mine = (own_latest, _rank(own)) > (other_latest, _rank(other))
        if names[0] in _LATEST_VALUE:
            is_mine = own > other
        chosen = own if is_mine else other
        if not _is_conflict(own_times, other_times, is_past_known=is_past_known) or names[0] in _SILENT | _LATEST_VALUE:
            _put(values, group, chosen)
            continue
        winner, reason = "mine" if is_mine else "theirs", "it was changed later"
        if own_latest == other_latest:
            reason = "it is not known which was changed later"
        elif not own_latest or not other_latest:
            reason = "only its change has a time"
        hidden = _find_off_record(table.name, names, own, other)
        if hidden is not None:
            chosen, winner, reason = hidden, "mine" if hidden == own else "theirs", "off the record wins"
        elif table.name == "notes" and names == ("text",):
            winner, reason, second = (
                "both",
                "the other text is kept as a second note",
                str((other if is_mine else own)[0]),
            )
        elif names[0] in _JOINED.get(table.name, ()):
            texts = (str(chosen[0]), str((other if is_mine else own)[0]))
            chosen, winner, reason = (_join_texts(*texts),), "both", "both texts are kept"
        # Without a time in one copy, the latest value stays so: a merge in the other direction must add nothing.
        must_win = hidden is not None and (chosen != (own if is_mine else other) or bool(own_times and other_times))
        if chosen not in (own, other) or must_win:
            new_times[names[0]] = (max((*own_latest, *other_latest), default=0) + 1,)
        _put(values, group, chosen)
        conflicts.append(FieldConflict(table.name, key, names, own, other, winner, reason))
    return MergedRow(tuple(values), new_times, tuple(conflicts), second)


def join_field_times(mine: FieldTimes, theirs: FieldTimes) -> FieldTimes:
    """Return all times of all fields."""
    names = mine.keys() | theirs.keys()
    return {name: tuple(sorted({*mine.get(name, ()), *theirs.get(name, ())})) for name in names}


def latest_change(times: FieldTimes) -> int:
    """Return when any field was changed last; 0 if never."""
    return max((one[-1] for one in times.values()), default=0)


def _join_times(times: FieldTimes, names: tuple[str, ...]) -> Times:
    if len(names) == 1:
        return times.get(names[0], ())
    return tuple(sorted({at for name in names for at in times.get(name, ())}))


def _is_conflict(mine: Times, theirs: Times, *, is_past_known: bool) -> bool:
    """Return whether neither copy has had the value of the other one, as far as is known."""
    if not mine or not theirs:
        is_recorded = mine or theirs
        return not is_recorded or not is_past_known  # one was changed before changes were recorded
    if mine[-1] == theirs[-1]:
        return True  # in the same millisecond
    return mine[-1] not in theirs and theirs[-1] not in mine


def _rank(values: Values) -> tuple[bool, str]:
    """Return what decides between values of the same time: something is better than nothing."""
    return any(value not in (None, "", "[]") for value in values), repr(values)


def _find_off_record(table: str, names: tuple[str, ...], mine: Values, theirs: Values) -> Values | None:
    if table == "interviews" and names == ("off_record",):
        return max(mine, theirs)
    if table == "notes" and names == ("kind",):
        return next((one for one in (mine, theirs) if one == (NoteKind.OFF_RECORD.value,)), None)
    return None


def _join_texts(first: str, second: str) -> str:
    """Return both texts, or the one that has the other one in it."""
    if second in first:
        return first
    return second if first in second else f"{first}\n\n{second}"


def _put(values: list[object], group: tuple[int, ...], chosen: Values) -> None:
    for index, value in zip(group, chosen, strict=True):
        values[index] = value
