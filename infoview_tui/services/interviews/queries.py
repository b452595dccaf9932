"""Reads about an interview: call, preparation, and notes (R16-R23, R26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.readiness import ReadinessFacts
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


def should_propose_met(workspace: Workspace, interview: InterviewRow) -> bool:
    """Return whether to propose a move to Met: the interview has ended and the contact is in an earlier stage."""
    contact = workspace.store.first(contact_queries.CONTACT, contact_id=interview.contact_id)
    earlier_stages = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)
    return contact is not None and interview.ended_at is not None and contact.stage in earlier_stages


def read_note(workspace: Workspace, note_id: int) -> NoteRow:
    """Return a note. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(NOTE, note_id=note_id)
    if row is None:
        raise NotFoundError("This note no longer exists.")
    return row
