"""Further email addresses, phone numbers, and profiles of contacts, beside the main ones on the form (R2)."""

from __future__ import annotations

from sqlmodel import col, select

from infoview_tui.domain.address_keys import address_key
from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Contact, ContactMethod

MAIN_FIELDS = {
    "profile_url": ContactMethodKind.PROFILE,
    "email": ContactMethodKind.EMAIL,
    "phone": ContactMethodKind.PHONE,
}
"""The kinds of a contact's main addresses, by field."""


def add_method(transaction: Transaction, contact: Contact, kind: ContactMethodKind, value: str) -> None:
    """Add a further address to a contact, which may have it already, see `drop_repeated_methods`."""
    transaction.add(ContactMethod(contact_id=contact.id or 0, kind=kind, value=value, created_at=transaction.now))


def drop_repeated_methods(transaction: Transaction, contact: Contact) -> None:
    """Delete the further addresses that a contact has twice, or as a main one."""
    seen = {(kind, _key(kind, getattr(contact, field))) for field, kind in MAIN_FIELDS.items()}
    rows = transaction.session.exec(
        select(ContactMethod).where(ContactMethod.contact_id == contact.id).order_by(col(ContactMethod.id))
    ).all()
    for row in rows:
        key = (row.kind, _key(row.kind, row.value))
        if key in seen:
            transaction.session.delete(row)
        seen.add(key)
    transaction.session.flush()


def _key(kind: ContactMethodKind, value: str) -> str:
    return address_key(kind, value) or value
