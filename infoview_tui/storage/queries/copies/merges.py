"""The last merge of another copy."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class MergeRow(NamedTuple):
    """A merge: its event, its label, and the changed rows as JSON."""

    event_id: int
    label: str
    changes: str


LATEST_MERGE = Query(
    """
    SELECT e.id, m.label, m.changes
    FROM events e JOIN merges m ON m.at = e.at AND m.changes <> '[]'
    WHERE e.id = (SELECT max(id) FROM events WHERE undone_at IS NULL) AND e.kind = 'copies.merged'
    """,
    MergeRow,
)
"""The merge, if it is the last command of all that was not undone."""
