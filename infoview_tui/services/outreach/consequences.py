"""What follows when a message is sent, or its action is done without one: the next actions, and a stage to propose."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, func, select

from infoview_tui.domain.cadence import counted_days, follow_up_kind, format_business_days, format_months
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import ActionKind, MessageKind, MessageState, Stage
from infoview_tui.domain.message_targets import reminder_text
from infoview_tui.services.core.actions import build_action, build_due_action, close_actions, read_stay_in_touch_months
from infoview_tui.services.core.check_ins import record_contact, schedule_check_in
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Action, Contact, Message

_NOT_CONTACTED = (Stage.RESEARCHING, Stage.READY, Stage.CLOSED)
_BEFORE_IN_TOUCH = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED, Stage.MET)


class Consequence(NamedTuple):
    """What follows: a sentence for the user (it may be empty), and the stage to propose, since only the user moves."""

    text: str = ""
    propose_stage: Stage | None = None


def apply_contact_made(
    transaction: Transaction, contact: Contact, kind: MessageKind, when: DayOrMoment, *, target: str = ""
) -> Consequence:
    """Apply what follows when the user has written to a contact. The action for it is closed by the caller.

    *target* is the organization or person that an introduction was asked for.
    """
    record_contact(transaction, contact, when)
    at = when.start(transaction.cadence.calendar.zone)
    if kind is MessageKind.REQUEST:
        return _apply_request(transaction, contact, at)
    if kind is MessageKind.NUDGE:
        return _apply_nudge(transaction, contact, at)
    if kind is MessageKind.INTRODUCTION:
        return _apply_introduction(transaction, contact, at, target)
    if kind is MessageKind.THANK_YOU and contact.stage is Stage.CLOSED:
        return Consequence()  # for an answer such as no: there is nothing to stay in touch about
    if kind is MessageKind.THANK_YOU:
        proposed = Stage.IN_TOUCH if contact.stage in _BEFORE_IN_TOUCH else None
        return Consequence(plan_check_in(transaction, contact), proposed)
    if kind is MessageKind.RECONNECT:
        return Consequence(plan_check_in(transaction, contact))
    return Consequence()


def plan_check_in(transaction: Transaction, contact: Contact) -> str:
    """Set the next check-in due (R34), and return a sentence about it."""
    schedule_check_in(transaction, contact)
    months = read_stay_in_touch_months(transaction, contact) or transaction.cadence.stay_in_touch_months
    return f"A check-in is due in {format_months(months)}."


def _apply_request(transaction: Transaction, contact: Contact, at: datetime) -> Consequence:
    """Set the first follow-up due, or propose the move to Contacted, which does so."""
    if contact.stage in _NOT_CONTACTED:
        return Consequence("", Stage.CONTACTED)
    close_actions(transaction, contact, ActionKind.NUDGE, ActionKind.CLOSE_OR_KEEP)
    transaction.add(build_due_action(transaction, contact, ActionKind.NUDGE, at))
    return Consequence(f"A follow-up is due in {format_business_days(transaction.cadence.first_nudge_days)}.")


def _apply_nudge(transaction: Transaction, contact: Contact, at: datetime) -> Consequence:
    """Set the next follow-up due or, after the second, the choice to close the contact or keep it."""
    count = count_nudges(transaction, contact)
    kind = follow_up_kind(count)
    transaction.add(build_due_action(transaction, contact, kind, at, nudge_count=count))
    days = format_business_days(counted_days(transaction.cadence, kind, count))
    proposed = Stage.CONTACTED if contact.stage in _NOT_CONTACTED else None
    if kind is ActionKind.NUDGE:
        return Consequence(f"The next follow-up is due in {days}.", proposed)
    return Consequence(
        f"You have followed up with {contact.name} twice. In {days}, close or keep the contact.", proposed
    )


def _apply_introduction(transaction: Transaction, contact: Contact, at: datetime, target: str) -> Consequence:
    text = reminder_text(contact.name, target)
    due = build_due_action(transaction, contact, ActionKind.INTRODUCTION, at).due
    transaction.add(build_action(transaction, contact, ActionKind.TODO, due, text=text))
    return Consequence(f"A reminder is due in {format_business_days(transaction.cadence.introduction_days)}.")


def count_nudges(transaction: Transaction, contact: Contact) -> int:
    """Return the number of follow-ups since the last request: sent messages, or actions done, whichever are more."""
    session, zone = transaction.session, transaction.cadence.calendar.zone
    messages = session.exec(
        select(Message)
        .where(Message.contact_id == contact.id, Message.state != MessageState.DRAFT)
        .where(col(Message.kind).in_((MessageKind.REQUEST, MessageKind.NUDGE)))
    ).all()
    sent = [(message.kind, message.sent) for message in messages if message.sent is not None]
    requests = [when.start(zone) for kind, when in sent if kind is MessageKind.REQUEST]
    if contact.stage is Stage.CONTACTED:
        requests.append(contact.stage_since)
    since = max(requests, default=contact.created_at)
    done = session.exec(
        select(func.count()).where(
            Action.contact_id == contact.id, Action.kind == ActionKind.NUDGE, col(Action.done_at) >= since
        )
    ).one()
    nudges = [when for kind, when in sent if kind is MessageKind.NUDGE]
    return max(done, sum(DayOrMoment(at=since).days_until(when, zone) >= 0 for when in nudges))
