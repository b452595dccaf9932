"""Practicing a call: with the real plan, on a private copy of the data that is deleted afterwards.

Nothing of it reaches the data: no note, stage, due date, verdict, or event.
"""

from __future__ import annotations

from datetime import datetime
from weakref import finalize

from sqlmodel import Session, col, delete, select, update

from infoview_tui.domain.enums import InterviewState, QuestionState
from infoview_tui.errors import StorageError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.interviews.planning import get_or_create_planned_interview
from infoview_tui.services.interviews.practice_copies import create_copy_directory, delete_copy_directory
from infoview_tui.storage.backup import copy_temporarily
from infoview_tui.storage.tables import HypothesisVerdict, Interview, LiveDraft, Note, PlannedQuestion


class Practice:
    """A call to practice: an interview in the workspace of a copy, which `close` deletes."""

    def __init__(self, workspace: Workspace, interview_id: int) -> None:
        """Practice an interview on the copy in *workspace*, which is in a directory of its own."""
        self.workspace = workspace
        self.interview_id = interview_id
        self._delete = finalize(self, delete_copy_directory, workspace.data_dir)  # also when the program ends

    def close(self) -> None:
        """Close the copy and delete it. Does nothing the second time."""
        if self._delete.alive:
            self.workspace.close()
            self._delete()


def start_practice(workspace: Workspace, contact_id: int, now: datetime, *, minutes: int | None = None) -> Practice:
    """Copy the data, and return the contact's next interview in the copy, without notes and not yet started.

    *minutes* is the length of the interview if none is planned. Raises InfoviewError if the data cannot be copied, and
    NotFoundError if there is no such contact.
    """
    directory = create_copy_directory(workspace.data_dir, workspace.instance)
    try:
        database = directory / "infoview.db"
        copy_temporarily(workspace.store.connection, database)
        copy = open_workspace(database, workspace.cadence, workspace.date_order)
        try:
            copy.calendar_reading, copy.on_change = workspace.calendar_reading, workspace.on_change
            interview_id = get_or_create_planned_interview(copy, contact_id, now, minutes=minutes).id
            with copy.autosave() as session:
                _reset_interview(session, interview_id)
        except BaseException:
            copy.close()
            raise
    except StorageError as error:
        delete_copy_directory(directory)
        raise StorageError(f"Practice needs a copy of your data: {error}") from error
    except BaseException:
        delete_copy_directory(directory)
        raise
    return Practice(copy, interview_id)


def _reset_interview(session: Session, interview_id: int) -> None:
    """Put an interview that may be running back to the state before its start."""
    delete_cascade(session, *session.exec(select(Note).where(Note.interview_id == interview_id)))
    for table in (LiveDraft, HypothesisVerdict):
        session.exec(delete(table).where(col(table.interview_id) == interview_id))
    questions = update(PlannedQuestion).where(col(PlannedQuestion.interview_id) == interview_id)
    session.exec(questions.values(state=QuestionState.OPEN, spent_seconds=0))
    interview = update(Interview).where(col(Interview.id) == interview_id)
    session.exec(
        interview.values(
            state=InterviewState.PLANNED,
            started_at=None,
            ended_at=None,
            clock_started_at=None,
            elapsed_seconds=0,
            extra_minutes=0,
            off_record=False,
            current_question_id=None,
            question_started_seconds=0,
        )
    )
