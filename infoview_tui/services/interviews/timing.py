"""Which interview is next or running, what overlaps it, and its clock (R26-R28)."""

from __future__ import annotations

from datetime import timedelta

from infoview_tui.domain.appointments import MAX_MINUTES, Appointment
from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.enums import InterviewState
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.interviews.interviews import InterviewRow as InterviewRow


def find_next_interview(workspace: Workspace, contact_id: int | None = None) -> InterviewRow | None:
    """Return the contact's planned or running interview, or the next one of all contacts; None if there is none."""
    if contact_id is not None:
        return workspace.store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    return next(iter(workspace.store.all(interview_queries.UPCOMING_INTERVIEWS, most=1)), None)


def find_running_interview(workspace: Workspace) -> InterviewRow | None:
    """Return the running interview, the latest if there are several, or None."""
    return workspace.store.first(interview_queries.RUNNING_INTERVIEW)


def find_other_running_interview(workspace: Workspace, interview_id: int) -> InterviewRow | None:
    """Return a running interview other than this one, or None."""
    rows = workspace.store.all(interview_queries.UPCOMING_INTERVIEWS, most=2)  # running ones come first
    return next((row for row in rows if row.state == InterviewState.RUNNING and row.id != interview_id), None)


def read_appointment(workspace: Workspace, contact_id: int) -> Appointment | None:
    """Return the appointment of the contact's planned interview; None if it has no time."""
    row = workspace.store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    starts_at = row.starts_at if row else None
    if row is None or starts_at is None:
        return None
    return Appointment(starts_at, row.minutes, row.medium, row.place, row.link, row.phone, row.timezone, row.bring)


def list_overlapping(workspace: Workspace, appointment: Appointment, contact_id: int) -> list[InterviewRow]:
    """Return the interviews, with any contact, that an appointment with this contact would overlap, by time.

    The contact's planned interview is not among them, for it is the one that the appointment is for.
    """
    longest = timedelta(minutes=2 * MAX_MINUTES)
    rows = workspace.store.all(
        interview_queries.INTERVIEWS_BETWEEN,
        after=format_timestamp(appointment.starts_at - longest),
        before=format_timestamp(appointment.ends_at),
    )
    return [
        row
        for row in rows
        if (row.contact_id != contact_id or row.state is not InterviewState.PLANNED)
        and (begins := row.started_at or row.starts_at) is not None
        and appointment.overlaps(begins, row.minutes + row.extra_minutes)
    ]


def build_clock(row: InterviewRow) -> CallClock:
    """Build the call clock from an interview row."""
    return CallClock(
        has_started=row.started_at is not None,
        has_ended=row.state in (InterviewState.ENDED, InterviewState.DEBRIEFED),
        accumulated=timedelta(seconds=row.elapsed_seconds),
        running_since=row.clock_started_at,
        agreed_minutes=row.minutes,
        extra_minutes=row.extra_minutes,
    )
