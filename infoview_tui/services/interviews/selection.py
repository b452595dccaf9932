"""Replaces the proposed questions of a plan with a new selection (R19)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.question_selection import Selection
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.plan_questions import insert_question
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.empty_interviews import restore_if_discarded
from infoview_tui.services.interviews.planning import list_planned_questions
from infoview_tui.storage.tables import Interview


def apply_selection(
    workspace: Workspace, interview_id: int, selection: Selection, now: datetime, *, contact_id: int | None = None
) -> None:
    """Put a selection into the plan as one command.

    With ``contact_id``, an interview with this contact that another window has discarded as empty is restored.
    Raises InfoviewError if the plan has other questions than when they were selected.
    """
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        if contact_id is not None:
            restore_if_discarded(transaction.session, interview_id, contact_id, now)
        interview_id = transaction.get(Interview, interview_id).id or 0
        planned = {question.id: question for question in list_planned_questions(transaction.session, interview_id)}
        staying = {question.id for question in selection.questions if question.id is not None}
        if planned.keys() != staying | set(selection.removed_ids):
            raise InfoviewError("The plan was changed in the meantime. Press S to propose questions again.")
        for question_id in selection.removed_ids:
            delete_cascade(transaction.session, planned[question_id])
        added = 0
        for position, selected in enumerate(selection.questions):
            if selected.id is None:
                question = insert_question(transaction, interview_id, selected.form)
                added += 1
            else:
                question = planned[selected.id]
            question.position = position
            question.reason = clean_line(selected.reason)
            transaction.session.add(question)
        transaction.record_for_interview(interview_id, f"Proposed {format_count(added, 'question')}")
