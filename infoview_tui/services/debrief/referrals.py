"""Accept a referral: turn a note into a contact with the interviewee as referrer (R29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from infoview_tui.domain.enums import EventKind, FindingKind, NoteKind, Relationship
from infoview_tui.domain.person_names import is_same_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import insert_contact
from infoview_tui.services.contacts.contact_merge import fill_contact_from_form
from infoview_tui.services.contacts.distinct import add_distinct_from
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.proposals import ReferralDetails, parse_referral
from infoview_tui.storage.tables import Contact, Finding, Interview, Note


def accept_referral(
    workspace: Workspace,
    note_id: int,
    now: datetime,
    details: ReferralDetails | None = None,
    *,
    existing_id: int | None = None,
    different_from: Iterable[int] = (),
) -> int:
    """Create a contact from a referral, with the interviewee as referrer, and return its id. Each is accepted once.

    ``details`` has the corrected person; by default it is parsed from the note. ``existing_id`` is a contact who is
    the same person: it gets the referrer, and its empty fields are filled. ``different_from`` are contacts who are not.
    Raises InfoviewError if the name is empty or the note is off the record, NotFoundError if the note or contact does
    not exist.
    """
    with workspace.transaction(EventKind.REFERRAL_ACCEPTED, now) as transaction:
        note = transaction.get(Note, note_id)
        if note.referred_contact_id is not None:
            return note.referred_contact_id
        if note.kind is NoteKind.OFF_RECORD:
            raise InfoviewError("This note is off the record, so nobody can be added from it.")
        interview = transaction.get(Interview, note.interview_id)
        referrer = transaction.get(Contact, interview.contact_id)
        details = details or parse_referral(note.text)
        if not clean_line(details.name):
            raise InfoviewError("No name found in this note. Press enter to type one.")
        contact = (
            _create_contact(transaction, details, referrer)
            if existing_id is None
            else _update_contact(transaction, existing_id, details, referrer)
        )
        if details.introduces and contact.id != referrer.id:
            offer = f"{referrer.name} offered to introduce you"
            transaction.add(
                Finding(contact_id=contact.id or 0, kind=FindingKind.WARM_INTRODUCTION, text=offer, created_at=now)
            )
        add_distinct_from(transaction, contact.id or 0, different_from)
        note.referred_contact_id = contact.id
        transaction.session.add(note)
        transaction.record(
            f"{referrer.name} referred you to {contact.name}", contact_id=contact.id, interview_id=interview.id
        )
    return contact.id or 0


def _create_contact(transaction: Transaction, details: ReferralDetails, referrer: Contact) -> Contact:
    how_met = f"Referred by {referrer.name}"
    form = replace(details.form, relationship=Relationship.FRIEND_OF_FRIEND, how_met=how_met, referrer_id=referrer.id)
    return insert_contact(transaction.session, form.cleaned(), transaction.now)


def _update_contact(transaction: Transaction, contact_id: int, details: ReferralDetails, referrer: Contact) -> Contact:
    """Add new details to an existing contact without overwriting its values."""
    contact = transaction.get(Contact, contact_id)
    form = details.form.cleaned()
    if is_same_name(form.name, contact.name):
        form = replace(form, name="")
    if form.title.casefold() == contact.title.casefold():
        form = replace(form, title="")
    if contact.id != referrer.id:
        form = replace(form, referrer_id=referrer.id)
    fill_contact_from_form(transaction, contact, form)
    return contact
