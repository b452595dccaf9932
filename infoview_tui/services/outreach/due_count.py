"""Counts what is due now, for the top bar of each screen."""

from __future__ import annotations

from datetime import datetime, timedelta

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.due import due_by
from infoview_tui.storage.queries.outreach.due_count import DUE_COUNT

HELD_AFTER = timedelta(hours=1)
"""How long after its start a planned interview counts as held or missed."""


def count_due(workspace: Workspace, now: datetime) -> int:
    """Return the number of lines that Today lists under Now."""
    calendar = workspace.cadence.calendar
    row = workspace.store.first(
        DUE_COUNT, **due_by(calendar.local_day(now), calendar.zone), held_before=format_timestamp(now - HELD_AFTER)
    )
    return row.total if row else 0
