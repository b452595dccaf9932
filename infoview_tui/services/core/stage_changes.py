"""Stage changes with their consequences: follow-ups, interviews, preparation and thank-yous."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import col, select

from infoview_tui.domain.appointments import Appointment, describe_move, propose_medium
from infoview_tui.domain.cadence import format_business_days, next_due
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, EventKind, InterviewState, Stage
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.actions import (
    build_action,
    close_actions,
    close_actions_for_all,
    describe_due_action,
    ensure_thank_you_action,
    insert_thank_you_action,
)
from infoview_tui.services.core.contact_facts import ContactFacts, StagedContact, list_ids
from infoview_tui.services.core.offers import settle_offers
from infoview_tui.services.core.plan_questions import copy_canceled_plan
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage import row_statements
from infoview_tui.storage.queries.outreach.stage_changes import (
    HELD_INTERVIEWS,
    OPEN_ACTIONS,
    OPEN_OFFERS,
    RESEARCHED,
    SENT_REQUESTS,
    STAGED_CONTACT,
    THANKED,
    WITH_PLANNED_INTERVIEW,
)
from infoview_tui.storage.tables import Action, Contact, Interview

RECENT_CALL_LIMIT = timedelta(days=7)
"""Maximum age of an interview for a move to Met to count as following it."""

RECENT_REQUEST_LIMIT = timedelta(days=7)
"""Maximum age of a request for a move to Contacted to count as following it."""


def prepare_statements() -> None:
    """Prepare what reads and writes rows in a stage change, so that the first one takes no longer than others."""
    for table in (Contact.__tablename__, Action.__tablename__):
        row_statements.prepare_statements(Contact.metadata.tables[str(table)])
    changes = (HELD_INTERVIEWS, RESEARCHED, SENT_REQUESTS, THANKED, WITH_PLANNED_INTERVIEW)
    for query in (STAGED_CONTACT, OPEN_ACTIONS, OPEN_OFFERS, *changes):
        query.prepare()


def change_stage(
    transaction: Transaction, contacts: Sequence[StagedContact], stage: Stage, appointment: Appointment | None = None
) -> str:
    """Change the stage of contacts, apply the consequences, and return a message about them.

    Reads the same number of times for one contact as for many, except for those who have an interview planned or were
    thanked before. Only these go through the ORM, as new interviews do, which takes longer than all else. Pass an
    appointment for a single contact only.
    """
    now = transaction.now
    transaction.rows.update(
        Contact,
        [contact.id or 0 for contact in contacts],
        stage=stage,
        stage_since=now,
        updated_at=now,
        manual_position=None,
    )
    return _apply_consequences(transaction, contacts, stage, appointment)


def get_or_create_interview(
    transaction: Transaction, contact: StagedContact, appointment: Appointment | None, *, minutes: int | None = None
) -> Interview:
    """Return the contact's planned interview, creating it if needed, with a length of ``minutes``.

    If it has a time, preparation and, if there is time for it, a confirmation fall due. If it had another one, the
    timeline says from when to when it was moved. A new one gets the questions of one that was canceled before.
    """
    interview = find_planned_interview(transaction, contact)
    is_new = interview is None
    if interview is None:
        interview = _build_interview(transaction, contact)
        interview.minutes = minutes or interview.minutes
    before = interview.starts_at
    if appointment is not None:
        interview.set_appointment(appointment, transaction.cadence.calendar.zone)
        settle_offers(transaction, [contact], appointment.starts_at)
    transaction.add(interview)
    if is_new:
        copy_canceled_plan(transaction, interview)
    is_moved = before is not None and appointment is not None and before != appointment.starts_at
    if is_moved and transaction.kind != EventKind.INTERVIEW_SCHEDULED:  # that command says it itself
        label = describe_move(contact.name, before, interview.starts_at, transaction.cadence.calendar.zone)
        transaction.record_for_contact(contact, EventKind.INTERVIEW_SCHEDULED, label)
    if interview.starts_at is not None:
        _set_interview_actions(transaction, contact, interview.starts_at, interview.id)
    return interview


def _build_interview(transaction: Transaction, contact: StagedContact) -> Interview:
    """Build an interview without a time, not yet inserted, by the medium that goes with the contact's channel."""
    medium = propose_medium(contact.channel)
    return Interview(contact_id=contact.id or 0, medium=medium, created_at=transaction.now)


def find_planned_interview(transaction: Transaction, contact: ContactFacts) -> Interview | None:
    """Return the contact's planned interview, or None."""
    return transaction.session.exec(
        select(Interview)
        .where(Interview.contact_id == contact.id, Interview.state == InterviewState.PLANNED)
        .order_by(col(Interview.id))
    ).first()


