"""Reads about one interview: the call, its preparation, its clock and its notes (R16-R23, R26-R28)."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.enums import FindingKind, InterviewState, Stage
from infoview_tui.domain.planning import Appointment
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.lookups import read_interview
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
    """Everything the live screen shows, read at once."""

    interview: InterviewRow
    questions: list[QuestionRow]
    notes: list[NoteRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    introduction: str


class Preparation(NamedTuple):
    """One interview with its plan, and what to test, to bring and to share in it."""

    interview: InterviewRow
    questions: list[QuestionRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    common_ground: list[contact_queries.FindingRow]
    introduction: str


def read_call_details(workspace: Workspace, interview_id: int) -> CallDetails:
    """Return an interview with its plan, notes and what to bring. Raises NotFoundError where it is gone."""
    store, interview = workspace.store, read_interview(workspace, interview_id)
    profile = store.first(contact_queries.PROFILE)
    return CallDetails(
        interview,
        store.all(interview_queries.QUESTIONS, interview_id=interview_id),
        store.all(interview_queries.NOTES, interview_id=interview_id),
        store.all(contact_queries.HYPOTHESES, contact_id=interview.contact_id, interview_id=interview_id),
        store.all(contact_queries.OFFERINGS, contact_id=interview.contact_id),
        profile.introduction if profile else "",
    )


def read_preparation(workspace: Workspace, interview_id: int) -> Preparation:
    """Return what is prepared for an interview. Raises NotFoundError where it is gone."""
    call = read_call_details(workspace, interview_id)
    findings = workspace.store.all(contact_queries.FINDINGS, contact_id=call.interview.contact_id)
    common = [finding for finding in findings if finding.kind == FindingKind.COMMON_GROUND]
    return Preparation(call.interview, call.questions, call.hypotheses, call.offerings, common, call.introduction)


def find_next_interview(workspace: Workspace, contact_id: int | None = None) -> InterviewRow | None:
    """Return the contact's planned or running interview, or of all contacts the next one due; None if there is none."""
    if contact_id is not None:
        return workspace.store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    return next(iter(workspace.store.all(interview_queries.UPCOMING_INTERVIEWS, most=1)), None)


def find_running_interview(workspace: Workspace) -> InterviewRow | None:
    """Return the call that is running, the latest where there are several."""
    return workspace.store.first(interview_queries.RUNNING_INTERVIEW)


def find_other_running_interview(workspace: Workspace, interview_id: int) -> InterviewRow | None:
    """Return a running call that is not this one; None where there is none."""
    rows = workspace.store.all(interview_queries.UPCOMING_INTERVIEWS, most=2)  # those that run come first
    return next((row for row in rows if row.state == InterviewState.RUNNING and row.id != interview_id), None)


def should_propose_met(workspace: Workspace, interview: InterviewRow) -> bool:
    """Tell whether moving the contact to Met is to be proposed: they were talked to and are not there yet."""
    contact = workspace.store.first(contact_queries.CONTACT, contact_id=interview.contact_id)
    before = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)
    return contact is not None and interview.ended_at is not None and contact.stage in before


def read_appointment(workspace: Workspace, contact_id: int) -> Appointment | None:
    """Return when the contact's planned interview is, to be changed; None where no time is set."""
    row = workspace.store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    starts_at = row.starts_at if row else None
    if row is None or starts_at is None:
        return None
    return Appointment(starts_at, row.minutes, row.medium)


def build_clock(row: InterviewRow) -> CallClock:
    """Return the clock that an interview's row holds."""
    return CallClock(
        has_started=row.started_at is not None,
        has_ended=row.state in (InterviewState.ENDED, InterviewState.DEBRIEFED),
        accumulated=timedelta(seconds=row.elapsed_seconds),
        running_since=row.clock_started_at,
        agreed_minutes=row.minutes,
        extra_minutes=row.extra_minutes,
    )


def read_note(workspace: Workspace, note_id: int) -> NoteRow:
    """Return one note. Raises NotFoundError where it is gone."""
    row = workspace.store.first(NOTE, note_id=note_id)
    if row is None:
        raise NotFoundError("This note is no longer there.")
    return row
