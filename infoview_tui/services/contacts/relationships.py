"""Set the relationships of several contacts at once, as proposed from where they and the user were (R2, R5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from infoview_tui.domain.enums import EventKind, Relationship
from infoview_tui.domain.labels import format_count
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact


def set_relationships(workspace: Workspace, relationships: Mapping[int, Relationship], now: datetime) -> str:
    """Set the relationship of contacts that have none, by their ids, and return a status message.

    Contacts that have got one meanwhile, or no longer exist, stay as they are. Raises StorageError if saving fails.
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
        transaction.record(f"Set the relationship with {format_count(len(changed), 'contact')}", number=len(changed))
    return f"Relationship set for {format_count(len(changed), 'contact')}."


def _set_relationship(transaction: Transaction, contact_id: int, relationship: Relationship) -> Contact | None:
    """Set the relationship of a contact and return it; None if it has one, or does not exist."""
    contact = transaction.session.get(Contact, contact_id)
    if contact is None or contact.relationship is not None:
        return None
    contact.relationship, contact.updated_at = relationship, transaction.now
    transaction.session.add(contact)
    return contact
