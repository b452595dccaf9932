"""Further email addresses, phone numbers, and profiles of contacts, beside the main ones on the form (R2)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.address_keys import address_key
from infoview_tui.domain.address_lines import AddressLine, parse_address
from infoview_tui.domain.enums import ContactMethodKind, EventKind
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, ContactMethod

MAIN_FIELDS = {
    "profile_url": ContactMethodKind.PROFILE,
    "email": ContactMethodKind.EMAIL,
    "phone": ContactMethodKind.PHONE,
}
"""The kinds of a contact's main addresses, by field."""


def set_methods(workspace: Workspace, contact_id: int, text: str, now: datetime) -> str:
    """Replace the further addresses of a contact by those in a text, one on each line; return a status message.

    Raises InfoviewError if a line is not understood, with its number, or the contact does not exist.
    """
    lines = [line for line in map(clean_line, clean_text(text).splitlines()) if line]
    wanted = dict.fromkeys(_parse(number, line) for number, line in enumerate(lines, start=1))
    with workspace.transaction(EventKind.CONTACT_EDITED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        rows = transaction.session.exec(
            select(ContactMethod).where(ContactMethod.contact_id == contact_id).order_by(col(ContactMethod.id))
        ).all()
        known = {AddressLine(row.kind, row.value, row.label): row for row in rows}
        for line, row in known.items():
            if line not in wanted:
                transaction.session.delete(row)
        for line in wanted:
            if line not in known:
                transaction.add(ContactMethod(contact_id=contact_id, created_at=now, **line._asdict()))
        drop_repeated_methods(transaction, contact)
        transaction.record(f"Edited other addresses of {contact.name}", contact_id=contact_id)
    return "Saved."


def _parse(number: int, line: str) -> AddressLine:
    try:
        return parse_address(line)
    except ValueError as error:
        raise InfoviewError(f"Line {number}: {error}") from error


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
