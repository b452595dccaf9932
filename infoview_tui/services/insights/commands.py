"""Commands of Insights: weights, the user's own verdicts, how a path fits, and questions for a plan."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind, FitAspect, FitSide, InterviewState, NoteKind, Topic, Verdict
from infoview_tui.domain.path_scores import MAX_WEIGHT, MIN_WEIGHT
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.ratings import RATED_TOPICS, format_topic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.plan_questions import insert_question
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.storage.tables import (
    Contact,
    FitPoint,
    Hypothesis,
    Interview,
    Note,
    Path,
    PlannedQuestion,
    TopicWeight,
)


def set_weight(workspace: Workspace, topic: Topic, weight: int | None, now: datetime) -> None:
    """Set how much a topic matters, from 0 to 5; None returns to the default.

    Raises InfoviewError for an invalid weight, and for the closing of a conversation, which has no rating.
    """
    if topic not in RATED_TOPICS:
        raise InfoviewError(f"There is no rating for {format_topic(topic)}, so it has no weight.")
    if weight is not None and not MIN_WEIGHT <= weight <= MAX_WEIGHT:
        raise InfoviewError(f"A weight must be between {MIN_WEIGHT} and {MAX_WEIGHT}.")
    with workspace.transaction(EventKind.WEIGHT_SET, now) as transaction:
        row = transaction.session.get(TopicWeight, topic.value)
        if weight is None:
            if row is not None:
                delete_cascade(transaction.session, row)
        else:
            row = row or TopicWeight(topic=topic.value, weight=weight)
            row.weight = weight
            transaction.add(row)
        transaction.record(f"Weight of {format_topic(topic)}: {'default' if weight is None else weight}")


def set_own_verdict(workspace: Workspace, hypothesis_id: int, verdict: Verdict | None, now: datetime) -> None:
    """Set the user's own verdict on a hypothesis, or clear it with None. Raises NotFoundError if it does not exist."""
    with workspace.transaction(EventKind.OWN_VERDICT_SET, now) as transaction:
        hypothesis = transaction.get(Hypothesis, hypothesis_id)
        hypothesis.own_verdict = verdict
        transaction.session.add(hypothesis)
        change = f"Own verdict {verdict.value}" if verdict else "No own verdict"
        transaction.record(f"{change}: {hypothesis.text}", contact_id=hypothesis.contact_id)


def add_fit_point(
    workspace: Workspace,
    path_id: int,
    text: str,
    now: datetime,
    *,
    aspect: FitAspect,
    side: FitSide,
    note_id: int | None = None,
) -> int:
    """Add a reason for or against a path, with the note that supports it, and return its id (R35).

    Raises InfoviewError if the text is empty or the note is off the record, NotFoundError if the path or note does not
    exist.
    """
    text = clean_line(text)
    if not text:
        raise InfoviewError("Write a few words: what speaks for or against this path?")
    with workspace.transaction(EventKind.FIT_ADDED, now) as transaction:
        path = transaction.get(Path, path_id)
        if note_id is not None and transaction.get(Note, note_id).kind is NoteKind.OFF_RECORD:
            raise InfoviewError("This note is off the record, so it can't support anything.")
        point = FitPoint(
            path_id=path_id, aspect=aspect, side=side, text=text, note_id=note_id, created_at=transaction.now
        )
        transaction.add(point)
        transaction.record(f"{side.value.capitalize()} {path.name}, {aspect.value}: {text}")
    return point.id or 0


def remove_fit_point(workspace: Workspace, fit_point_id: int, now: datetime) -> None:
    """Remove a reason for or against a path. Raises NotFoundError if it does not exist."""
    with workspace.transaction(EventKind.FIT_REMOVED, now) as transaction:
        point = transaction.get(FitPoint, fit_point_id)
        transaction.record(f"Removed: {point.text}")
        delete_cascade(transaction.session, point)


def add_question(workspace: Workspace, gap: Gap, now: datetime) -> int:
    """Add the question of a gap to the plan of its contact, and return the id of the interview.

    Creates the plan if there is none. A question that is in the plan already is not added again. Raises InfoviewError
    if the gap has no contact yet, NotFoundError if the contact does not exist.
    """
    if gap.candidate is None:
        raise InfoviewError("Nobody can answer this yet: add a contact for it first.")
    contact_id = gap.candidate.contact_id
    return plan_question_for(workspace, contact_id, gap.question, now, topic=gap.topic, bank_id=gap.bank_id)


def plan_question_for(
    workspace: Workspace, contact_id: int, question: str, now: datetime, *, topic: str = "", bank_id: str = ""
) -> int:
    """Add a question to the plan of a contact, creating the plan if there is none; return the id of the interview.

    A question that is in the plan already is not added again. Raises NotFoundError if the contact does not exist.
    """
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        interview = _next_interview(transaction, contact.id or 0)
        interview_id = interview.id or 0
        if _has_question(transaction, interview_id, question):
            return interview_id
        planned = insert_question(transaction, interview_id, QuestionForm(question, topic, bank_id=bank_id))
        transaction.record(f"Planned: {planned.text}", contact_id=contact_id, interview_id=interview_id)
    return interview_id


def _has_question(transaction: Transaction, interview_id: int, text: str) -> bool:
    statement = select(PlannedQuestion).where(PlannedQuestion.interview_id == interview_id)
    return any(question.text == clean_line(text) for question in transaction.session.exec(statement))


def _next_interview(transaction: Transaction, contact_id: int) -> Interview:
    """Return the contact's running or next interview, or a new one without a date."""
    upcoming = (InterviewState.RUNNING, InterviewState.PLANNED)
    interview = transaction.session.exec(
        select(Interview)
        .where(Interview.contact_id == contact_id, col(Interview.state).in_(upcoming))
        .order_by(
            col(Interview.state).desc(), col(Interview.starts_at).is_(None), col(Interview.starts_at), col(Interview.id)
        )
    ).first()
    if interview is None:
        interview = Interview(contact_id=contact_id, created_at=transaction.now)
        transaction.add(interview)
    return interview