def _set_interview_actions(
    transaction: Transaction, contact: ContactFacts, starts_at: datetime, interview_id: int | None
) -> None:
    close_actions(transaction, contact, ActionKind.PREPARE, ActionKind.CONFIRM)
    for kind in (ActionKind.PREPARE, ActionKind.CONFIRM):
        due, late_at, _ = next_due(transaction.cadence, kind, starts_at)
        if due.is_due(transaction.now, transaction.cadence.calendar.zone):
            if kind is ActionKind.CONFIRM:
                continue  # the time was agreed just now
            due = Due(at=transaction.now)
        transaction.add(build_action(transaction, contact, kind, due, late_at=late_at, interview_id=interview_id))


def _apply_consequences(
    transaction: Transaction, contacts: Sequence[StagedContact], stage: Stage, appointment: Appointment | None
) -> str:
    """Apply the consequences of a new stage, and return a message about them."""
    close_actions_for_all(transaction, contacts, ActionKind.NUDGE, ActionKind.CLOSE_OR_KEEP)
    if stage is Stage.READY:
        return _describe_missing_research(transaction, contacts)
    if stage is Stage.CONTACTED:
        return _apply_contacted(transaction, contacts)
    if stage is Stage.SCHEDULED:
        has_time = _ensure_interviews(transaction, contacts, appointment)
        return "Preparation is due the day before." if has_time else "No time set yet: press p to open the plan."
    if stage is Stage.MET:
        return _apply_met(transaction, contacts)
    if stage is Stage.CLOSED:
        settle_offers(transaction, contacts)
        close_actions_for_all(transaction, contacts, *_CLOSED_WITH_CONTACT)
    return ""


_CLOSED_WITH_CONTACT = (
    ActionKind.INTRODUCTION,
    ActionKind.REQUEST,
    ActionKind.CONFIRM,
    ActionKind.PREPARE,
    ActionKind.STAY_IN_TOUCH,
)
"""Actions that no longer apply to a closed contact."""


def _describe_missing_research(transaction: Transaction, contacts: Sequence[ContactFacts]) -> str:
    """Return a warning for contacts without research, which does not block (R16); empty if all have some."""
    if len(transaction.rows.all(RESEARCHED, contacts=list_ids(contacts))) == len(contacts):
        return ""
    return "No research yet." if len(contacts) == 1 else "Some have no research yet."


def _apply_contacted(transaction: Transaction, contacts: Sequence[ContactFacts]) -> str:
    """Set the first follow-up due, counted from the request if it was sent as a message, otherwise from now."""
    close_actions_for_all(transaction, contacts, ActionKind.REQUEST, done=True)
    recent = format_timestamp(transaction.now - RECENT_REQUEST_LIMIT)
    requests = transaction.rows.all(SENT_REQUESTS, contacts=list_ids(contacts), since=recent)
    sent = {request.contact_id: request.at for request in requests}
    nudges = (
        describe_due_action(transaction, contact, ActionKind.NUDGE, sent.get(contact.id or 0) or transaction.now)
        for contact in contacts
    )
    transaction.rows.insert(Action, nudges)
    return f"A follow-up is due in {format_business_days(transaction.cadence.first_nudge_days)}."


def _ensure_interviews(
    transaction: Transaction, contacts: Sequence[StagedContact], appointment: Appointment | None
) -> bool:
    """Create missing planned interviews; return whether any of the others has a time."""
    planned = {row.contact_id for row in transaction.rows.all(WITH_PLANNED_INTERVIEW, contacts=list_ids(contacts))}
    without_interview = [contact for contact in contacts if appointment is None and contact.id not in planned]
    transaction.add(*(_build_interview(transaction, contact) for contact in without_interview))
    others = [contact for contact in contacts if appointment is not None or contact.id in planned]
    interviews = [get_or_create_interview(transaction, contact, appointment) for contact in others]
    return any(interview.starts_at is not None for interview in interviews)


def _apply_met(transaction: Transaction, contacts: Sequence[ContactFacts]) -> str:
    close_actions_for_all(transaction, contacts, ActionKind.PREPARE, ActionKind.CONFIRM, done=True)
    ids = list_ids(contacts)
    latest = {interview.contact_id: interview for interview in transaction.rows.all(HELD_INTERVIEWS, contacts=ids)}
    thanked = {row.contact_id for row in transaction.rows.all(THANKED, contacts=ids)}
    added = False
    for contact in contacts:
        interview = latest.get(contact.id or 0)
        ended_at, interview_id = transaction.now, None
        if interview is not None and transaction.now - interview.ended_at < RECENT_CALL_LIMIT:
            ended_at, interview_id = interview.ended_at, interview.id
        if contact.id in thanked:
            added = ensure_thank_you_action(transaction, contact, ended_at, interview_id) or added
        else:
            insert_thank_you_action(transaction, contact, ended_at, interview_id)
            added = True
    return "The thank-you is due within a day." if added else ""
