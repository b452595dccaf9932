"""Schedule, move, and cancel interviews, and record those that took place away from the keyboard (R10, R14, R32)."""

from __future__ import annotations

from datetime import datetime, tzinfo

from infoview_tui.domain.appointments import Appointment, describe_cancellation, describe_move
from infoview_tui.domain.enums import ActionKind, EventKind, InterviewState, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.actions import close_actions, ensure_thank_you_action
from infoview_tui.services.core.check_ins import set_last_contact
from infoview_tui.services.core.stage_changes import change_stage, find_planned_interview, get_or_create_interview
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, Interview

_SETTLED = (ActionKind.REQUEST, ActionKind.NUDGE, ActionKind.CLOSE_OR_KEEP)
"""What nobody has to do any more once a time is agreed."""


def schedule_interview(
    workspace: Workspace, contact_id: int, appointment: Appointment, now: datetime, *, stage: Stage | None = None
) -> int:
    """Schedule an interview, or move the planned one, and return its id.

    Actions that this settles are closed, such as a follow-up; the user may move the contact to a *stage* with it.
    """
    with workspace.transaction(EventKind.INTERVIEW_SCHEDULED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        planned = find_planned_interview(transaction, contact)
        before = planned.starts_at if planned is not None else None
        interview = get_or_create_interview(transaction, contact, appointment)
        close_actions(transaction, contact, *_SETTLED)
        _move(transaction, contact, stage)
        transaction.record(
            describe_move(contact.name, before, appointment.starts_at, transaction.cadence.calendar.zone),
            contact_id=contact_id,
            interview_id=interview.id,
            starts_at=appointment.starts_at.isoformat(),
            minutes=appointment.minutes,
        )
    return interview.id or 0


def record_interview(
    workspace: Workspace, contact_id: int, appointment: Appointment, now: datetime, *, stage: Stage | None = None
) -> int:
    """Record an interview that took place without the program, and return its id (R32).

    It takes the place of the planned one, with its questions, unless that one is still ahead. Its thank-you is counted
    from its end. Notes that are added to it count as written afterwards. Raises InfoviewError if it is not over.
    """
    if not appointment.is_over(now):
        raise InfoviewError("This interview is not over yet.")
    with workspace.transaction(EventKind.INTERVIEW_ENDED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        planned = find_planned_interview(transaction, contact)
        is_ahead = planned is not None and planned.starts_at is not None and planned.starts_at > now
        interview = Interview(contact_id=contact_id, created_at=now) if planned is None or is_ahead else planned
        _set_held(interview, appointment, transaction.cadence.calendar.zone)
        transaction.add(interview)
        close_actions(transaction, contact, *_SETTLED)
        if not is_ahead:
            close_actions(transaction, contact, ActionKind.PREPARE, ActionKind.CONFIRM, done=True)
        set_last_contact(transaction, contact, appointment.ends_at)
        ensure_thank_you_action(transaction, contact, appointment.ends_at, interview.id)
        _move(transaction, contact, stage)
        transaction.record(
            f"Recorded the interview with {contact.name}", contact_id=contact_id, interview_id=interview.id
        )
    return interview.id or 0


def cancel_interview(workspace: Workspace, interview_id: int, now: datetime, *, stage: Stage | None = None) -> str:
    """Cancel a planned interview, with its preparation and confirmation, and return what follows, as a sentence.

    The user may move the contact to a *stage* with it; Contacted sets a follow-up due. Its event stays in the timeline.
    Raises InfoviewError if the interview has started.
    """
    with workspace.transaction(EventKind.INTERVIEW_CANCELED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        if interview.state is not InterviewState.PLANNED:
            raise InfoviewError("Only a planned interview can be canceled.")
        contact = transaction.get(Contact, interview.contact_id)
        interview.state = InterviewState.CANCELED
        transaction.session.add(interview)
        close_actions(transaction, contact, ActionKind.PREPARE, ActionKind.CONFIRM)
        consequence = _move(transaction, contact, stage)
        transaction.record(
            describe_cancellation(contact.name, interview.starts_at, transaction.cadence.calendar.zone),
            contact_id=contact.id,
            interview_id=interview_id,
        )
    return consequence


def _set_held(interview: Interview, appointment: Appointment, own_zone: tzinfo) -> None:
    """Set when an interview was held; its clock shows the whole length."""
    interview.set_appointment(appointment, own_zone)
    interview.state = InterviewState.ENDED
    interview.started_at, interview.ended_at = appointment.starts_at, appointment.ends_at
    interview.elapsed_seconds = 60 * interview.minutes


def _move(transaction: Transaction, contact: Contact, stage: Stage | None) -> str:
    """Move the contact to a stage, if there is one and it is another, and return what follows."""
    if stage is None or contact.stage is stage:
        return ""
    return change_stage(transaction, [contact], stage)
