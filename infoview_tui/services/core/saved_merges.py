"""The last merge of another copy, kept so that a later program can undo it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from infoview_tui.services.core.undo_entry import UndoEntry
from infoview_tui.storage.bulk_rows import RowBatch, StoredRow, read_references
from infoview_tui.storage.queries.copies.merges import MergeRow
from infoview_tui.storage.store import Store


def dump_batches(batches: Sequence[RowBatch]) -> str:
    """Return changes as JSON."""
    return json.dumps([[one.table, one.columns, one.key_size, one.before, one.after] for one in batches])


def load_saved_merge(store: Store, merge: MergeRow) -> UndoEntry:
    """Return the undo entry of a merge."""
    batches = [
        RowBatch(table, tuple(columns), key_size, _rows(before), _rows(after), read_references(store.connection, table))
        for table, columns, key_size, before, after in json.loads(merge.changes)
    ]
    return UndoEntry(merge.label, [merge.event_id], batches=batches)


def _rows(rows: list[list[object]] | None) -> list[StoredRow] | None:
    return None if rows is None else [tuple(row) for row in rows]
