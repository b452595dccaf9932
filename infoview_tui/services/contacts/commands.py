"""Add, edit and delete contacts (R2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts.deleted_contacts import keep_deleted
from infoview_tui.services.contacts.distinct import add_distinct_from
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.contacts.tagging import add_tags, get_or_create_path, set_tags
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.check_ins import apply_new_interval, apply_not_before, moving_check_ins
from infoview_tui.services.core.edits import merge_form
from infoview_tui.services.core.renames import follow_rename
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, ContactPath, ContactTag, Organization, Tag


def add_contact(workspace: Workspace, form: ContactForm, now: datetime, *, different_from: Iterable[int] = ()) -> int:
    """Add a contact in Researching and return its id. Raises InfoviewError if the name is empty.

    *different_from* are the ids of possible duplicates that the user said are different people; it is remembered.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.CONTACT_ADDED, now) as transaction:
        contact = insert_contact(transaction.session, form, now)
        if contact.stay_in_touch_months is not None:
            apply_new_interval(transaction, contact)
        add_distinct_from(transaction, contact.id or 0, different_from)
        transaction.record(f"Added {form.name}", contact_id=contact.id, stage=contact.stage.value)
    return contact.id or 0


def edit_contact(
    workspace: Workspace, contact_id: int, form: ContactForm, now: datetime, *, opened: ContactForm | None = None
) -> None:
    """Update a contact from a form; with *opened*, the form as it was shown first, only fields that differ from it.

    Raises InfoviewError if the name is empty or the contact does not exist, and EditConflictError.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.CONTACT_EDITED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        form = merge_form(opened, read_contact_form(workspace, contact_id), form)
        not_before = contact.not_before
        follow_rename(transaction, Subject.contact(contact_id), contact.name, form.name)
        with moving_check_ins(transaction, [contact]):
            _apply_form(transaction.session, contact, form, now)
            transaction.session.add(contact)
            if transaction.session.is_modified(contact):
                contact.updated_at = now
            transaction.session.flush()
            _set_contact_paths(transaction.session, contact_id, form.paths, now)
            set_tags(transaction.session, contact_id, form.tags)
        if contact.not_before != not_before:
            apply_not_before(transaction, contact, not_before)
        transaction.record(f"Edited {form.name}", contact_id=contact_id)


def delete_contact(workspace: Workspace, contact_id: int, now: datetime) -> str:
    """Delete a contact with all rows that depend on it, and return its name."""
    with workspace.transaction(EventKind.CONTACT_DELETED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        name = contact.name
        transaction.record(f"Deleted {name}", contact_id=contact_id)
        delete_cascade(transaction.session, contact)
        keep_deleted(transaction, [name])
    return name


def insert_contact(session: Session, form: ContactForm, now: datetime, stage: Stage = Stage.RESEARCHING) -> Contact:
    """Insert a contact from a cleaned form, with its organization, paths and tags."""
    contact = Contact(name=form.name, stage=stage, stage_since=now, created_at=now, updated_at=now)
    _apply_form(session, contact, form, now)
    session.add(contact)
    session.flush()
    _set_contact_paths(session, contact.id or 0, form.paths, now)
    add_tags(session, contact.id or 0, form.tags)
    return contact


def get_or_create_organization(session: Session, name: str, now: datetime) -> Organization | None:
    """Return the organization with this name, creating it if needed; None if the name is empty.

    A name that is the same but for spelling (see `organization_key`) is the same organization.
    """
    if not name:
        return None
    found = session.exec(select(Organization).where(col(Organization.name).collate("NOCASE") == name)).first()
    if found is None:
        key = organization_key(name)
        names = session.exec(select(Organization.id, Organization.name).order_by(col(Organization.id))).all()
        same = next((organization_id for organization_id, other in names if organization_key(other) == key), None)
        found = session.get(Organization, same) if same is not None else None
    if found is None:
        found = Organization(name=name, created_at=now)
        session.add(found)
        session.flush()
    return found


def _apply_form(session: Session, contact: Contact, form: ContactForm, now: datetime) -> None:
    organization = get_or_create_organization(session, form.organization, now)
    contact.organization_id = organization.id if organization else None
    for name in (
        "name",
        "title",
        "email",
        "phone",
        "profile_url",
        "location",
        "timezone",
        "relationship",
        "how_met",
        "why",
        "channel",
        "seniority",
        "decides_on_hiring",
        "stay_in_touch_months",
        "not_before",
    ):
        setattr(contact, name, getattr(form, name))
    contact.referrer_id = form.referrer_id if form.referrer_id != contact.id else None


def add_contact_paths(session: Session, contact_id: int, names: tuple[str, ...], now: datetime) -> None:
    """Link a contact to more paths, creating them if needed."""
    for path_id in dict.fromkeys(get_or_create_path(session, name, now).id or 0 for name in names):
        if session.get(ContactPath, (contact_id, path_id)) is None:
            session.add(ContactPath(contact_id=contact_id, path_id=path_id))
    session.flush()


def _set_contact_paths(session: Session, contact_id: int, names: tuple[str, ...], now: datetime) -> None:
    wanted = {get_or_create_path(session, name, now).id or 0 for name in names}
    for link in session.exec(select(ContactPath).where(ContactPath.contact_id == contact_id)).all():
        if link.path_id in wanted:
            wanted.remove(link.path_id)
        else:
            session.delete(link)
    session.add_all(ContactPath(contact_id=contact_id, path_id=path_id) for path_id in sorted(wanted))
    session.flush()


def set_tag_intervals(workspace: Workspace, months_by_tag: Mapping[int, int | None], now: datetime) -> None:
    """Set how often to stay in touch with the contacts of tags, by the ids of the tags; their check-ins move (R34)."""
    with workspace.transaction(EventKind.CONTACTS_EDITED, now) as transaction:
        tags = [tag for tag_id in months_by_tag if (tag := transaction.session.get(Tag, tag_id)) is not None]
        changed = [tag for tag in tags if tag.stay_in_touch_months != months_by_tag[tag.id or 0]]
        tagged = select(ContactTag.contact_id).where(col(ContactTag.tag_id).in_([tag.id for tag in changed]))
        with moving_check_ins(
            transaction, transaction.session.exec(select(Contact).where(col(Contact.id).in_(tagged))).all()
        ):
            for tag in changed:
                tag.stay_in_touch_months = months_by_tag[tag.id or 0]
                transaction.session.add(tag)
        if changed:
            transaction.record("Changed how often to stay in touch, by tag")
