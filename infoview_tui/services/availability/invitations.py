"""Whether there is an interview to invite a contact to, or to cancel in their calendar."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from infoview_tui.domain.enums import InterviewState
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.availability.calendar_entries import LATEST_CALENDAR_INTERVIEW


class Invitation(StrEnum):
    """What can be sent to a contact's calendar: an interview, or that it is canceled."""

    REQUEST = "request"
    CANCEL = "cancel"


def find_invitation(workspace: Workspace, contact_id: int, now: datetime) -> Invitation | None:
    """Return what can be sent about the planned interview with a contact, or about the one that was canceled last.

    None if there is none ahead. A canceled one counts only if it has been exported, so that calendars may know it.
    """
    row = workspace.store.first(LATEST_CALENDAR_INTERVIEW, contact_id=contact_id)
    if row is None or row.starts_at < now:
        return None
    if row.state is InterviewState.CANCELED:
        return Invitation.CANCEL if row.uid else None
    return Invitation.REQUEST if row.state is InterviewState.PLANNED else None
