"""Query for the call that is running, as every screen shows it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class RunningCallRow(NamedTuple):
    """The name of the contact, the seconds until the clock was last started, and when that was; None: it is paused."""

    contact: str
    elapsed_seconds: int
    clock_started_at: datetime | None


RUNNING_CALL = Query(
    "SELECT c.name, i.elapsed_seconds, i.clock_started_at FROM interviews i JOIN contacts c ON c.id = i.contact_id"
    " WHERE i.state = 'running' ORDER BY i.started_at DESC, i.id DESC LIMIT 1",
    RunningCallRow,
)
