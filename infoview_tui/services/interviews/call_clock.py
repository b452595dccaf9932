"""The clock of a call: start, pause, resume, extend and end (R28)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.enums import ActionKind, EventKind, InterviewState
from infoview_tui.services.core.actions import close_actions, ensure_thank_you_action
from infoview_tui.services.core.check_ins import set_last_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.call_questions import mark_noted_answered, start_question, stop_question
from infoview_tui.services.interviews.empty_interviews import restore_if_discarded
from infoview_tui.services.interviews.live_draft import mark_drafts_off_record
from infoview_tui.storage.tables import Contact, Interview


def start_call(workspace: Workspace, interview_id: int, now: datetime, *, contact_id: int | None = None) -> None:
    """Start the clock and make the first question the current one.

    Does nothing if the call is running or paused. Continues a call that has ended. With ``contact_id``, an interview
    with this contact that another window has discarded as empty is restored.
    """
    with workspace.transaction(EventKind.INTERVIEW_STARTED, now) as transaction:
        if contact_id is not None:
            restore_if_discarded(transaction.session, interview_id, contact_id, now)
        interview = transaction.get(Interview, interview_id)
        if interview.started_at is not None and interview.state is InterviewState.RUNNING:
            return
        interview.state = InterviewState.RUNNING
        interview.started_at = interview.started_at or now
        interview.ended_at = None  # a continued call has not ended
        interview.clock_started_at = now
        start_question(transaction.session, interview)
        transaction.session.add(interview)
        contact = transaction.get(Contact, interview.contact_id)
        transaction.record(
            f"The interview with {contact.name} started", contact_id=contact.id, interview_id=interview.id
        )


def pause_call(workspace: Workspace, interview_id: int, elapsed: timedelta) -> None:
    """Stop a running clock at ``elapsed``. No event."""
    with workspace.adjust("Paused the clock") as session:
        _set_clock(session, interview_id, elapsed, None)


def resume_call(workspace: Workspace, interview_id: int, now: datetime) -> None:
    """Resume a paused clock. No event."""
    with workspace.adjust("Resumed the clock") as session:
        interview = session.get(Interview, interview_id)
        if interview and interview.state is InterviewState.RUNNING and interview.clock_started_at is None:
            interview.clock_started_at = now
            session.add(interview)


def save_clock(workspace: Workspace, interview_id: int, elapsed: timedelta, now: datetime) -> None:
    """Save a running clock after the system time has been changed: ``elapsed`` is its time at ``now``.

    Does nothing if the clock is stopped. No event; undone with the last command.
    """
    whole_seconds = timedelta(seconds=int(elapsed.total_seconds()))
    with workspace.adjust("Corrected the clock", with_last=True) as session:
        _set_clock(session, interview_id, elapsed, now - (elapsed - whole_seconds))


def _set_clock(session: Session, interview_id: int, elapsed: timedelta, since: datetime | None) -> None:
    """Set a clock that runs."""
    interview = session.get(Interview, interview_id)
    if interview is not None and interview.clock_started_at is not None:
        interview.elapsed_seconds, interview.clock_started_at = int(elapsed.total_seconds()), since
        session.add(interview)


def extend_call(workspace: Workspace, interview_id: int, minutes: int, now: datetime) -> None:
    """Extend the agreed length of the call by some minutes (R28)."""
    with workspace.transaction(EventKind.INTERVIEW_EXTENDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        interview.extra_minutes += minutes
        transaction.session.add(interview)
        transaction.record(f"Extended by {minutes} minutes", contact_id=interview.contact_id, interview_id=interview_id)


def end_call(workspace: Workspace, interview_id: int, now: datetime, elapsed: timedelta | None = None) -> None:
    """End the call: stop the clock, complete the preparation, and set the thank-you due (R32).

    ``elapsed`` is the time on the clock; by default it is computed from the system time.
    """
    with workspace.transaction(EventKind.INTERVIEW_ENDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        if interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            return
        if elapsed is None:
            spoken = timedelta(seconds=interview.elapsed_seconds)
            elapsed = CallClock(accumulated=spoken, running_since=interview.clock_started_at).elapsed(now)
        seconds = int(elapsed.total_seconds())
        stop_question(transaction.session, interview, seconds)
        mark_noted_answered(transaction.session, interview_id)
        interview.question_started_seconds = seconds
        interview.elapsed_seconds, interview.clock_started_at = seconds, None
        if interview.off_record:
            mark_drafts_off_record(transaction.session, interview_id)
        interview.off_record = False
        interview.state = InterviewState.ENDED
        interview.started_at = interview.started_at or now
        interview.ended_at = now
        transaction.session.add(interview)
        contact = transaction.get(Contact, interview.contact_id)
        set_last_contact(transaction, contact, now)
        close_actions(transaction, contact, ActionKind.PREPARE, ActionKind.CONFIRM, done=True)
        ensure_thank_you_action(transaction, contact, now, interview_id)
        transaction.record(f"The interview with {contact.name} ended", contact_id=contact.id, interview_id=interview_id)
