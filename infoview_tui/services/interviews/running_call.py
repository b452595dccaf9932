"""The call that is running, for the top bar of each screen (R28)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews.running_call import RUNNING_CALL


class RunningCall(NamedTuple):
    """The first name of the contact, and the whole minutes since the call began, without pauses."""

    first_name: str
    minutes: int


def read_running_call(workspace: Workspace, now: datetime) -> RunningCall | None:
    """Return the call that is running, the latest if there are several, or None."""
    row = workspace.store.first(RUNNING_CALL)
    if row is None:
        return None
    from infoview_tui.domain.call_clock import CallClock  # not needed at most starts
    from infoview_tui.domain.person_names import first_name

    clock = CallClock(accumulated=timedelta(seconds=row.elapsed_seconds), running_since=row.clock_started_at)
    return RunningCall(first_name(row.contact), clock.elapsed_seconds(now) // 60)
