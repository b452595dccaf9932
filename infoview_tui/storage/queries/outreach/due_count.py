"""Query for the number of actions and interviews that are due now."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.due import IS_DUE_BY
from infoview_tui.storage.query import Query


class DueCountRow(NamedTuple):
    """The number of actions due by the end of a day, and of interviews to debrief or to reschedule."""

    total: int


DUE_COUNT = Query(
    f"""
    SELECT (SELECT count(*) FROM actions a
            WHERE a.done_at IS NULL AND a.dismissed_at IS NULL AND ({IS_DUE_BY} OR a.kind = 'thank'))
         + (SELECT count(*) FROM interviews
            WHERE state = 'ended' OR (state = 'planned' AND starts_at <= :held_before))
    """,  # noqa: S608 - put together from constants
    DueCountRow,
)
"""What Today lists under Now, as `storage/due_summary.py` counts it."""
