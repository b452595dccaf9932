"""Asks: "Who do you know at X?", asked of a contact, and what came of it (R3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from infoview_tui.domain.enums import ActionKind, Answer, AskState, MessageState, Relationship
from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.domain.message_targets import reminder_text
from infoview_tui.domain.organization_names import mentions_organization, organization_key
from infoview_tui.domain.person_names import name_keys
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import get_or_create_organization, insert_contact
from infoview_tui.services.contacts.contact_merge import fill_contact_from_form
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.actions import ensure_thank_you_action
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.check_ins import set_last_contact
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Action, Ask, Contact, Message, Organization

_ANSWERS = {
    AskState.KNOWS_SOMEBODY: Answer.YES,
    AskState.INTRODUCED: Answer.SOMEBODY_ELSE,
    AskState.KNOWS_NOBODY: Answer.NO,
}
"""What an outcome says of the message that asked."""


class FoundPerson(NamedTuple):
    """The person that a contact introduced: a new contact or, with ``existing_id``, one who is the same person."""

    form: ContactForm
    existing_id: int | None = None


class AskResult(NamedTuple):
    """What followed from an outcome, as a sentence, and the contact who was found, if any."""

    text: str
    found_id: int | None = None


def add_ask(workspace: Workspace, contact_id: int, organization: str, now: datetime) -> int:
    """Record that a contact was asked who they know at an organization, and return the id of the ask.

    Raises InfoviewError if the organization has no name.
    """
    name = clean_line(organization)
    if not name:
        raise InfoviewError("Type the organization that you asked about.")
    with workspace.transaction(EventKind.ASK_ADDED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        found = get_or_create_organization(transaction.session, name, now)
        ask = _insert_ask(transaction, contact, found, None)
        transaction.record(f"Asked {contact.name} who they know at {name}", contact_id=contact_id)
    return ask.id or 0


def record_sent_ask(transaction: Transaction, contact: Contact, message: Message) -> None:
    """Record the ask that was sent as a request for an introduction to an organization, as part of a command.

    The target of the message is the name of an organization, or of a contact at one. An open ask of the same contact
    about it is sent again, not added.
    """
    organization = _find_target(transaction, message.target)
    if organization is None:
        return
    open_ask = transaction.session.exec(
        select(Ask).where(
            Ask.contact_id == contact.id, Ask.organization_id == organization.id, Ask.state == AskState.OPEN
        )
    ).first()
    if open_ask is None:
        _insert_ask(transaction, contact, organization, message.id)
    else:
        open_ask.message_id = message.id
        transaction.session.add(open_ask)


def record_ask_outcome(
    workspace: Workspace,
    ask_id: int,
    state: AskState,
    now: datetime,
    *,
    note: str = "",
    person: FoundPerson | None = None,
) -> AskResult:
    """Record what came of an ask, in one command: they know somebody, have introduced *person*, or know nobody.

    The message that asked is answered, and the reminder to ask again is done. The person introduced becomes a contact
    with the asked one as referrer, and a thank-you is due. Open takes an outcome back. Raises InfoviewError if the
    person is missing or has no name.
    """
    with workspace.transaction(EventKind.ASK_ANSWERED, now) as transaction:
        ask = transaction.get(Ask, ask_id)
        contact, organization = (
            transaction.get(Contact, ask.contact_id),
            transaction.get(Organization, ask.organization_id),
        )
        ask.state, ask.note = state, clean_line(note)
        ask.answered_at = None if state is AskState.OPEN else now
        transaction.session.add(ask)
        result = _apply_outcome(transaction, ask, contact, organization, person)
        label = describe_outcome(state, organization.name)
        transaction.record(f"{contact.name} {label}", contact_id=contact.id, ask=state.value)
    return result


def delete_ask(workspace: Workspace, ask_id: int, now: datetime) -> None:
    """Delete an ask; the person who was found stays."""
    with workspace.transaction(EventKind.ASK_REMOVED, now) as transaction:
        ask = transaction.get(Ask, ask_id)
        organization = transaction.get(Organization, ask.organization_id)
        transaction.record(f"Removed the ask about {organization.name}", contact_id=ask.contact_id)
        delete_cascade(transaction.session, ask)


def describe_outcome(state: AskState, organization: str) -> str:
    """Return a clause about the contact: ``knows nobody at Figma``."""
    return {
        AskState.OPEN: f"was asked who they know at {organization}",
        AskState.KNOWS_SOMEBODY: f"knows somebody at {organization}",
        AskState.INTRODUCED: f"introduced you to somebody at {organization}",
        AskState.KNOWS_NOBODY: f"knows nobody at {organization}",
    }[state]


def _insert_ask(
    transaction: Transaction, contact: Contact, organization: Organization | None, message_id: int | None
) -> Ask:
    ask = Ask(
        contact_id=contact.id or 0,
        organization_id=(organization.id if organization else None) or 0,
        message_id=message_id,
        created_at=transaction.now,
    )
    transaction.add(ask)
    return ask


def _find_target(transaction: Transaction, target: str) -> Organization | None:
    """Return the organization that a target names, or at which the contact works that it names.

    A target may say more, such as "somebody in design at Figma": the organization with the longest name in it.
    """
    key = organization_key(target)
    organizations = transaction.session.exec(select(Organization).order_by(col(Organization.id))).all() if key else ()
    found = next((row for row in organizations if organization_key(row.name) == key), None)
    if found is not None or not key:
        return found
    keys = set(name_keys(target))
    rows = transaction.session.exec(
        select(Contact.name, Contact.organization_id).where(col(Contact.organization_id).is_not(None))
    )
    ids = {organization_id for name, organization_id in rows if keys.intersection(name_keys(name))}
    named = [row for row in organizations if mentions_organization(target, row.name)]
    at_contact = next((row for row in organizations if row.id in ids), None)
    return at_contact or max(named, key=lambda row: len(row.name), default=None)


def _apply_outcome(
    transaction: Transaction, ask: Ask, contact: Contact, organization: Organization, person: FoundPerson | None
) -> AskResult:
    if ask.state is AskState.OPEN:
        return AskResult(f"{contact.name} has not answered yet.")
    _mark_message_answered(transaction, ask)
    set_last_contact(transaction, contact, transaction.now)
    _close_reminders(transaction, contact, ask, organization)
    if ask.state is AskState.KNOWS_NOBODY:
        return AskResult(f"{contact.name} knows nobody at {organization.name}.")
    if ask.state is AskState.KNOWS_SOMEBODY:
        return AskResult(f"{contact.name} knows somebody at {organization.name}: ask for an introduction.")
    if person is None:
        raise InfoviewError("Type the name of the person that they introduced.")
    form = replace(
        person.form,
        referrer_id=contact.id,
        organization=person.form.organization or organization.name,
        relationship=person.form.relationship or Relationship.FRIEND_OF_FRIEND,
        how_met=person.form.how_met or f"Introduced by {contact.name}",
    ).cleaned()
    if person.existing_id is None:
        found = insert_contact(transaction.session, form, transaction.now)
    else:
        found = transaction.get(Contact, person.existing_id)
        fill_contact_from_form(transaction, found, form)
    ask.found_contact_id = found.id
    transaction.session.add(ask)
    ensure_thank_you_action(transaction, contact, transaction.now, None)
    return AskResult(f"Added {found.name}, introduced by {contact.name}. A short thank-you is due.", found.id)


def _mark_message_answered(transaction: Transaction, ask: Ask) -> None:
    message = transaction.session.get(Message, ask.message_id) if ask.message_id is not None else None
    if message is not None and message.state is not MessageState.DRAFT:
        message.state, message.answer = MessageState.ANSWERED, _ANSWERS[ask.state]
        message.answered_at = message.answered_at or transaction.now
        transaction.session.add(message)


def _close_reminders(transaction: Transaction, contact: Contact, ask: Ask, organization: Organization) -> None:
    """Complete what is still to do about the ask: the reminder to ask again, and a planned request."""
    message = transaction.session.get(Message, ask.message_id) if ask.message_id is not None else None
    targets = {organization.name, message.target if message else organization.name}
    reminders = {clean_line(reminder_text(contact.name, target)) for target in targets}
    found = transaction.session.exec(
        select(Action)
        .where(Action.contact_id == contact.id, col(Action.done_at).is_(None), col(Action.dismissed_at).is_(None))
        .where(col(Action.kind).in_((ActionKind.TODO, ActionKind.INTRODUCTION)))
    ).all()
    for action in found:
        is_request = action.kind is ActionKind.INTRODUCTION and action.text in targets
        if is_request or (action.kind is ActionKind.TODO and clean_line(action.text) in reminders):
            action.done_at = transaction.now
            transaction.session.add(action)
    transaction.session.flush()
