"""The last merge of another copy, kept so that a later program can undo it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from infoview_tui.services.core.file_changes import FileChange
from infoview_tui.services.core.undo_entry import UndoEntry
from infoview_tui.storage.bulk_rows import RowBatch, StoredRow, read_references
from infoview_tui.storage.queries.copies.merges import MergeRow
from infoview_tui.storage.store import Store


def dump_changes(batches: Sequence[RowBatch], files: Sequence[FileChange]) -> str:
    """Return changes of rows, and the files that are new, as JSON."""
    rows = [[one.table, one.columns, one.key_size, one.before, one.after] for one in batches]
    return json.dumps({"rows": rows, "files": [[str(one.path), (one.after or b"").decode()] for one in files]})


def load_saved_merge(store: Store, merge: MergeRow) -> UndoEntry:
    """Return the undo entry of a merge."""
    saved = json.loads(merge.changes)
    batches = [
        RowBatch(table, tuple(columns), key_size, _rows(before), _rows(after), read_references(store.connection, table))
        for table, columns, key_size, before, after in saved["rows"]
    ]
    files = [FileChange(Path(path), None, text.encode()) for path, text in saved["files"]]
    return UndoEntry(merge.label, [merge.event_id], files=files, batches=batches)


def _rows(rows: list[list[object]] | None) -> list[StoredRow] | None:
    return None if rows is None else [tuple(row) for row in rows]
