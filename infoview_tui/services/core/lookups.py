"""Reads of single rows that several features need."""

from __future__ import annotations

from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews as interview_queries


def read_interview(workspace: Workspace, interview_id: int) -> interview_queries.InterviewRow:
    """Return an interview, or what a placeholder shows. Raises NotFoundError if it does not exist."""
    interview_id = workspace.placeholders.row_id(interview_id)
    if interview_id < 0:
        return read_unplanned(workspace, interview_id)[0]
    row = workspace.store.first(interview_queries.INTERVIEW, interview_id=interview_id)
    if row is None:
        raise NotFoundError("This interview no longer exists.")
    return row


def read_unplanned(
    workspace: Workspace, placeholder_id: int
) -> tuple[interview_queries.InterviewRow, list[interview_queries.QuestionRow]]:
    """Return an interview that is not planned yet, and its questions. Raises NotFoundError if it does not exist."""
    row: tuple[interview_queries.InterviewRow, list[interview_queries.QuestionRow]] = workspace.placeholders.read(
        placeholder_id
    )
    return row


def read_contact(workspace: Workspace, contact_id: int) -> contact_queries.ContactRow:
    """Return a contact. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(contact_queries.CONTACT, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact no longer exists.")
    return row
