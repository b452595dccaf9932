"""When the user is busy: planned interviews, offered times, and the events of their calendars (R10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from infoview_tui.domain.appointments import MAX_MINUTES
from infoview_tui.domain.busy_times import BusyKind, BusyTime
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.availability.busy_times import BUSY_TIMES, EXPORTED_UIDS, BusyTimeRow


def list_busy(
    workspace: Workspace, start: datetime, end: datetime, *, except_contact: int | None = None
) -> list[BusyTime]:
    """Return what takes time between two moments, in order.

    Calendars are not read here: their events are those that were read last. An interview that was exported to a
    calendar is not counted again. ``except_contact`` leaves out the interviews with a contact and the times offered to
    them, such as when their interview is moved.
    """
    earliest = start - timedelta(minutes=MAX_MINUTES)
    rows = workspace.store.all(BUSY_TIMES, after=format_timestamp(earliest), before=format_timestamp(end))
    busy = [time for row in rows if row.contact_id != except_contact and (time := _from_row(row)).overlaps(start, end)]
    busy += list_calendar_times(workspace, start, end)
    return sorted(busy, key=lambda time: (time.starts_at, time.ends_at))


def list_calendar_times(workspace: Workspace, start: datetime, end: datetime) -> list[BusyTime]:
    """Return the events of the calendars between two moments, without interviews that were exported to one."""
    found = [time for time in workspace.calendar_reading.busy if time.overlaps(start, end)]
    exported = {row.uid for row in workspace.store.all(EXPORTED_UIDS)} if found else set()
    return [time for time in found if time.uid not in exported]


def _from_row(row: BusyTimeRow) -> BusyTime:
    return BusyTime(
        row.starts_at,
        row.starts_at + timedelta(minutes=row.minutes),
        row.contact,
        BusyKind.OFFER if row.interview_id is None else BusyKind.INTERVIEW,
        contact_id=row.contact_id,
        interview_id=row.interview_id,
    )
