"""Set the relationships of several contacts at once, as proposed from where they and the user were (R2, R5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from infoview_tui.domain.enums import EventKind, Relationship
from infoview_tui.domain.labels import format_count
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact


def set_relationships(
    workspace: Workspace,
    relationships: Mapping[int, Relationship],
    now: datetime,
    *,
    declined: Mapping[int, Relationship] | None = None,
) -> str:
    """Set the relationship of contacts that have none, by their ids, and return a status message.

    Contacts that have got one meanwhile, or no longer exist, stay as they are. Relationships that are *declined* are
    never proposed again: the event log remembers them. Raises StorageError if saving fails.
    """
    with workspace.transaction(EventKind.CONTACTS_EDITED, now) as transaction:
        changed = [
            contact
            for contact_id, relationship in relationships.items()
            if (contact := _set_relationship(transaction, contact_id, relationship)) is not None
        ]
        for contact in changed:
            transaction.record_for_contact(
                contact, EventKind.CONTACT_EDITED, f"Set the relationship with {contact.name}"
            )
        left = [
            contact
            for contact_id, relationship in (declined or {}).items()
            if (contact := _decline(transaction, contact_id, relationship)) is not None
        ]
        what = "Set the relationship with" if changed or not left else "Declined a relationship with"
        number = format_count(len(changed or left), "contact")
        transaction.record(f"{what} {number}", number=len(changed), declined=len(left))
    said = [f"Relationship set for {format_count(len(changed), 'contact')}."] if changed or not left else []
    return " ".join([*said, *([f"{len(left):,} will not be proposed again."] if left else [])])


def _decline(transaction: Transaction, contact_id: int, relationship: Relationship) -> Contact | None:
    """Record that a relationship was declined, and return the contact; None if it does not exist."""
    contact = transaction.session.get(Contact, contact_id)
    if contact is not None:
        label = f"{contact.name}: not {relationship.value}"
        transaction.record_for_contact(contact, EventKind.RELATIONSHIP_DECLINED, label, relationship=relationship.value)
    return contact


def _set_relationship(transaction: Transaction, contact_id: int, relationship: Relationship) -> Contact | None:
    """Set the relationship of a contact and return it; None if it has one, or does not exist."""
    contact = transaction.session.get(Contact, contact_id)
    if contact is None or contact.relationship is not None:
        return None
    contact.relationship, contact.updated_at = relationship, transaction.now
    transaction.session.add(contact)
    return contact
