"""The interviews that begin soon, for reminders (R28)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.reminders import Upcoming
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews.upcoming import STARTING_BETWEEN


def list_upcoming(workspace: Workspace, start: datetime, end: datetime) -> list[Upcoming]:
    """Return the planned interviews that begin between two moments, by time."""
    rows = workspace.store.all(STARTING_BETWEEN, after=format_timestamp(start), before=format_timestamp(end))
    if not rows:
        return []
    from infoview_tui.domain.person_names import first_name  # not needed at most starts

    return [Upcoming(row.id, first_name(row.contact), row.starts_at, row.medium, row.place) for row in rows]
