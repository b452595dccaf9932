"""Moving a contact through the stages, and what naturally follows: nudges, interviews, thank-yous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from infoview_tui.domain import due_dates
from infoview_tui.domain.enums import ActionKind, EventKind, InterviewState, Medium, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Transaction, Workspace

if TYPE_CHECKING:
    from sqlalchemy import Select

    from infoview_tui.storage.tables import Action, Contact, Interview

RECENT_CALL_LIMIT = timedelta(days=7)
"""How long ago a call may have ended to be the one after which a contact is moved to Met."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When an interview is: an aware moment, the agreed length in minutes, and how it is held."""

    starts_at: datetime
    minutes: int = 20
    medium: Medium = Medium.VIDEO


def move_contact(
    workspace: Workspace, contact_id: int, stage: Stage, now: datetime, appointment: Appointment | None = None
) -> str:
    """Move a contact to a stage with its consequences, all one deed; return a sentence that says what followed.

    Contacted: a nudge falls due. Scheduled: an interview at the appointment, where one is given, and preparation falls
    due. Met: the thank-you falls due (R32). Moving on settles what the earlier stage had made due.
    """
    from infoview_tui.storage.tables import Contact

    with workspace.transaction(EventKind.CONTACT_MOVED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        earlier = contact.stage
        if earlier is stage:
            return ""
        consequence = change_stage(transaction, [contact], stage, appointment)
        transaction.record(
            f"Moved {contact.name} to {stage.label}",
            contact_id=contact_id,
            from_stage=earlier.value,
            to_stage=stage.value,
        )
    return " ".join((f"{contact.name} is now in {stage.label}.", consequence)).strip()


def change_stage(
    transaction: Transaction, contacts: Sequence[Contact], stage: Stage, appointment: Appointment | None = None
) -> str:
    """Let contacts stand in another stage, each with its consequences; return a sentence that says what followed.

    Many cost little more than one: what hangs on them is asked for once. An appointment is for one alone.
    """
    for contact in contacts:
        contact.stage, contact.stage_since, contact.updated_at = stage, transaction.now, transaction.now
        contact.place = None
    transaction.session.add_all(contacts)
    return _apply_consequences(transaction, contacts, stage, appointment)


def schedule_interview(workspace: Workspace, contact_id: int, appointment: Appointment, now: datetime) -> int:
    """Put an interview into the calendar, or change the time of the planned one; return its id."""
    from infoview_tui.storage.tables import Contact

    with workspace.transaction(EventKind.INTERVIEW_SCHEDULED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        interview = get_or_create_interview(transaction, contact, appointment)
        transaction.record(
            f"Scheduled the interview with {contact.name}",
            contact_id=contact_id,
            interview_id=interview.id,
            starts_at=appointment.starts_at.isoformat(),
            minutes=appointment.minutes,
        )
    return interview.id or 0


def get_or_create_interview(transaction: Transaction, contact: Contact, appointment: Appointment | None) -> Interview:
    """Return the contact's planned interview, made where there is none; with an appointment, preparation falls due."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Interview

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


def close_actions(transaction: Transaction, contact: Contact, *kinds: ActionKind, done: bool = False) -> None:
    """Close the contact's open actions of these kinds: done, or dropped because they no longer apply."""
    close_actions_for_all(transaction, [contact], *kinds, done=done)


def close_actions_for_all(
    transaction: Transaction, contacts: Sequence[Contact], *kinds: ActionKind, done: bool = False
) -> None:
    """Do as `settle` does for several contacts."""
    from infoview_tui.storage.tables import Action

    parameters = {"contacts": _ids(contacts), "kinds": kinds}
    for (action_id,) in transaction.session.connection().execute(_open_actions_statement(), parameters):
        action = transaction.get(Action, action_id)
        if done:
            action.done_at = transaction.now
        else:
            action.dropped_at = transaction.now
        transaction.session.add(action)
    transaction.session.flush()


@cache
def _open_actions_statement() -> Select[int]:
    """What finds the open actions of some contacts; a move mostly finds none, so asking is to cost next to nothing."""
    from sqlalchemy import bindparam, select

    from infoview_tui.storage.tables import TableModel

    table = TableModel.metadata.tables["actions"]
    return select(table.c.id).where(
        table.c.contact_id.in_(bindparam("contacts", expanding=True)),
        table.c.kind.in_(bindparam("kinds", expanding=True)),
        table.c.done_at.is_(None),
        table.c.dropped_at.is_(None),
    )


def build_action(
    transaction: Transaction,
    contact: Contact,
    kind: ActionKind,
    due_at: datetime | None,
    *,
    text: str = "",
    late_at: datetime | None = None,
    interview_id: int | None = None,
    note_id: int | None = None,
) -> Action:
    """Return an open action for a contact, not yet added."""
    from infoview_tui.storage.tables import Action

    return Action(
        contact_id=contact.id,
        interview_id=interview_id,
        note_id=note_id,
        kind=kind,
        text=clean_line(text),
        due_at=due_at,
        late_at=late_at,
        created_at=transaction.now,
    )


def ensure_thank_you_action(
    transaction: Transaction, contact: Contact, ended_at: datetime, interview_id: int | None
) -> bool:
    """Let the thank-you fall due, unless one is due already; tell whether it was added (R32).

    One that is open and of no interview yet, as the contact was moved to Met first, becomes this interview's.
    """
    from sqlmodel import and_, col, or_, select

    from infoview_tui.storage.tables import Action

    is_open = col(Action.done_at).is_(None)
    of_no_interview = and_(col(Action.interview_id).is_(None), is_open)
    due = transaction.session.exec(
        select(Action)
        .where(Action.contact_id == contact.id, Action.kind == ActionKind.THANK, col(Action.dropped_at).is_(None))
        .where(is_open if interview_id is None else or_(col(Action.interview_id) == interview_id, of_no_interview))
        .order_by(col(Action.interview_id).is_(None))
    ).first()
    if due is not None:
        if interview_id is not None and due.interview_id is None:
            due.interview_id = interview_id
            due.due_at, due.late_at = due_dates.thank_you_due_at(ended_at), due_dates.thank_you_late_at(ended_at)
            transaction.session.add(due)
        return False
    transaction.add(_build_thank_you_action(transaction, contact, ended_at, interview_id))
    return True


def _ids(contacts: Sequence[Contact]) -> list[int | None]:
    return [contact.id for contact in contacts]


def _apply_consequences(
    transaction: Transaction, contacts: Sequence[Contact], stage: Stage, appointment: Appointment | None
) -> str:
    """Carry out what the contacts' new stage brings, and say it."""
    close_actions_for_all(transaction, contacts, ActionKind.NUDGE)
    if stage is Stage.CONTACTED:
        for contact in contacts:
            contact.last_contact_at = transaction.now
        due = due_dates.nudge_due_at(transaction.now, 0)
        transaction.add(*(build_action(transaction, contact, ActionKind.NUDGE, due) for contact in contacts))
        return "A nudge falls due in 3 business days."
    if stage is Stage.SCHEDULED:
        timed = _ensure_interviews(transaction, contacts, appointment)
        return "Preparation falls due the day before." if timed else "No time is set yet: p opens the plan."
    if stage is Stage.MET:
        return _apply_met(transaction, contacts)
    if stage is Stage.CLOSED:
        close_actions_for_all(transaction, contacts, ActionKind.PREPARE, ActionKind.STAY_IN_TOUCH)
    return ""


def _ensure_interviews(transaction: Transaction, contacts: Sequence[Contact], appointment: Appointment | None) -> bool:
    """See that each contact has an interview planned; tell whether one of them has a time."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Interview

    planned = set(
        transaction.session.exec(
            select(Interview.contact_id).where(
                col(Interview.contact_id).in_(_ids(contacts)), Interview.state == InterviewState.PLANNED
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
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Action, Interview

    close_actions_for_all(transaction, contacts, ActionKind.PREPARE, done=True)
    held = transaction.session.exec(
        select(Interview)
        .where(col(Interview.contact_id).in_(_ids(contacts)), col(Interview.ended_at).is_not(None))
        .order_by(col(Interview.ended_at))
    )
    latest = {interview.contact_id: interview for interview in held}
    thanked = set(
        transaction.session.exec(
            select(Action.contact_id).where(col(Action.contact_id).in_(_ids(contacts)), Action.kind == ActionKind.THANK)
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
            fresh.append(_build_thank_you_action(transaction, contact, ended_at, interview_id))
    transaction.add(*fresh)
    return "The thank-you falls due within a day." if added or fresh else ""


def _build_thank_you_action(
    transaction: Transaction, contact: Contact, ended_at: datetime, interview_id: int | None
) -> Action:
    """Return the thank-you that falls due after a call, not yet added (R32)."""
    due_at, late_at = due_dates.thank_you_due_at(ended_at), due_dates.thank_you_late_at(ended_at)
    return build_action(transaction, contact, ActionKind.THANK, due_at, late_at=late_at, interview_id=interview_id)
