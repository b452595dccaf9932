"""Interviews that hold nothing yet: opening a plan or a call needs one, and leaving it unused discards it.

If another window has discarded the interview meanwhile, the first thing that is written restores it.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, delete, exists

from infoview_tui.domain.enums import InterviewState, Stage
from infoview_tui.services.core.event_log import mark_undone
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Action, Contact, Interview, LiveDraft, Message, Note, PlannedQuestion

_PARTS = (PlannedQuestion, Note, LiveDraft, Action, Message)
"""The tables whose rows an interview may have."""


def discard_if_empty(workspace: Workspace, interview_id: int, now: datetime) -> bool:
    """Delete an interview that has no time and holds nothing; return whether it was deleted.

    Its creation then leaves the undo history and the timeline. The interview of a contact in Scheduled stays, and so
    does one that another step of undo or redo needs.
    """
    if interview_id < 0 or workspace.remembers(Interview, interview_id):
        return False
    is_empty = (
        col(Interview.state) == InterviewState.PLANNED,
        col(Interview.starts_at).is_(None),
        ~exists().where(col(Contact.id) == col(Interview.contact_id), col(Contact.stage) == Stage.SCHEDULED),
        *(~exists().where(col(table.interview_id) == interview_id) for table in _PARTS),
    )
    with workspace.autosave() as session:
        if not session.exec(delete(Interview).where(col(Interview.id) == interview_id, *is_empty)).rowcount:
            return False
        mark_undone(workspace.store.connection, workspace.exclude_insert_from_undo(Interview, interview_id), now)
    return True


def restore_if_discarded(session: Session, interview_id: int, contact_id: int, now: datetime) -> None:
    """Insert an interview again that another window has discarded as empty. Ids are never used twice."""
    if (
        interview_id > 0
        and session.get(Interview, interview_id) is None
        and session.get(Contact, contact_id) is not None
    ):
        session.add(Interview(id=interview_id, contact_id=contact_id, created_at=now))
        session.flush()
