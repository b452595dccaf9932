"""Verdicts on hypotheses, one for each interview, with their evidence (R17, R36)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind, QuestionState, Verdict
from infoview_tui.domain.find_out import hypothesis_bank_id, testing_question
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.plan_questions import insert_question
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Hypothesis, HypothesisVerdict, Interview, PlannedQuestion


def set_verdict(
    workspace: Workspace,
    hypothesis_id: int,
    interview_id: int,
    verdict: Verdict | None,
    now: datetime,
    *,
    note_id: int | None = None,
) -> None:
    """Set the verdict of an interview on a hypothesis, or delete it with None. One interview has one verdict (R36).

    ``note_id`` is the note that is the evidence; by default the previous one stays.
    Raises NotFoundError if the hypothesis or interview does not exist.
    """
    with workspace.transaction(EventKind.VERDICT_GIVEN, now) as transaction:
        hypothesis = transaction.get(Hypothesis, hypothesis_id)
        interview = transaction.get(Interview, interview_id)
        interview_id = interview.id or 0
        row = _find_verdict(transaction, hypothesis_id, interview_id)
        if verdict is None:
            if row is not None:
                delete_cascade(transaction.session, row)
        else:
            row = row or HypothesisVerdict(
                hypothesis_id=hypothesis_id, interview_id=interview_id, verdict=verdict, created_at=now
            )
            row.verdict = verdict
            row.note_id = note_id if note_id is not None else row.note_id
            transaction.add(row)
        change = verdict.value.capitalize() if verdict else "Reopened"
        transaction.record(f"{change}: {hypothesis.text}", contact_id=interview.contact_id, interview_id=interview_id)


def set_verdict_evidence(
    workspace: Workspace,
    hypothesis_id: int,
    interview_id: int,
    now: datetime,
    *,
    note_id: int | None = None,
    explanation: str = "",
) -> None:
    """Set the evidence for a verdict: a note of the interview, an explanation, or neither to clear it.

    Raises InfoviewError if the interview has no verdict on the hypothesis yet.
    """
    with workspace.transaction(EventKind.VERDICT_GIVEN, now) as transaction:
        hypothesis = transaction.get(Hypothesis, hypothesis_id)
        interview = transaction.get(Interview, interview_id)
        interview_id = interview.id or 0
        row = _find_verdict(transaction, hypothesis_id, interview_id)
        if row is None:
            raise InfoviewError("No verdict yet: choose confirmed, refined or refuted first.")
        row.note_id, row.reason = note_id, clean_line(explanation)
        transaction.session.add(row)
        what = "Evidence" if note_id is not None or row.reason else "No evidence"
        label = f"{what} for {row.verdict.value}: {hypothesis.text}"
        transaction.record(label, contact_id=interview.contact_id, interview_id=interview_id)


def set_asked(
    workspace: Workspace, hypothesis_id: int, interview_id: int, now: datetime, *, was_asked: bool = True
) -> None:
    """Record that the contact was asked about a hypothesis and took no side, or that they were not asked.

    A question on it in the plan was then asked, or was not. Without one, a question that was asked is added, made from
    the hypothesis. A verdict of the interview is deleted.
    """
    with workspace.transaction(EventKind.VERDICT_GIVEN, now) as transaction:
        hypothesis = transaction.get(Hypothesis, hypothesis_id)
        interview = transaction.get(Interview, interview_id)
        interview_id = interview.id or 0
        verdict = _find_verdict(transaction, hypothesis_id, interview_id)
        if verdict is not None:
            delete_cascade(transaction.session, verdict)
        bank_id = hypothesis_bank_id(hypothesis_id)
        planned = select(PlannedQuestion).where(
            PlannedQuestion.interview_id == interview_id, PlannedQuestion.bank_id == bank_id
        )
        questions = list(transaction.session.exec(planned.order_by(col(PlannedQuestion.id))).all())
        if was_asked and not questions:
            form = QuestionForm(testing_question(hypothesis.text), minutes=1, bank_id=bank_id)
            questions = [insert_question(transaction, interview_id, form)]
        for question in questions[:1] if was_asked else questions:
            question.state = QuestionState.ANSWERED if was_asked else QuestionState.SKIPPED
            transaction.session.add(question)
        label = f"{'Asked, no view' if was_asked else 'Not asked'}: {hypothesis.text}"
        transaction.record(label, contact_id=interview.contact_id, interview_id=interview_id)


def _find_verdict(transaction: Transaction, hypothesis_id: int, interview_id: int) -> HypothesisVerdict | None:
    return transaction.session.exec(
        select(HypothesisVerdict).where(
            HypothesisVerdict.hypothesis_id == hypothesis_id, HypothesisVerdict.interview_id == interview_id
        )
    ).first()
