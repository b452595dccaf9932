"""Adding questions to the plan of an interview, within a command (R19)."""

from __future__ import annotations

from sqlmodel import col, func, select

from infoview_tui.domain.enums import InterviewState
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Interview, PlannedQuestion


def insert_question(transaction: Transaction, interview_id: int, form: QuestionForm) -> PlannedQuestion:
    """Insert a question at the end of a plan, within a transaction. Raises InfoviewError if the text is empty."""
    text = clean_line(form.text)
    if not text:
        raise InfoviewError("A question needs a few words.")
    last = transaction.session.exec(
        select(func.max(PlannedQuestion.position)).where(PlannedQuestion.interview_id == interview_id)
    ).one()
    question = PlannedQuestion(
        interview_id=interview_id,
        position=0 if last is None else last + 1,
        bank_id=clean_line(form.bank_id),
        topic=clean_line(form.topic),
        text=text,
        probes=[clean_line(probe) for probe in form.probes],
        minutes=max(1, min(60, form.minutes)),
    )
    transaction.add(question)
    return question


def copy_canceled_plan(transaction: Transaction, interview: Interview) -> None:
    """Copy the questions of the contact's latest other interview into a new one, if that was canceled."""
    before = transaction.session.exec(
        select(Interview)
        .where(Interview.contact_id == interview.contact_id, Interview.id != interview.id)
        .order_by(col(Interview.id).desc())
    ).first()
    if before is None or before.state is not InterviewState.CANCELED:
        return
    questions = select(PlannedQuestion).where(PlannedQuestion.interview_id == before.id)
    for question in transaction.session.exec(
        questions.order_by(col(PlannedQuestion.position), col(PlannedQuestion.id))
    ):
        copied = question.model_dump(exclude={"id", "uuid", "interview_id", "state", "spent_seconds"})
        transaction.add(PlannedQuestion(**copied, interview_id=interview.id or 0))
