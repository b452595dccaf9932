"""One row before and after a change: what undo and redo write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table as SqlTable

RowValues = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after a change. ``before`` is None for an insert, ``after`` for a delete."""

    table: SqlTable
    key: RowValues
    before: RowValues | None
    after: RowValues | None

    def reversed(self) -> RowChange:
        """Return the inverse of this change."""
        return RowChange(self.table, self.key, self.after, self.before)

    def refers_to(self, table: str, key: int) -> bool:
        """Whether it changed the row of a table with this id, or a row with a foreign key to it."""
        if self.table.name == table:
            return self.key.get("id") == key
        columns = [column.parent.name for column in self.table.foreign_keys if column.column.table.name == table]
        return any((values or {}).get(name) == key for values in (self.before, self.after) for name in columns)

    def is_of_row(self, other: RowChange) -> bool:
        """Return whether both changes are of the same row."""
        return self.table is other.table and self.key == other.key

    def followed_by(self, later: RowChange) -> RowChange | None:
        """Return this change and a later one of the same row as one change; None if nothing is left of both."""
        before = None if self.before is None else {**(later.before or {}), **self.before}
        after = None if later.after is None else {**(self.after or {}), **later.after}
        if before is not None and after is not None:
            before, after = _without_equal(before, after), _without_equal(after, before)
        return RowChange(self.table, self.key, before, after) if before or after else None


def _without_equal(values: RowValues, others: RowValues) -> RowValues:
    return {name: value for name, value in values.items() if name not in others or others[name] != value}
