"""Taking contacts in from elsewhere: what is new is added, what is known is completed, nothing is added twice (R2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import EventKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.contacts import ContactForm, person_key
from infoview_tui.services.core.workspace import Act, Desk

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Contact


@dataclass(frozen=True, slots=True)
class Arrival:
    """One contact as a file gives it; ``line`` is where it stands there (from 1)."""

    line: int
    form: ContactForm
    connected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line of a file: ``added``, ``merged`` (something new was learned) or ``skipped``, and why."""

    line: int
    name: str
    result: str
    why: str = ""


class _DryRun(Exception):  # noqa: N818 - it is no error
    """Ends a dry run's transaction without a commit."""


def import_contacts(
    desk: Desk, arrivals: Iterable[Arrival], source: str, now: datetime, *, dry_run: bool = False
) -> list[Outcome]:
    """Add or merge contacts in one deed and say of each what became of it.

    A person is known by profile address, then by email address, then by name at the same organization, and by name
    alone where the file says no organization. A dry run does all of it and commits nothing.
    """
    outcomes: list[Outcome] = []
    try:
        with desk.act(EventKind.CONTACTS_IMPORTED, now) as act:
            known = _Known(act)
            outcomes.extend(_take_in(act, known, arrival) for arrival in arrivals)
            known.write()
            added = sum(outcome.result == "added" for outcome in outcomes)
            act.tell(f"Imported {added} contacts from {source}", added=added)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return outcomes


class _Known:
    """The contacts and organizations that are there, by what identifies them, and those that arrive.

    What arrives is written in three statements at the end, however long the file is.
    """

    def __init__(self, act: Act) -> None:
        from sqlmodel import select

        from infoview_tui.storage.tables import Contact, Organization

        self.act = act
        self.by_url: dict[str, Contact] = {}
        self.by_email: dict[str, Contact] = {}
        self.by_name: dict[tuple[str, str], Contact] = {}
        self.by_name_alone: dict[str, Contact] = {}
        self.organizations = {row.name.casefold(): row for row in act.session.exec(select(Organization))}
        self.arrived: list[Contact] = []
        self.works_at: list[tuple[Contact, Organization]] = []
        self._placed: set[int] = set()
        names = {row.id: row.name for row in self.organizations.values()}
        for contact in act.session.exec(select(Contact)):
            self.note(contact, names.get(contact.organization_id, ""))

    def note(self, contact: Contact, organization: str) -> None:
        """Know a contact by what they have."""
        if contact.profile_url:
            self.by_url.setdefault(contact.profile_url, contact)
        if contact.email:
            self.by_email.setdefault(contact.email.casefold(), contact)
        self.by_name.setdefault((person_key(contact.name), organization.casefold()), contact)
        self.by_name_alone.setdefault(person_key(contact.name), contact)

    def find(self, form: ContactForm) -> tuple[Contact, str] | None:
        """Return the contact that a form means, and how that is known."""
        if form.profile_url and form.profile_url in self.by_url:
            return self.by_url[form.profile_url], "same profile address"
        if form.email and form.email.casefold() in self.by_email:
            return self.by_email[form.email.casefold()], "same email address"
        same = self.by_name.get((person_key(form.name), form.organization.casefold()))
        if same is not None and form.organization:
            return same, "same name at the same organization"
        if same is None and not form.organization:  # where they work may have been learned since
            same = self.by_name_alone.get(person_key(form.name))
        return None if same is None else (same, "same name")

    def has_organization(self, contact: Contact) -> bool:
        """Tell whether it is known where a contact works."""
        return contact.organization_id is not None or id(contact) in self._placed

    def place(self, contact: Contact, name: str) -> None:
        """Let a contact work at the organization of this name, made where it is new."""
        from infoview_tui.storage.tables import Organization

        organization = self.organizations.get(name.casefold())
        if organization is None:
            organization = self.organizations[name.casefold()] = Organization(name=name, created_at=self.act.now)
        self.works_at.append((contact, organization))
        self._placed.add(id(contact))

    def write(self) -> None:
        """Insert the new organizations, then the contacts, and save what was learned."""
        self.act.add(*(organization for organization in self.organizations.values() if organization.id is None))
        for contact, organization in self.works_at:
            contact.organization_id = organization.id
        self.act.add(*self.arrived)


def _take_in(act: Act, known: _Known, arrival: Arrival) -> Outcome:
    from infoview_tui.storage.tables import Contact

    try:
        form = arrival.form.cleaned()
    except InfoviewError as error:
        return Outcome(arrival.line, "", "skipped", str(error))
    found = known.find(form)
    if found is not None and not _differs_in_address(found[0], form):
        contact, how = found
        learned = _complete(known, contact, form, arrival.connected_on)
        known.note(contact, form.organization)
        if learned:
            contact.updated_at = act.now
            return Outcome(arrival.line, form.name, "merged", f"{how}; new: {', '.join(learned)}")
        return Outcome(arrival.line, form.name, "skipped", f"known already, {how}")
    contact = Contact(name=form.name, stage_since=act.now, created_at=act.now, updated_at=act.now)
    _complete(known, contact, form, arrival.connected_on)
    known.arrived.append(contact)
    known.note(contact, form.organization)
    return Outcome(arrival.line, form.name, "added")


def _differs_in_address(contact: Contact, form: ContactForm) -> bool:
    """Two people of one name: both have a profile address, and it is not the same."""
    return bool(contact.profile_url and form.profile_url and contact.profile_url != form.profile_url)


def _complete(known: _Known, contact: Contact, form: ContactForm, connected_on: date | None) -> list[str]:
    """Fill what is still empty from a file; what the person has written stays. Returns what was learned."""
    learned = []
    for name in ("title", "email", "phone", "profile_url", "location", "how_known"):
        if getattr(form, name) and not getattr(contact, name):
            setattr(contact, name, getattr(form, name))
            learned.append(name.replace("_", " "))
    if form.organization and not known.has_organization(contact):
        known.place(contact, form.organization)
        learned.append("organization")
    if connected_on and contact.connected_on is None:
        contact.connected_on = connected_on
        learned.append("connected on")
    if form.tie and contact.tie is None:
        contact.tie = form.tie
        learned.append("tie")
    return learned
