"""Stage changes with their consequences: follow-ups, interviews, preparation and thank-yous."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, select

from infoview_tui.domain import due_dates
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.planning import Appointment
from infoview_tui.services.core.actions import (
    build_action,
    build_thank_you_action,
    close_actions,
    close_actions_for_all,
    ensure_thank_you_action,
)
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Action, Contact, Interview

RECENT_CALL_LIMIT = timedelta(days=7)
"""Maximum age of an interview for a move to Met to count as following it."""


def change_stage(
    transaction: Transaction, contacts: Sequence[Contact], stage: Stage, appointment: Appointment | None = None
) -> str:
    """Change the stage of contacts, apply the consequences, and return a message about them.

    Runs the same number of queries for one contact as for many. Pass an appointment for a single contact only.
    """
    for contact in contacts:
        contact.stage, contact.stage_since, contact.updated_at = stage, transaction.now, transaction.now
        contact.manual_position = None
    transaction.session.add_all(contacts)
    return _apply_consequences(transaction, contacts, stage, appointment)


def get_or_create_interview(transaction: Transaction, contact: Contact, appointment: Appointment | None) -> Interview:
    """Return the contact's planned interview, creating it if needed. If it has a time, set the preparation due."""
    interview = transaction.session.exec(
        select(Interview)
        .where(Interview.contact_id == contact.id, Interview.state == InterviewState.PLANNED)
        .order_by(col(Interview.id))
    ).first()
    if interview is None:
        interview = Interview(contact_id=contact.id or 0, created_at=transaction.now)
    if appointment is not None:
        interview.starts_at = appointment.starts_at
        interview.minutes = max(1, min(600, appointment.minutes))
        interview.medium = appointment.medium
    transaction.add(interview)
    if interview.starts_at is not None:
        close_actions(transaction, contact, ActionKind.PREPARE)
        transaction.add(
            build_action(
                transaction,
                contact,
                ActionKind.PREPARE,
                due_dates.preparation_due_at(interview.starts_at, transaction.now),
                interview_id=interview.id,
                late_at=interview.starts_at,
            )
        )
    return interview


def _apply_consequences(
    transaction: Transaction, contacts: Sequence[Contact], stage: Stage, appointment: Appointment | None
) -> str:
    """Apply the consequences of a new stage, and return a message about them."""
    close_actions_for_all(transaction, contacts, ActionKind.NUDGE)
    if stage is Stage.CONTACTED:
        for contact in contacts:
            contact.last_contact_at = transaction.now
        due = due_dates.nudge_due_at(transaction.now, 0)
        transaction.add(*(build_action(transaction, contact, ActionKind.NUDGE, due) for contact in contacts))
        return "A follow-up is due in 3 business days."
    if stage is Stage.SCHEDULED:
        has_time = _ensure_interviews(transaction, contacts, appointment)
        return "Preparation is due the day before." if has_time else "No time set yet: press p to open the plan."
    if stage is Stage.MET:
        return _apply_met(transaction, contacts)
    if stage is Stage.CLOSED:
        close_actions_for_all(transaction, contacts, ActionKind.PREPARE, ActionKind.STAY_IN_TOUCH)
    return ""


def _ensure_interviews(transaction: Transaction, contacts: Sequence[Contact], appointment: Appointment | None) -> bool:
    """Create missing planned interviews; return whether any of the others has a time."""
    ids = [contact.id for contact in contacts]
    planned = set(
        transaction.session.exec(
            select(Interview.contact_id).where(
                col(Interview.contact_id).in_(ids),
                Interview.state == InterviewState.PLANNED,
            )
        )
    )
    without_interview = [contact for contact in contacts if appointment is None and contact.id not in planned]
    transaction.add(
        *(Interview(contact_id=contact.id or 0, created_at=transaction.now) for contact in without_interview)
    )
    others = [contact for contact in contacts if appointment is not None or contact.id in planned]
    interviews = [get_or_create_interview(transaction, contact, appointment) for contact in others]
    return any(interview.starts_at is not None for interview in interviews)


def _apply_met(transaction: Transaction, contacts: Sequence[Contact]) -> str:
    ids = [contact.id for contact in contacts]
    close_actions_for_all(transaction, contacts, ActionKind.PREPARE, done=True)
    held = transaction.session.exec(
        select(Interview)
        .where(col(Interview.contact_id).in_(ids), col(Interview.ended_at).is_not(None))
        .order_by(col(Interview.ended_at))
    )
    latest = {interview.contact_id: interview for interview in held}
    thanked = set(
        transaction.session.exec(
            select(Action.contact_id).where(col(Action.contact_id).in_(ids), Action.kind == ActionKind.THANK)
        )
    )
    fresh: list[Action] = []
    added = False
    for contact in contacts:
        interview = latest.get(contact.id or 0)
        ended_at, interview_id = transaction.now, None
        if (
            interview is not None
            and interview.ended_at is not None
            and transaction.now - interview.ended_at < RECENT_CALL_LIMIT
        ):
            ended_at, interview_id = interview.ended_at, interview.id
        contact.last_contact_at = max(contact.last_contact_at or ended_at, ended_at)
        if contact.id in thanked:
            added = ensure_thank_you_action(transaction, contact, ended_at, interview_id) or added
        else:
            fresh.append(build_thank_you_action(transaction, contact, ended_at, interview_id))
    transaction.add(*fresh)
    return "The thank-you is due within a day." if added or fresh else ""
