"""Taking contacts in from elsewhere: what is new is added, what is known is completed, nothing is added twice (R2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.vocabulary import EventKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import ContactForm, new_contact, organization_named, person_key
from infoview_tui.services.desk import Act, Desk

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
            added = sum(outcome.result == "added" for outcome in outcomes)
            act.tell(f"Imported {added} contacts from {source}", added=added)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return outcomes


class _Known:
    """The contacts that are there, by what identifies them."""

    def __init__(self, act: Act) -> None:
        from sqlmodel import select

        from infoview_tui.storage.tables import Contact, Organization

        self.by_url: dict[str, int] = {}
        self.by_email: dict[str, int] = {}
        self.by_name: dict[tuple[str, str], int] = {}
        self.by_name_alone: dict[str, int] = {}
        names = {row.id: row.name for row in act.session.exec(select(Organization))}
        for contact in act.session.exec(select(Contact)):
            organization = names.get(contact.organization_id, "")
            self.note(contact.id or 0, contact.name, contact.profile_url, contact.email, organization)

    def note(self, contact_id: int, name: str, url: str, email: str, organization: str) -> None:
        if url:
            self.by_url.setdefault(url, contact_id)
        if email:
            self.by_email.setdefault(email.casefold(), contact_id)
        self.by_name.setdefault((person_key(name), organization.casefold()), contact_id)
        self.by_name_alone.setdefault(person_key(name), contact_id)

    def find(self, form: ContactForm) -> tuple[int, str] | None:
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


def _take_in(act: Act, known: _Known, arrival: Arrival) -> Outcome:
    from infoview_tui.storage.tables import Contact

    try:
        form = arrival.form.cleaned()
    except InfoviewError as error:
        return Outcome(arrival.line, "", "skipped", str(error))
    found = known.find(form)
    if found is not None:
        contact = act.get(Contact, found[0])
        if not _differs_in_address(contact, form):
            learned = _complete(act, contact, form, arrival.connected_on)
            known.note(contact.id or 0, form.name, contact.profile_url, contact.email, form.organization)
            if learned:
                return Outcome(arrival.line, form.name, "merged", f"{found[1]}; new: {', '.join(learned)}")
            return Outcome(arrival.line, form.name, "skipped", f"known already, {found[1]}")
    contact = new_contact(act.session, form, act.now)
    contact.connected_on = arrival.connected_on
    act.session.add(contact)
    known.note(contact.id or 0, form.name, form.profile_url, form.email, form.organization)
    return Outcome(arrival.line, form.name, "added")


def _differs_in_address(contact: Contact, form: ContactForm) -> bool:
    """Two people of one name: both have a profile address, and it is not the same."""
    return bool(contact.profile_url and form.profile_url and contact.profile_url != form.profile_url)


def _complete(act: Act, contact: Contact, form: ContactForm, connected_on: date | None) -> list[str]:
    """Fill what is still empty from a file; what the person has written stays. Returns what was learned."""
    learned = []
    for name in ("title", "email", "phone", "profile_url", "location", "how_known"):
        if getattr(form, name) and not getattr(contact, name):
            setattr(contact, name, getattr(form, name))
            learned.append(name.replace("_", " "))
    if form.organization and contact.organization_id is None:
        organization = organization_named(act.session, form.organization, act.now)
        contact.organization_id = organization.id if organization else None
        learned.append("organization")
    if connected_on and contact.connected_on is None:
        contact.connected_on = connected_on
        learned.append("connected on")
    if form.tie and contact.tie is None:
        contact.tie = form.tie
        learned.append("tie")
    if learned:
        contact.updated_at = act.now
        act.session.add(contact)
        act.session.flush()
    return learned
