"""The plan of an interview: add, edit, order and delete questions (R19-R21)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import check_text
from infoview_tui.services.core.plan_questions import insert_question
from infoview_tui.services.core.stage_changes import get_or_create_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.empty_interviews import restore_if_discarded
from infoview_tui.services.interviews.timing import find_next_interview
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.tables import Contact, Interview, PlannedQuestion


def get_or_create_planned_interview(
    workspace: Workspace, contact_id: int, now: datetime, *, minutes: int | None = None
) -> interview_queries.InterviewRow:
    """Return the contact's planned or running interview, creating one without a date if needed.

    ``minutes`` is the length of a new interview; by default the standard length. If nothing is written,
    `discard_if_empty` takes it back. Raises NotFoundError if there is no such contact.
    """
    row = find_next_interview(workspace, contact_id)
    if row is None:
        with workspace.transaction(EventKind.INTERVIEW_SCHEDULED, now) as transaction:
            contact = transaction.get(Contact, contact_id)
            interview = get_or_create_interview(transaction, contact, None, minutes=minutes)
            transaction.record(f"Started a plan for {contact.name}", contact_id=contact_id, interview_id=interview.id)
        row = workspace.store.first(interview_queries.INTERVIEW, interview_id=interview.id)
    if row is None:
        raise NotFoundError("This contact no longer exists.")
    return row


def list_planned_questions(session: Session, interview_id: int) -> list[PlannedQuestion]:
    """Return the planned questions of an interview, in order."""
    statement = select(PlannedQuestion).where(PlannedQuestion.interview_id == interview_id)
    return list(session.exec(statement.order_by(col(PlannedQuestion.position), col(PlannedQuestion.id))))


def plan_question(
    workspace: Workspace, interview_id: int, form: QuestionForm, now: datetime, *, contact_id: int | None = None
) -> int:
    """Add a question to the end of the plan and return its id. Raises InfoviewError if the text is empty.

    With ``contact_id``, an interview with this contact that another window has discarded as empty is restored.
    """
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        if contact_id is not None:
            restore_if_discarded(transaction.session, interview_id, contact_id, now)
        interview = transaction.get(Interview, interview_id)
        question = insert_question(transaction, interview.id or 0, form)
        transaction.record_for_interview(interview.id or 0, f"Planned: {question.text}")
    return question.id or 0


def delete_question(workspace: Workspace, question_id: int, now: datetime) -> None:
    """Delete a question from the plan. Its notes stay. One that was proposed is not proposed for this plan again."""
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        transaction.record_for_interview(question.interview_id, f"Removed: {question.text}")
        if question.reason and question.bank_id:
            transaction.facts["removed_question"] = question.bank_id
        delete_cascade(transaction.session, question)


def move_question(workspace: Workspace, question_id: int, offset: int, now: datetime) -> None:
    """Move a question by ``offset`` positions down (negative: up), within the plan."""
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        plan = list_planned_questions(transaction.session, question.interview_id)
        index = plan.index(question)
        plan.insert(max(0, min(len(plan) - 1, index + offset)), plan.pop(index))
        for position, planned in enumerate(plan):
            planned.position = position
            transaction.session.add(planned)
        transaction.record_for_interview(question.interview_id, f"Moved: {question.text}")


def edit_question(
    workspace: Workspace,
    question_id: int,
    now: datetime,
    *,
    text: str | None = None,
    minutes: int | None = None,
    opened: str | None = None,
) -> None:
    """Change the text of a planned question, *opened* as another, or its minutes (1 to 60).

    Raises InfoviewError if the text is empty, and EditConflictError if another window has changed it.
    A proposed question is locked by it, so that the next proposal does not replace what the user wrote.
    """
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        if text is not None:
            check_text(opened, question.text, clean_line(text))
            question.text = clean_line(text)
            if not question.text:
                raise InfoviewError("A question needs a few words.")
        if minutes is not None:
            question.minutes = max(1, min(60, minutes))
        question.is_locked = question.is_locked or bool(question.reason)
        transaction.session.add(question)
        transaction.record_for_interview(question.interview_id, f"Edited: {question.text}")


def toggle_must_ask(workspace: Workspace, question_id: int, now: datetime) -> None:
    """Toggle whether a question must be asked."""
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        question.must_ask = not question.must_ask
        transaction.session.add(question)
        change = "Must ask" if question.must_ask else "Optional"
        transaction.record_for_interview(question.interview_id, f"{change}: {question.text}")


def toggle_lock(workspace: Workspace, question_id: int, now: datetime) -> None:
    """Toggle whether a question stays when the program proposes again."""
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        question.is_locked = not question.is_locked
        transaction.session.add(question)
        change = "Locked" if question.is_locked else "Unlocked"
        transaction.record_for_interview(question.interview_id, f"{change}: {question.text}")
