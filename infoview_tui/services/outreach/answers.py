"""Answers to a request: yes, later, no, somebody else, or the wrong person. Each is one undo step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import col, func, select

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.calendar_math import add_months
from infoview_tui.domain.enums import ActionKind, Answer, EventKind, MessageKind, MessageState, Relationship, Stage
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.message_kinds import EXPECTS_REPLY
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import insert_contact
from infoview_tui.services.contacts.contact_merge import fill_contact_from_form
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.actions import (
    build_due_action,
    close_actions,
    ensure_thank_you_action,
    read_stay_in_touch_months,
)
from infoview_tui.services.core.check_ins import set_last_contact
from infoview_tui.services.core.offers import settle_offers
from infoview_tui.services.core.stage_changes import change_stage, get_or_create_interview
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, Message

_FOLLOW_UPS = (ActionKind.REQUEST, ActionKind.NUDGE, ActionKind.CLOSE_OR_KEEP)


class AnswerReferral(NamedTuple):
    """The person a contact named instead: a new contact, or, with ``existing_id``, one who is the same person.

    With ``closes``, the contact who named them is closed.
    """

    form: ContactForm
    existing_id: int | None = None
    closes: bool = True


class AnswerResult(NamedTuple):
    """What followed from an answer, as a sentence, and the contact who was named, if any."""

    text: str
    referred_id: int | None = None


def record_answer(
    workspace: Workspace,
    contact_id: int,
    answer: Answer,
    now: datetime,
    *,
    until: date | None = None,
    appointment: Appointment | None = None,
    referral: AnswerReferral | None = None,
) -> AnswerResult:
    """Record a contact's answer to the last message that asked for one, with what follows, in one command.

    Yes moves the contact to Scheduled, with the *appointment* if there is one; for a scheduled interview, that is its
    new time. Later plans the next request *until* a date, by default after the contact's check-in interval. No and the
    wrong person close the contact; no also has a short thank-you due. Somebody else adds the *referral* with the
    contact as referrer, and has a thank-you due.
    Raises InfoviewError if the referral is missing or has no name.
    """
    with workspace.transaction(EventKind.MESSAGE_ANSWERED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        return apply_answer(transaction, contact, answer, until=until, appointment=appointment, referral=referral)


def apply_answer(
    transaction: Transaction,
    contact: Contact,
    answer: Answer,
    *,
    until: date | None = None,
    appointment: Appointment | None = None,
    referral: AnswerReferral | None = None,
) -> AnswerResult:
    """Do what `record_answer` does as part of a larger command, such as the answer to a time on a trip."""
    _mark_answered(transaction, contact.id or 0, answer)
    set_last_contact(transaction, contact, transaction.now)
    close_actions(transaction, contact, *_FOLLOW_UPS)
    transaction.record(
        f"{contact.name} {_LABELS[answer]}", contact_id=contact.id, answer=answer.value, stage=contact.stage.value
    )
    if answer is Answer.YES:
        return _apply_yes(transaction, contact, appointment)
    settle_offers(transaction, [contact])
    if answer is Answer.LATER:
        return _apply_later(transaction, contact, until)
    if answer is Answer.SOMEBODY_ELSE:
        return _apply_somebody_else(transaction, contact, referral)
    if answer is Answer.NO:
        ensure_thank_you_action(transaction, contact, transaction.now, None)
        change_stage(transaction, [contact], Stage.CLOSED)
        return AnswerResult(f"{contact.name} moved to Closed. A short thank-you is due.")
    change_stage(transaction, [contact], Stage.CLOSED)
    return AnswerResult(f"{contact.name} moved to Closed.")


_LABELS = {
    Answer.YES: "said yes",
    Answer.LATER: "asked you to come back later",
    Answer.NO: "said no",
    Answer.SOMEBODY_ELSE: "named somebody else",
    Answer.WRONG_PERSON: "is not the right person",
}


def _mark_answered(transaction: Transaction, contact_id: int, answer: Answer) -> None:
    message = transaction.session.exec(
        select(Message)
        .where(Message.contact_id == contact_id, Message.state == MessageState.SENT)
        .where(col(Message.kind).in_(EXPECTS_REPLY))
        .order_by(col(Message.kind) == MessageKind.INTRODUCTION)
        .order_by(func.coalesce(Message.sent_at, func.day_start(Message.sent_on)).desc(), col(Message.id).desc())
    ).first()
    if message is not None:
        message.state, message.answer, message.answered_at = MessageState.ANSWERED, answer, transaction.now
        transaction.session.add(message)


def _apply_yes(transaction: Transaction, contact: Contact, appointment: Appointment | None) -> AnswerResult:
    contact.not_before = None
    if contact.stage is Stage.SCHEDULED and appointment is not None:
        get_or_create_interview(transaction, contact, appointment)
        return AnswerResult(f"{contact.name} agreed to the new time.")
    consequence = change_stage(transaction, [contact], Stage.SCHEDULED, appointment)
    return AnswerResult(f"{contact.name} moved to Scheduled. {consequence}")


def _apply_later(transaction: Transaction, contact: Contact, until: date | None) -> AnswerResult:
    calendar = transaction.cadence.calendar
    if until is None:
        months = read_stay_in_touch_months(transaction, contact) or transaction.cadence.stay_in_touch_months
        until = add_months(calendar.local_day(transaction.now), months)
    contact.not_before = until
    transaction.session.add(contact)
    action = build_due_action(transaction, contact, ActionKind.REQUEST, transaction.now)
    transaction.add(action)
    today = calendar.local_day(transaction.now)
    day = format_day(action.due_on or today, today)
    return AnswerResult(f"The next request to {contact.name} is due {day}.")


def _apply_somebody_else(transaction: Transaction, contact: Contact, referral: AnswerReferral | None) -> AnswerResult:
    if referral is None:
        raise InfoviewError("Type the name of the person to ask instead.")
    form = replace(referral.form, referrer_id=contact.id)
    if referral.existing_id is None:
        form = replace(
            form,
            relationship=form.relationship or Relationship.FRIEND_OF_FRIEND,
            how_met=form.how_met or f"Referred by {contact.name}",
        )
        named = insert_contact(transaction.session, form.cleaned(), transaction.now)
    else:
        named = transaction.get(Contact, referral.existing_id)
        fill_contact_from_form(transaction, named, form.cleaned())
    ensure_thank_you_action(transaction, contact, transaction.now, None)
    text = f"Added {named.name}, referred by {contact.name}."
    if referral.closes:
        change_stage(transaction, [contact], Stage.CLOSED)
        text = f"{text} {contact.name} moved to Closed."
    return AnswerResult(f"{text} A short thank-you is due.", named.id)
