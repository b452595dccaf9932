"""Adding, editing and deleting contacts (R2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Channel, EventKind, Relationship, Stage
from infoview_tui.domain.person_line import name_key
from infoview_tui.domain.profile_urls import normalize_profile_url
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as queries

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import Contact, Organization


@dataclass(frozen=True, slots=True)
class ContactForm:
    """What a person can say of a contact, as a form shows it. ``paths`` and ``tags`` are names."""

    name: str = ""
    title: str = ""
    organization: str = ""
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    location: str = ""
    tie: Relationship | None = None
    how_known: str = ""
    why: str = ""
    channel: Channel | None = None
    referrer_id: int | None = None
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def cleaned(self) -> ContactForm:
        """Return the form with its text cleaned. Raises InfoviewError where the name is empty."""
        names = dict.fromkeys(clean_line(path) for path in self.paths)
        tags = dict.fromkeys(clean_line(clean_line(tag).removeprefix("#")) for tag in self.tags)
        cleaned = replace(
            self,
            name=clean_line(self.name),
            title=clean_line(self.title),
            organization=clean_line(self.organization),
            email=clean_line(self.email),
            phone=clean_line(self.phone),
            profile_url=normalize_profile_url(self.profile_url),
            location=clean_line(self.location),
            how_known=clean_line(self.how_known),
            why=clean_line(self.why),
            paths=tuple(name for name in names if name),
            tags=tuple(tag for tag in tags if tag),
        )
        if not cleaned.name:
            raise InfoviewError("A contact needs a name.")
        return cleaned


def read_contact_form(workspace: Workspace, contact_id: int) -> ContactForm:
    """Return the form of a contact, to be edited. Raises NotFoundError where it is gone."""
    row = workspace.store.first(queries.CONTACT, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact is no longer there.")
    return ContactForm(
        name=row.name,
        title=row.title,
        organization=row.organization,
        email=row.email,
        phone=row.phone,
        profile_url=row.profile_url,
        location=row.location,
        tie=Relationship(row.tie) if row.tie else None,
        how_known=row.how_known,
        why=row.why,
        channel=Channel(row.channel) if row.channel else None,
        referrer_id=row.referrer_id,
        paths=tuple(row.paths.split("\n")) if row.paths else (),
        tags=tuple(row.tags.split("\n")) if row.tags else (),
    )


def add_contact(workspace: Workspace, form: ContactForm, now: datetime) -> int:
    """Add a contact to Researching and return its id. Raises InfoviewError where the name is empty."""
    form = form.cleaned()
    with workspace.transaction(EventKind.CONTACT_ADDED, now) as transaction:
        contact = insert_contact(transaction.session, form, now)
        transaction.record(f"Added {form.name}", contact_id=contact.id, stage=contact.stage.value)
    return contact.id or 0


def edit_contact(workspace: Workspace, contact_id: int, form: ContactForm, now: datetime) -> None:
    """Change what is said of a contact. Raises InfoviewError where the name is empty or the contact is gone."""
    from infoview_tui.services.contacts.tagging import set_tags
    from infoview_tui.storage.tables import Contact

    form = form.cleaned()
    with workspace.transaction(EventKind.CONTACT_EDITED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        _apply_form(transaction.session, contact, form, now)
        transaction.session.add(contact)
        if transaction.session.is_modified(contact):
            contact.updated_at = now
        transaction.session.flush()
        _set_contact_paths(transaction.session, contact_id, form.paths, now)
        set_tags(transaction.session, contact_id, form.tags)
        transaction.record(f"Edited {form.name}", contact_id=contact_id)


def delete_contact(workspace: Workspace, contact_id: int, now: datetime) -> str:
    """Delete a contact with all that hangs on it, and return the name."""
    from infoview_tui.services.core.cascade_delete import delete_cascade
    from infoview_tui.storage.tables import Contact

    with workspace.transaction(EventKind.CONTACT_DELETED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        transaction.record(f"Deleted {contact.name}", contact_id=contact_id)
        delete_cascade(transaction.session, contact)
    return contact.name


def insert_contact(session: Session, form: ContactForm, now: datetime, stage: Stage = Stage.RESEARCHING) -> Contact:
    """Insert a contact from a cleaned form, with its organization, paths and tags."""
    from infoview_tui.services.contacts.tagging import add_tags
    from infoview_tui.storage.tables import Contact

    contact = Contact(name=form.name, stage=stage, stage_since=now, created_at=now, updated_at=now)
    _apply_form(session, contact, form, now)
    session.add(contact)
    session.flush()
    _set_contact_paths(session, contact.id or 0, form.paths, now)
    add_tags(session, contact.id or 0, form.tags)
    return contact


def person_key(name: str) -> str:
    """Return what the names of one person share; a name without letters (``★``) is its own key and nobody else's."""
    return name_key(name) or name.casefold()


def get_or_create_organization(session: Session, name: str, now: datetime) -> Organization | None:
    """Return the organization of this name, made where it is new; None for no name."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Organization

    if not name:
        return None
    found = session.exec(select(Organization).where(col(Organization.name).collate("NOCASE") == name)).first()
    if found is None:
        found = Organization(name=name, created_at=now)
        session.add(found)
        session.flush()
    return found


def _apply_form(session: Session, contact: Contact, form: ContactForm, now: datetime) -> None:
    organization = get_or_create_organization(session, form.organization, now)
    contact.organization_id = organization.id if organization else None
    for name in ("name", "title", "email", "phone", "profile_url", "location", "tie", "how_known", "why", "channel"):
        setattr(contact, name, getattr(form, name))
    contact.referrer_id = form.referrer_id if form.referrer_id != contact.id else None


def form_from_contact(contact: Contact, organization: str) -> ContactForm:
    """Return what is said of a contact, but for the paths and tags."""
    return ContactForm(
        name=contact.name,
        title=contact.title,
        organization=organization,
        email=contact.email,
        phone=contact.phone,
        profile_url=contact.profile_url,
        location=contact.location,
        tie=contact.tie,
        how_known=contact.how_known,
        why=contact.why,
        channel=contact.channel,
        referrer_id=contact.referrer_id,
    )


def add_contact_paths(session: Session, contact_id: int, names: tuple[str, ...], now: datetime) -> None:
    """Let a contact speak to paths as well, made where they are new."""
    from infoview_tui.services.contacts.tagging import get_or_create_path
    from infoview_tui.storage.tables import ContactPath

    for path_id in dict.fromkeys(get_or_create_path(session, name, now).id or 0 for name in names):
        if session.get(ContactPath, (contact_id, path_id)) is None:
            session.add(ContactPath(contact_id=contact_id, path_id=path_id))
    session.flush()


def _set_contact_paths(session: Session, contact_id: int, names: tuple[str, ...], now: datetime) -> None:
    from sqlmodel import select

    from infoview_tui.services.contacts.tagging import get_or_create_path
    from infoview_tui.storage.tables import ContactPath

    wanted = {get_or_create_path(session, name, now).id or 0 for name in names}
    for link in session.exec(select(ContactPath).where(ContactPath.contact_id == contact_id)).all():
        if link.path_id in wanted:
            wanted.remove(link.path_id)
        else:
            session.delete(link)
    session.add_all(ContactPath(contact_id=contact_id, path_id=path_id) for path_id in sorted(wanted))
    session.flush()
