"""Reads about an interview: the call and its notes (R26)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts.introduction import read_introduction
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
