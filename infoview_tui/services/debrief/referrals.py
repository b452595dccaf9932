"""Referrals: the names given in a call, and the contacts that they become (R29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import EventKind, FindingKind, NoteKind, Tie
from infoview_tui.domain.person_line import parse_person, same_person
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.contact_merge import take_in
from infoview_tui.services.contacts.contacts import ContactForm, new_contact
from infoview_tui.services.contacts.duplicates import Duplicate, find_duplicates
from infoview_tui.services.core.workspace import Act, Desk
from infoview_tui.storage.queries.contacts.contacts import NAMES
from infoview_tui.storage.queries.interviews.interviews import NoteRow

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Contact


class Understood(NamedTuple):
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
    understood: Understood
    contact_id: int | None
    contact: str


def understand(text: str) -> Understood:
    """Read whom a line names. Somebody from whom an introduction comes is not read: that is the interviewee."""
    person = parse_person(clean_line(text))
    return Understood(person.name, person.title, person.organization, person.email)


def referrals(desk: Desk, notes: Iterable[NoteRow]) -> list[Referral]:
    """Return the names given in a call, in their order."""
    named = [note for note in notes if note.kind == NoteKind.REFERRAL]
    taken = {note.referred_contact_id for note in named} - {None}
    names = {row.id: row.name for row in desk.store.all(NAMES)} if taken else {}
    return [
        Referral(
            note.id,
            note.text,
            understand(note.text),
            note.referred_contact_id,
            names.get(note.referred_contact_id or 0, ""),
        )
        for note in named
    ]


def likely_same(desk: Desk, said: Understood) -> list[Duplicate]:
    """Return the contacts who may be whom a line names, the most likely first; a similar name elsewhere is enough."""
    return find_duplicates(desk, said.form)


def accept_referral(
    desk: Desk, note_id: int, now: datetime, said: Understood | None = None, *, same_as: int | None = None
) -> int:
    """Make a contact of a name given in the call, with the interviewee as referrer, and return its id (R29).

    ``said`` is the person as corrected; without it they are taken as the note says. With ``same_as`` the note means
    that contact, whose empty fields are filled and who gains the referrer. A name is taken only once.
    Raises InfoviewError where there is no name, NotFoundError where note or contact is gone.
    """
    from infoview_tui.storage.tables import Contact, Finding, Interview, Note

    with desk.act(EventKind.REFERRAL_ACCEPTED, now) as act:
        note = act.get(Note, note_id)
        if note.referred_contact_id is not None:
            return note.referred_contact_id
        interview = act.get(Interview, note.interview_id)
        referrer = act.get(Contact, interview.contact_id)
        said = said or understand(note.text)
        if not clean_line(said.name):
            raise InfoviewError("No name can be read in this note; enter lets you write it.")
        contact = _new(act, said, referrer) if same_as is None else _known(act, same_as, said, referrer)
        if said.introduces and contact.id != referrer.id:
            offer = f"{referrer.name} offered to introduce you"
            act.add(Finding(contact_id=contact.id or 0, kind=FindingKind.WARM_WAY, text=offer, created_at=now))
        note.referred_contact_id = contact.id
        act.session.add(note)
        act.tell(f"{referrer.name} named {contact.name}", contact_id=contact.id, interview_id=interview.id)
    return contact.id or 0


def _new(act: Act, said: Understood, referrer: Contact) -> Contact:
    named = f"Named by {referrer.name}"
    form = replace(said.form, tie=Tie.FRIEND_OF_FRIEND, how_known=named, referrer_id=referrer.id)
    return new_contact(act.session, form.cleaned(), act.now)


def _known(act: Act, contact_id: int, said: Understood, referrer: Contact) -> Contact:
    """Take in what is new of a contact that is there already; nothing that it says is overwritten."""
    from infoview_tui.storage.tables import Contact

    contact = act.get(Contact, contact_id)
    form = said.form.cleaned()
    if same_person(form.name, contact.name):
        form = replace(form, name="")
    if form.title.casefold() == contact.title.casefold():
        form = replace(form, title="")
    if contact.id != referrer.id:
        form = replace(form, referrer_id=referrer.id)
    take_in(act, contact, form)
    return contact
