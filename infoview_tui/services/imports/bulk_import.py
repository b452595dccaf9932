"""Import contacts: adds new ones and fills empty fields of known ones, without creating duplicates (R2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.person_names import alike_keys
from infoview_tui.domain.profile_urls import identify_profile
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.form import ContactForm, person_keys
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow
from infoview_tui.storage.tables import Contact, Organization


class _DryRunRollback(Exception):  # noqa: N818 - not an error
    """Rolls back the transaction of a dry run."""


def import_contacts(
    workspace: Workspace, rows: Iterable[ImportRow], source: str, now: datetime, *, dry_run: bool = False
) -> list[ImportResult]:
    """Add or merge contacts in one command and return the result of each row.

    Matches contacts by profile URL, then email address, then name at the same organization, or by name alone if the row
    has no organization. A dry run does the same work and rolls back.
    """
    results: list[ImportResult] = []
    try:
        with workspace.transaction(EventKind.CONTACTS_IMPORTED, now) as transaction:
            index = _ContactIndex(transaction)
            results.extend(_import_row(transaction, index, row) for row in rows)
            index.write_all()
            added = sum(result.status == "added" for result in results)
            transaction.record(f"Imported {added} contacts from {source}", added=added)
            if dry_run:
                raise _DryRunRollback
    except _DryRunRollback:
        pass
    return results


class _ContactIndex:
    """Index of existing and imported contacts and organizations by their identifying fields.

    New rows are inserted in a few statements at the end, whatever the length of the file.
    """

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.by_url: dict[str, Contact] = {}
        self.by_email: dict[str, Contact] = {}
        self.by_name: dict[tuple[str, str], Contact] = {}
        self.by_name_only: dict[str, Contact] = {}
        self.by_alike_name: dict[str, Contact] = {}
        organizations = transaction.session.exec(select(Organization).order_by(col(Organization.id).desc())).all()
        self.organizations = {organization_key(row.name): row for row in organizations}
        self.new_contacts: list[Contact] = []
        self.employers: list[tuple[Contact, Organization]] = []
        self._assigned: set[int] = set()
        names = {row.id: row.name for row in organizations}
        for contact in transaction.session.exec(select(Contact)):
            self.add(contact, names.get(contact.organization_id, ""))

    def add(self, contact: Contact, organization: str) -> None:
        """Add a contact to the index."""
        if contact.profile_url:
            self.by_url.setdefault(identify_profile(contact.profile_url), contact)
        if contact.email:
            self.by_email.setdefault(contact.email.casefold(), contact)
        for key in person_keys(contact.name):
            self.by_name.setdefault((key, organization_key(organization)), contact)
            self.by_name_only.setdefault(key, contact)
        for key in alike_keys(contact.name):
            self.by_alike_name.setdefault(key, contact)

    def find(self, form: ContactForm) -> tuple[Contact, str] | None:
        """Return the contact that matches a form, with the reason for the match; None if there is none."""
        if form.profile_url and (known := self.by_url.get(identify_profile(form.profile_url))) is not None:
            return known, "same profile URL"
        if form.email and form.email.casefold() in self.by_email:
            return self.by_email[form.email.casefold()], "same email address"
        keys = person_keys(form.name)
        same = next(filter(None, (self.by_name.get((key, organization_key(form.organization))) for key in keys)), None)
        if same is not None and form.organization:
            return same, "same name at the same organization"
        if same is None and not form.organization:  # the contact may have got an organization since
            same = next(filter(None, map(self.by_name_only.get, keys)), None)
        return None if same is None else (same, "same name")

    def find_alike(self, form: ContactForm) -> Contact | None:
        """Return a contact with the same name but for titles, degrees, and order, who may be somebody else."""
        found = next(filter(None, map(self.by_alike_name.get, alike_keys(form.name))), None)
        return None if found is None or _has_other_profile(found, form) else found

    def has_organization(self, contact: Contact) -> bool:
        """Return whether a contact has an organization."""
        return contact.organization_id is not None or id(contact) in self._assigned

    def assign_organization(self, contact: Contact, name: str) -> None:
        """Assign an organization to a contact, creating it if needed."""
        key = organization_key(name)
        organization = self.organizations.get(key)
        if organization is None:
            organization = self.organizations[key] = Organization(name=name, created_at=self.transaction.now)
        self.employers.append((contact, organization))
        self._assigned.add(id(contact))

    def write_all(self) -> None:
        """Insert the new organizations, link them, and insert the new contacts."""
        self.transaction.add(*(organization for organization in self.organizations.values() if organization.id is None))
        for contact, organization in self.employers:
            contact.organization_id = organization.id
        self.transaction.add(*self.new_contacts)


def _import_row(transaction: Transaction, index: _ContactIndex, row: ImportRow) -> ImportResult:
    try:
        form = row.form.cleaned()
    except InfoviewError as error:
        return ImportResult(row.line, "", "skipped", str(error))
    found = index.find(form)
    if found is not None and not _has_other_profile(found[0], form):
        contact, match_reason = found
        filled = _fill_empty_fields(index, contact, form, row.connected_on)
        index.add(contact, form.organization)
        if filled:
            contact.updated_at = transaction.now
            return ImportResult(row.line, form.name, "merged", f"{match_reason}; new: {', '.join(filled)}")
        return ImportResult(row.line, form.name, "skipped", f"already a contact, {match_reason}")
    contact = Contact(
        name=form.name, stage_since=transaction.now, created_at=transaction.now, updated_at=transaction.now
    )
    alike = index.find_alike(form)
    _fill_empty_fields(index, contact, form, row.connected_on)
    index.new_contacts.append(contact)
    index.add(contact, form.organization)
    reason = f"may be the same person as {alike.name}" if alike is not None else ""
    return ImportResult(row.line, form.name, "added", reason)


def _has_other_profile(contact: Contact, form: ContactForm) -> bool:
    """Return whether a contact and a form have different profile URLs, so that they are two people."""
    if not contact.profile_url or not form.profile_url:
        return False
    return identify_profile(contact.profile_url) != identify_profile(form.profile_url)


def _fill_empty_fields(
    index: _ContactIndex, contact: Contact, form: ContactForm, connected_on: date | None
) -> list[str]:
    """Fill the empty fields of a contact from a form, and return the names of the filled fields."""
    filled = []
    for name in ("title", "email", "phone", "profile_url", "location", "timezone", "how_met"):
        if getattr(form, name) and not getattr(contact, name):
            setattr(contact, name, getattr(form, name))
            filled.append(name.replace("_", " "))
    if form.organization and not index.has_organization(contact):
        index.assign_organization(contact, form.organization)
        filled.append("organization")
    if connected_on and contact.connected_on is None:
        contact.connected_on = connected_on
        filled.append("connected on")
    if form.relationship and contact.relationship is None:
        contact.relationship = form.relationship
        filled.append("relationship")
    return filled
