"""Questions during a call: the current one, their states, added questions, and off the record (R26)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, select

from infoview_tui.domain.capture import parse_call_line
from infoview_tui.domain.enums import EventKind, NoteKind, QuestionState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.live_draft import clear_live_draft, mark_drafts_off_record
from infoview_tui.services.interviews.planning import list_planned_questions
from infoview_tui.storage.tables import Interview, Note, PlannedQuestion

OFF_RECORD_QUESTION = "Questions are exported, and this line is off the record. Press enter to save it as a note."
"""Error message for a question that is off the record."""

_STATE_LABELS = {
    QuestionState.OPEN: "Reopened",
    QuestionState.ANSWERED: "Answered",
    QuestionState.SKIPPED: "Skipped",
}


def set_off_record(workspace: Workspace, interview_id: int, off_record: bool, now: datetime) -> None:
    """Turn off the record, which applies to all new and edited notes, on or off. No event.

    Lines that are unfinished when the call goes on the record again stay off the record. May raise NotFoundError.
    """
    label = "Off the record" if off_record else "Back on the record"
    with workspace.edit(label, now, field=f"off record {interview_id}") as transaction:
        interview = transaction.get(Interview, interview_id)
        if not off_record:
            mark_drafts_off_record(transaction.session, interview_id)
        interview.off_record = off_record
        transaction.session.add(interview)


def set_current_question(workspace: Workspace, interview_id: int, question_id: int | None, elapsed: timedelta) -> None:
    """Make a question the current one (R26) at ``elapsed`` in the call. No event; undone with the last command.

    Adds the time since the last change to the previous question. Its state is only updated when the call ends.
    Raises NotFoundError if the interview does not exist.
    """
    with workspace.adjust("Went to another question", with_last=True) as session:
        interview = session.get(Interview, interview_id)
        if interview is None:
            raise _not_found()
        seconds = int(elapsed.total_seconds())
        if interview.current_question_id == question_id:
            return
        stop_question(session, interview, seconds)
        interview.current_question_id, interview.question_started_seconds = question_id, seconds
        session.add(interview)


def set_question_state(workspace: Workspace, question_id: int, state: QuestionState, now: datetime) -> None:
    """Set the state of a question. Raises NotFoundError if it does not exist."""
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        question.state = state
        transaction.session.add(question)
        transaction.record_for_interview(question.interview_id, f"{_STATE_LABELS[state]}: {question.text}")


def add_question_during_call(workspace: Workspace, interview_id: int, text: str, now: datetime) -> int:
    """Insert a new question after the current one (or at the end of the plan), and return its id.

    Clears this instance's unfinished line, which holds the text. Does not change the current question.
    Raises InfoviewError if the text is empty or off the record, since a plan is exported, NotFoundError if the
    interview does not exist.
    """
    cleaned = clean_line(text)
    if not cleaned:
        raise InfoviewError("Type the question first.")
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        if parse_call_line(cleaned, interview.off_record).kind is NoteKind.OFF_RECORD:
            raise InfoviewError(OFF_RECORD_QUESTION)
        interview_id = interview.id or 0
        plan = list_planned_questions(transaction.session, interview_id)
        index = next((at for at, row in enumerate(plan, 1) if row.id == interview.current_question_id), len(plan))
        position = plan[index - 1].position + 1 if index else 0
        for question in plan[index:]:
            question.position += 1
            transaction.session.add(question)
        question = PlannedQuestion(interview_id=interview_id, position=position, text=cleaned)
        transaction.add(question)
        clear_live_draft(transaction.session, interview_id, workspace.instance)
        transaction.record(f"Added: {cleaned}", contact_id=interview.contact_id, interview_id=interview_id)
    return question.id or 0


def start_question(session: Session, interview: Interview) -> None:
    """Start the time of the current question; without one, the first of the plan becomes current."""
    plan = list_planned_questions(session, interview.id or 0)
    if interview.current_question_id not in {question.id for question in plan}:
        interview.current_question_id = plan[0].id if plan else None
    interview.question_started_seconds = interview.elapsed_seconds


def stop_question(session: Session, interview: Interview, seconds: int) -> None:
    """Add the time since the last change to the current question."""
    question = session.get(PlannedQuestion, interview.current_question_id or 0)
    if question is not None:
        question.spent_seconds += max(0, seconds - interview.question_started_seconds)
        session.add(question)


def mark_noted_answered(session: Session, interview_id: int) -> None:
    """Mark open questions that have notes as answered."""
    question_ids = set(session.exec(select(Note.question_id).where(Note.interview_id == interview_id)))
    for question in list_planned_questions(session, interview_id):
        if question.state is QuestionState.OPEN and question.id in question_ids:
            question.state = QuestionState.ANSWERED
            session.add(question)


def _not_found() -> NotFoundError:
    return NotFoundError("This interview no longer exists.")
