"""Bulk changes: move, tag, link or delete several contacts as one command, undone in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.deleted_contacts import keep_deleted
from infoview_tui.services.contacts.form import clean_tag
from infoview_tui.services.contacts.tagging import find_tag, get_or_create_path, get_or_create_tag, remove_tags
from infoview_tui.services.core.cascade_delete import MAX_IDS_PER_STATEMENT, delete_cascade
from infoview_tui.services.core.check_ins import moving_check_ins
from infoview_tui.services.core.stage_changes import change_stage
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, ContactPath, ContactTag


def move_contacts(workspace: Workspace, ids: Sequence[int], stage: Stage, now: datetime) -> str:
    """Move contacts to a stage, with its consequences for each, and return a status message.

    Moving to Scheduled creates interviews without a time. Skips contacts that are already there or no longer exist.
    """
    consequence = ""
    with workspace.transaction(EventKind.CONTACTS_MOVED, now) as transaction:
        moved = [contact for contact in _load_contacts(transaction, ids) if contact.stage is not stage]
        for contact in moved:
            transaction.record_for_contact(
                contact,
                EventKind.CONTACT_MOVED,
                f"Moved {contact.name} to {stage.label}",
                from_stage=contact.stage.value,
                to_stage=stage.value,
            )
        for first in range(0, len(moved), MAX_IDS_PER_STATEMENT):
            consequence = change_stage(transaction, moved[first : first + MAX_IDS_PER_STATEMENT], stage) or consequence
        transaction.record(f"Moved {_format_contacts(moved)} to {stage.label}", number=len(moved))
    if not moved:
        return f"All of them are already in {stage.label}."
    message = f"{_format_contacts(moved)} moved to {stage.label}."
    return (
        f"{message} {_format_consequence(consequence, stage)}".strip()
        if len(moved) > 1
        else f"{message} {consequence}".strip()
    )


def tag_contacts(workspace: Workspace, ids: Sequence[int], tag: str, now: datetime) -> str:
    """Tag contacts, creating the tag if needed, and return a status message. Raises InfoviewError for an empty tag."""
    name = clean_tag(tag)
    with workspace.transaction(EventKind.CONTACTS_TAGGED, now) as transaction:
        contacts = _load_contacts(transaction, ids)
        if not contacts:
            return "No contacts tagged: they no longer exist."
        tag_row = get_or_create_tag(transaction.session, name)
        name, links = tag_row.name, _tag_links(transaction, tag_row.id or 0)
        tagged = [contact for contact in contacts if contact.id not in links]
        with moving_check_ins(transaction, tagged):
            transaction.session.add_all(
                ContactTag(contact_id=contact.id or 0, tag_id=tag_row.id or 0) for contact in tagged
            )
        for contact in tagged:
            transaction.record_for_contact(
                contact, EventKind.CONTACT_TAGGED, f"Tagged {contact.name} #{name}", tag=name
            )
        transaction.record(f"Tagged {_format_contacts(tagged)} #{name}", number=len(tagged))
    return f"Tagged {_format_contacts(tagged)} #{name}." if tagged else f"All of them already have #{name}."


def untag_contacts(workspace: Workspace, ids: Sequence[int], tag: str, now: datetime) -> str:
    """Remove a tag from contacts and return a status message. Raises InfoviewError for an empty tag."""
    name = clean_tag(tag)
    with workspace.transaction(EventKind.CONTACTS_TAGGED, now) as transaction:
        found = find_tag(transaction.session, name)
        links = _tag_links(transaction, found.id or 0) if found else {}
        untagged = [contact for contact in _load_contacts(transaction, ids) if contact.id in links]
        with moving_check_ins(transaction, untagged):
            remove_tags(transaction.session, [links[contact.id or 0] for contact in untagged])
        for contact in untagged:
            transaction.record_for_contact(
                contact, EventKind.CONTACT_TAGGED, f"Removed #{name} from {contact.name}", untagged=name
            )
        transaction.record(f"Removed #{name} from {_format_contacts(untagged)}", number=len(untagged))
    return f"Removed #{name} from {_format_contacts(untagged)}." if untagged else f"None of them has #{name}."


def add_path_to_contacts(workspace: Workspace, ids: Sequence[int], path: str, now: datetime) -> str:
    """Link contacts to a path, creating it if needed; return a status message. Raises InfoviewError for no name."""
    name = clean_line(path)
    if not name:
        raise InfoviewError("A path needs a name.")
    with workspace.transaction(EventKind.CONTACTS_EDITED, now) as transaction:
        contacts = _load_contacts(transaction, ids)
        if not contacts:
            return "No contacts changed: they no longer exist."
        path_row = get_or_create_path(transaction.session, name, now)
        linked_ids = set(
            transaction.session.exec(select(ContactPath.contact_id).where(ContactPath.path_id == path_row.id))
        )
        added = [contact for contact in contacts if contact.id not in linked_ids]
        transaction.session.add_all(
            ContactPath(contact_id=contact.id or 0, path_id=path_row.id or 0) for contact in added
        )
        transaction.session.flush()
        for contact in added:
            transaction.record_for_contact(
                contact,
                EventKind.CONTACT_EDITED,
                f"Linked {contact.name} to the path {path_row.name}",
                path=path_row.name,
            )
        transaction.record(f"Linked {_format_contacts(added)} to the path {path_row.name}", number=len(added))
    return (
        f"Linked {_format_contacts(added)} to the path {path_row.name}."
        if added
        else f"All of them are already linked to {path_row.name}."
    )


def delete_contacts(workspace: Workspace, ids: Sequence[int], now: datetime) -> str:
    """Delete contacts with all rows that depend on them, and return a status message."""
    with workspace.transaction(EventKind.CONTACTS_DELETED, now) as transaction:
        contacts = _load_contacts(transaction, ids)
        for contact in contacts:
            transaction.record_for_contact(contact, EventKind.CONTACT_DELETED, f"Deleted {contact.name}")
        transaction.record(f"Deleted {_format_contacts(contacts)}", number=len(contacts))
        what, names = _format_contacts(contacts), [contact.name for contact in contacts]
        delete_cascade(transaction.session, *contacts)
        if names:
            keep_deleted(transaction, names)
    if not names:
        return "No contacts deleted: they no longer exist."
    return f"Deleted {what} and all related data. Restorable for 30 days."


def _load_contacts(transaction: Transaction, ids: Sequence[int]) -> list[Contact]:
    """Return the contacts that still exist, in the order of *ids*, without repetitions."""
    wanted = list(dict.fromkeys(ids))
    found: dict[int, Contact] = {}
    for first in range(0, len(wanted), MAX_IDS_PER_STATEMENT):
        statement = select(Contact).where(col(Contact.id).in_(wanted[first : first + MAX_IDS_PER_STATEMENT]))
        found |= {contact.id or 0: contact for contact in transaction.session.exec(statement)}
    return [found[contact_id] for contact_id in wanted if contact_id in found]


def _tag_links(transaction: Transaction, tag_id: int) -> dict[int, ContactTag]:
    """Return the links of a tag by contact id."""
    links = transaction.session.exec(select(ContactTag).where(ContactTag.tag_id == tag_id))
    return {link.contact_id: link for link in links}


def _format_contacts(contacts: Sequence[Contact]) -> str:
    """Format contacts for a message: the name of a single one, otherwise the count."""
    return contacts[0].name if len(contacts) == 1 else format_count(len(contacts), "contact")


def _format_consequence(consequence: str, stage: Stage) -> str:
    """Reword a message about one contact to apply to several."""
    if stage is Stage.READY:
        return consequence  # about some of them
    return f"For each: {consequence[0].lower()}{consequence[1:]}" if consequence else ""
