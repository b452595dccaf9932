"""Reads about an interview: call, preparation, clock and notes (R16-R23, R26-R28)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.appointments import MAX_MINUTES, Appointment
from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.enums import InterviewState, Stage
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.readiness import ReadinessFacts
from infoview_tui.domain.reminders import Upcoming
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts.introduction import read_introduction
from infoview_tui.services.contacts.readiness import read_readiness
from infoview_tui.services.core.evidence import order_to_test, read_verdict_counts
from infoview_tui.services.core.lookups import read_interview, read_unplanned
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.interviews.interviews import (
    NOTE,
    InterviewRow as InterviewRow,
    NoteRow as NoteRow,
    QuestionRow as QuestionRow,
)


class CallDetails(NamedTuple):
    """All data for the call screen."""

    interview: InterviewRow
    questions: list[QuestionRow]
    notes: list[NoteRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    common_ground: list[contact_queries.CommonGroundRow]
    introduction: str
    introduction_path: str = ""
    """The path whose variant the introduction is; empty for the general one."""


class Preparation(NamedTuple):
    """An interview with its plan, hypotheses to test, offerings, common ground and introduction.

    ``evidence`` is who said what on a hypothesis so far, by hypothesis; ``readiness`` what is prepared for the talk.
    """

    interview: InterviewRow
    questions: list[QuestionRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    common_ground: list[contact_queries.CommonGroundRow]
    introduction: str
    evidence: Mapping[int, VerdictCount]
    introduction_path: str = ""
    """The path whose variant the introduction is; empty for the general one."""
    readiness: ReadinessFacts = ReadinessFacts()


def read_call_details(workspace: Workspace, interview_id: int) -> CallDetails:
    """Read the data for the call screen. Raises NotFoundError if the interview does not exist."""
    store, interview = workspace.store, read_interview(workspace, interview_id)
    interview_id = interview.id
    questions = store.all(interview_queries.QUESTIONS, interview_id=interview_id)
    if interview_id < 0:
        questions = read_unplanned(workspace, interview_id)[1]
    introduction = read_introduction(workspace, interview.contact_id)
    return CallDetails(
        interview,
        questions,
        store.all(interview_queries.NOTES, interview_id=interview_id),
        store.all(contact_queries.HYPOTHESES, contact_id=interview.contact_id, interview_id=interview_id),
        store.all(contact_queries.OFFERINGS, contact_id=interview.contact_id),
        store.all(contact_queries.COMMON_GROUND, contact_id=interview.contact_id),
        introduction.text,
        introduction.path,
    )


def read_preparation(workspace: Workspace, interview_id: int) -> Preparation:
    """Read the preparation of an interview. Raises NotFoundError if the interview does not exist."""
    call, evidence = read_call_details(workspace, interview_id), read_verdict_counts(workspace)
    return Preparation(
        call.interview,
        call.questions,
        order_to_test(call.hypotheses, evidence),
        call.offerings,
        call.common_ground,
        call.introduction,
        evidence,
        call.introduction_path,
        read_readiness(workspace, call.interview.contact_id),
    )


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


def should_propose_met(workspace: Workspace, interview: InterviewRow) -> bool:
    """Return whether to propose a move to Met: the interview has ended and the contact is in an earlier stage."""
    contact = workspace.store.first(contact_queries.CONTACT, contact_id=interview.contact_id)
    earlier_stages = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)
    return contact is not None and interview.ended_at is not None and contact.stage in earlier_stages


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


def list_upcoming(workspace: Workspace, start: datetime, end: datetime) -> list[Upcoming]:
    """Return the planned interviews that begin between two moments, by time, for reminders."""
    rows = workspace.store.all(
        interview_queries.STARTING_BETWEEN, after=format_timestamp(start), before=format_timestamp(end)
    )
    return [Upcoming(row.id, first_name(row.contact), row.starts_at, row.medium, row.place) for row in rows]


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


def read_note(workspace: Workspace, note_id: int) -> NoteRow:
    """Return a note. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(NOTE, note_id=note_id)
    if row is None:
        raise NotFoundError("This note no longer exists.")
    return row
