"""What can be undone: a command, or what was typed in a field, with its changes to rows and files, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.services.core.file_changes import FileChange
from infoview_tui.storage.bulk_rows import RowBatch

if TYPE_CHECKING:
    from infoview_tui.services.core.row_change import RowChange

EDIT_PAUSE = timedelta(seconds=3)
"""Typed text is undone as one entry up to a pause of this length."""


class EditedField(NamedTuple):
    """What is typed in one field, and when it was last changed (UTC): later keys continue its undo entry."""

    name: str
    changed_at: datetime

    def is_continued_by(self, later: EditedField) -> bool:
        """Return whether a later key belongs to the same undo entry: of the same field, without a pause."""
        return self.name == later.name and later.changed_at - self.changed_at <= EDIT_PAUSE


@dataclass(slots=True)
class UndoEntry:
    """A command that can be undone: its label, event ids, and changes to rows and files in order.

    ``batches`` are changes of many rows each, of a command that is written past SQLModel; it has no other ones of rows.
    """

    label: str
    event_ids: list[int]
    changes: list[RowChange] = field(default_factory=list)
    files: list[FileChange] = field(default_factory=list)
    batches: list[RowBatch] = field(default_factory=list)
    edited: EditedField | None = None
    """The text that was typed; None for a command, which nothing continues."""

    def absorb(self, changes: Iterable[RowChange]) -> None:
        """Add later changes; one of a row that this changed already becomes a part of the last change of that row."""
        for change in changes:
            at = next((at for at in reversed(range(len(self.changes))) if self.changes[at].is_of_row(change)), None)
            if at is None:
                self.changes.append(change)
            elif (combined := self.changes[at].followed_by(change)) is not None:
                self.changes[at] = combined
            else:
                del self.changes[at]

    def refers_to(self, table: str, key: int) -> bool:
        """Return whether the command changed this row, or one with a foreign key to it."""
        in_changes = any(change.refers_to(table, key) for change in self.changes)
        return in_changes or any(batch.refers_to(table, key) for batch in self.batches)

    def only_inserted(self, table: str, key: int) -> bool:
        """Return whether the command did nothing but insert this row."""
        if len(self.changes) != 1 or self.files or self.batches:
            return False
        change = self.changes[0]
        return change.before is None and change.table.name == table and change.key == {"id": key}
