"""What can be undone: a command with its changes to rows and files, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from infoview_tui.services.core.file_changes import FileChange
from infoview_tui.storage.bulk_rows import RowBatch

if TYPE_CHECKING:
    from infoview_tui.services.core.undo import RowChange


@dataclass(slots=True)
class UndoEntry:
    """A command that can be undone: its label, event ids, and changes to rows and files in order.

    ``batches`` are changes of many rows each, of a command that is written past SQLModel; it has no others.
    """

    label: str
    event_ids: list[int]
    changes: list[RowChange] = field(default_factory=list)
    files: list[FileChange] = field(default_factory=list)
    batches: list[RowBatch] = field(default_factory=list)

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
