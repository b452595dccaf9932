"""The course of a call: its clock, its current question, what is off the record, its end (R26–R28)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.enums import ActionKind, EventKind, InterviewState, QuestionState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import record_for_interview
from infoview_tui.storage.queries.interviews.interviews import InterviewRow
from infoview_tui.storage.timestamps import parse_optional

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import Interview

_STATE_LABELS = {
    QuestionState.OPEN: "Open again",
    QuestionState.ANSWERED: "Answered",
    QuestionState.SKIPPED: "Skipped",
}


def build_clock(row: InterviewRow) -> CallClock:
    """Return the clock that an interview's row holds."""
    return CallClock(
        has_started=row.started_at is not None,
        has_ended=row.state in (InterviewState.ENDED, InterviewState.DEBRIEFED),
        accumulated=timedelta(seconds=row.elapsed_seconds),
        running_since=parse_optional(row.clock_started_at),
        agreed_minutes=row.minutes,
        extra_minutes=row.extra_minutes,
    )


def start_call(workspace: Workspace, interview_id: int, now: datetime) -> None:
    """Start the clock at the first key, with the first question as the current one.

    A call that runs already, or is paused, stays as it is; one that had ended is taken up again where it stood.
    """
    from infoview_tui.storage.tables import Contact, Interview

    with workspace.transaction(EventKind.INTERVIEW_STARTED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        if interview.started_at is not None and interview.state is InterviewState.RUNNING:
            return
        interview.state = InterviewState.RUNNING
        interview.started_at = interview.started_at or now
        interview.ended_at = None  # one that is taken up again has not ended
        interview.spoken_at = now
        _start_question(transaction.session, interview)
        transaction.session.add(interview)
        contact = transaction.get(Contact, interview.contact_id)
        transaction.record(f"The call with {contact.name} began", contact_id=contact.id, interview_id=interview_id)


def pause_call(workspace: Workspace, interview_id: int, elapsed: timedelta) -> None:
    """Let the clock stand at ``elapsed``; one that does not run stays as it is. No event, no undo."""
    _save_clock(workspace, interview_id, elapsed, None)


def resume_call(workspace: Workspace, interview_id: int, now: datetime) -> None:
    """Let a paused clock go on from where it stands. No event, no undo."""
    from sqlmodel import col, update

    from infoview_tui.storage.tables import Interview

    with workspace.autosave() as session:
        paused = (
            col(Interview.id) == interview_id,
            col(Interview.state) == InterviewState.RUNNING,
            col(Interview.spoken_at).is_(None),
        )
        session.exec(update(Interview).where(*paused).values(spoken_at=now))


def save_clock(workspace: Workspace, interview_id: int, elapsed: timedelta, now: datetime) -> None:
    """Write a running clock anew in the machine's time, which was set meanwhile: ``elapsed`` was spoken until now.

    A clock that stands is left alone. No event, no undo.
    """
    whole_seconds = timedelta(seconds=int(elapsed.total_seconds()))
    _save_clock(workspace, interview_id, whole_seconds, now - (elapsed - whole_seconds))


def _save_clock(workspace: Workspace, interview_id: int, elapsed: timedelta, since: datetime | None) -> None:
    from sqlmodel import col, update

    from infoview_tui.storage.tables import Interview

    with workspace.autosave() as session:
        runs = (col(Interview.id) == interview_id, col(Interview.spoken_at).is_not(None))
        spoken = int(elapsed.total_seconds())
        session.exec(update(Interview).where(*runs).values(spoken_seconds=spoken, spoken_at=since))


def set_off_record(workspace: Workspace, interview_id: int, off_record: bool) -> None:
    """Go off the record, where every note is, or back on. No event, no undo. Raises NotFoundError where it is gone."""
    from sqlmodel import col, update

    from infoview_tui.storage.tables import Interview

    with workspace.autosave() as session:
        change = update(Interview).where(col(Interview.id) == interview_id).values(off_record=off_record)
        if not session.exec(change).rowcount:
            raise _not_found()


def set_current_question(workspace: Workspace, interview_id: int, question_id: int | None, elapsed: timedelta) -> None:
    """Make a question the current one (R26), at ``elapsed`` in the call. No event, no undo.

    The one that is left gains the time of its turn. Whether its notes answer it is seen by them until the call ends.
    Raises NotFoundError where the interview is gone.
    """
    from infoview_tui.storage.tables import Interview

    with workspace.autosave() as session:
        interview = session.get(Interview, interview_id)
        if interview is None:
            raise _not_found()
        seconds = int(elapsed.total_seconds())
        if interview.current_question_id == question_id:
            return
        _stop_question(session, interview, seconds)
        interview.current_question_id, interview.turned_seconds = question_id, seconds
        session.add(interview)


def set_question_state(workspace: Workspace, question_id: int, state: QuestionState, now: datetime) -> None:
    """Say what became of a question: answered, skipped, or open again. Raises NotFoundError where it is gone."""
    from infoview_tui.storage.tables import PlannedQuestion

    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        question = transaction.get(PlannedQuestion, question_id)
        question.state = state
        transaction.session.add(question)
        record_for_interview(transaction, question.interview_id, f"{_STATE_LABELS[state]}: {question.text}")


def add_question_during_call(workspace: Workspace, interview_id: int, text: str, now: datetime) -> int:
    """Put a question that comes up into the plan, behind the current one (else at its end), and return its id.

    The half-typed line of this window becomes the question, so it is emptied along. Turning to it is
    `turn_to_question`'s. Raises InfoviewError for an empty text, NotFoundError where the interview is gone.
    """
    from infoview_tui.services.interviews.live_draft import clear_live_draft
    from infoview_tui.services.interviews.planning import list_planned_questions
    from infoview_tui.storage.tables import Interview, PlannedQuestion

    cleaned = clean_line(text)
    if not cleaned:
        raise InfoviewError("Type the question into the line first.")
    with workspace.transaction(EventKind.PLAN_CHANGED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        plan = list_planned_questions(transaction.session, interview_id)
        index = next((at for at, row in enumerate(plan, 1) if row.id == interview.current_question_id), len(plan))
        place = plan[index - 1].place + 1 if index else 0
        for question in plan[index:]:
            question.place += 1
            transaction.session.add(question)
        question = PlannedQuestion(interview_id=interview_id, place=place, text=cleaned)
        transaction.add(question)
        clear_live_draft(transaction.session, interview_id, workspace.instance)
        transaction.record(f"Added: {cleaned}", contact_id=interview.contact_id, interview_id=interview_id)
    return question.id or 0


def extend_call(workspace: Workspace, interview_id: int, minutes: int, now: datetime) -> None:
    """The person was invited to stay: the agreed length grows by some minutes (R28)."""
    from infoview_tui.storage.tables import Interview

    with workspace.transaction(EventKind.INTERVIEW_EXTENDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        interview.extra_minutes += minutes
        transaction.session.add(interview)
        transaction.record(
            f"Invited to stay {minutes} minutes", contact_id=interview.contact_id, interview_id=interview_id
        )


def end_call(workspace: Workspace, interview_id: int, now: datetime, elapsed: timedelta | None = None) -> None:
    """End the call: the clock stops, the preparation is settled and the thank-you falls due (R32).

    ``elapsed`` is how long was spoken; without it the machine's time is taken.
    """
    from infoview_tui.services.core.stage_changes import close_actions, ensure_thank_you_action
    from infoview_tui.storage.tables import Contact, Interview

    with workspace.transaction(EventKind.INTERVIEW_ENDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        if interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            return
        if elapsed is None:
            spoken = timedelta(seconds=interview.spoken_seconds)
            elapsed = CallClock(accumulated=spoken, running_since=interview.spoken_at).elapsed(now)
        seconds = int(elapsed.total_seconds())
        _stop_question(transaction.session, interview, seconds)
        _mark_noted_answered(transaction.session, interview_id)
        interview.turned_seconds = seconds
        interview.spoken_seconds, interview.spoken_at = seconds, None
        interview.off_record = False
        interview.state = InterviewState.ENDED
        interview.started_at = interview.started_at or now
        interview.ended_at = now
        transaction.session.add(interview)
        contact = transaction.get(Contact, interview.contact_id)
        contact.last_contact_at = now
        transaction.session.add(contact)
        close_actions(transaction, contact, ActionKind.PREPARE, done=True)
        ensure_thank_you_action(transaction, contact, now, interview_id)
        transaction.record(f"The call with {contact.name} ended", contact_id=contact.id, interview_id=interview_id)


def _start_question(session: Session, interview: Interview) -> None:
    """Let the current question's turn begin; where there is none, the first of the plan becomes it."""
    from infoview_tui.services.interviews.planning import list_planned_questions

    plan = list_planned_questions(session, interview.id or 0)
    if interview.current_question_id not in {question.id for question in plan}:
        interview.current_question_id = plan[0].id if plan else None
    interview.turned_seconds = interview.spoken_seconds


def _stop_question(session: Session, interview: Interview, seconds: int) -> None:
    """Add up what the current question has had."""
    from infoview_tui.storage.tables import PlannedQuestion

    question = session.get(PlannedQuestion, interview.current_question_id or 0)
    if question is not None:
        question.spent_seconds += max(0, seconds - interview.turned_seconds)
        session.add(question)


def _mark_noted_answered(session: Session, interview_id: int) -> None:
    """Let open questions that have notes be answered; what the person marked otherwise stays."""
    from sqlmodel import select

    from infoview_tui.services.interviews.planning import list_planned_questions
    from infoview_tui.storage.tables import Note

    question_ids = set(session.exec(select(Note.question_id).where(Note.interview_id == interview_id)))
    for question in list_planned_questions(session, interview_id):
        if question.state is QuestionState.OPEN and question.id in question_ids:
            question.state = QuestionState.ANSWERED
            session.add(question)


def _not_found() -> NotFoundError:
    return NotFoundError("This interview is no longer there.")
