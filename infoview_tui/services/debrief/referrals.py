"""Referrals: the names given in a call, and the contacts that they become (R29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import EventKind, FindingKind, NoteKind, Relationship
from infoview_tui.domain.person_line import is_same_name, parse_person
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import ContactForm, insert_contact
from infoview_tui.services.contacts.contact_merge import fill_contact_from_form
from infoview_tui.services.contacts.duplicates import Duplicate, find_duplicates
from infoview_tui.services.core.workspace import Transaction, Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.queries.interviews.interviews import NoteRow

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Contact


class ReferralDetails(NamedTuple):
    """Whom a line names, as it was read or corrected. ``introduces``: the interviewee offered to introduce them."""

    name: str
    title: str = ""
    organization: str = ""
    email: str = ""
    profile_url: str = ""
    introduces: bool = False

    @property
    def form(self) -> ContactForm:
        """What it says of a contact."""
        return ContactForm(self.name, self.title, self.organization, self.email, profile_url=self.profile_url)


class Referral(NamedTuple):
    """A name given in the call, as understood, and the contact that it has become (None while it was not taken)."""

    note_id: int
    text: str
    details: ReferralDetails
    contact_id: int | None
    contact: str


def parse_referral(text: str) -> ReferralDetails:
    """Read whom a line names. Somebody from whom an introduction comes is not read: that is the interviewee."""
    person = parse_person(clean_line(text))
    return ReferralDetails(person.name, person.title, person.organization, person.email)


def list_referrals(workspace: Workspace, notes: Iterable[NoteRow]) -> list[Referral]:
    """Return the names given in a call, in their order."""
    named = [note for note in notes if note.kind == NoteKind.REFERRAL]
    accepted_ids = {note.referred_contact_id for note in named} - {None}
    names = {row.id: row.name for row in workspace.store.all(CONTACT_NAMES)} if accepted_ids else {}
    return [
        Referral(
            note.id,
            note.text,
            parse_referral(note.text),
            note.referred_contact_id,
            names.get(note.referred_contact_id or 0, ""),
        )
        for note in named
    ]


def find_likely_duplicates(workspace: Workspace, details: ReferralDetails) -> list[Duplicate]:
    """Return the contacts who may be whom a line names, the most likely first; a similar name elsewhere is enough."""
    return find_duplicates(workspace, details.form)


def accept_referral(
    workspace: Workspace,
    note_id: int,
    now: datetime,
    details: ReferralDetails | None = None,
    *,
    existing_id: int | None = None,
) -> int:
    """Make a contact of a name given in the call, with the interviewee as referrer, and return its id (R29).

    ``said`` is the person as corrected; without it they are taken as the note says. With ``same_as`` the note means
    that contact, whose empty fields are filled and who gains the referrer. A name is taken only once.
    Raises InfoviewError where there is no name, NotFoundError where note or contact is gone.
    """
    from infoview_tui.storage.tables import Contact, Finding, Interview, Note

    with workspace.transaction(EventKind.REFERRAL_ACCEPTED, now) as transaction:
        note = transaction.get(Note, note_id)
        if note.referred_contact_id is not None:
            return note.referred_contact_id
        interview = transaction.get(Interview, note.interview_id)
        referrer = transaction.get(Contact, interview.contact_id)
        details = details or parse_referral(note.text)
        if not clean_line(details.name):
            raise InfoviewError("No name can be read in this note; enter lets you write it.")
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
        note.referred_contact_id = contact.id
        transaction.session.add(note)
        transaction.record(f"{referrer.name} named {contact.name}", contact_id=contact.id, interview_id=interview.id)
    return contact.id or 0


def _create_contact(transaction: Transaction, details: ReferralDetails, referrer: Contact) -> Contact:
    how_known = f"Named by {referrer.name}"
    form = replace(details.form, tie=Relationship.FRIEND_OF_FRIEND, how_known=how_known, referrer_id=referrer.id)
    return insert_contact(transaction.session, form.cleaned(), transaction.now)


def _update_contact(transaction: Transaction, contact_id: int, details: ReferralDetails, referrer: Contact) -> Contact:
    """Take in what is new of a contact that is there already; nothing that it says is overwritten."""
    from infoview_tui.storage.tables import Contact

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
