"""Contacts that are not the same person, as the user has said: they are never proposed as duplicates again (R2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import select

from infoview_tui.domain.enums import EventKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, DistinctContacts


def mark_distinct(workspace: Workspace, one_id: int, other_id: int, now: datetime) -> str:
    """Remember that two contacts are not the same person, and return a status message.

    Raises InfoviewError if they are one contact, and NotFoundError if one does not exist.
    """
    if one_id == other_id:
        raise InfoviewError("That is one contact.")
    with workspace.transaction(EventKind.CONTACTS_DISTINCT, now) as transaction:
        one, other = transaction.get(Contact, one_id), transaction.get(Contact, other_id)
        add_distinct(transaction, one_id, other_id)
        transaction.record(f"{one.name} and {other.name} are different people", contact_id=one_id, other_id=other_id)
    return "Saved: they are different people."


def add_distinct(transaction: Transaction, one_id: int, other_id: int) -> None:
    """Remember that two contacts are not the same person, if it is not known yet."""
    first, second = sorted((one_id, other_id))
    if first != second and transaction.session.get(DistinctContacts, (first, second)) is None:
        transaction.add(DistinctContacts(first_id=first, second_id=second, created_at=transaction.now))


def add_distinct_from(transaction: Transaction, contact_id: int, other_ids: Iterable[int]) -> None:
    """Remember that a new contact is a different person from each of its possible duplicates that still exist."""
    for other_id in other_ids:
        if transaction.session.get(Contact, other_id) is not None:  # another window may have deleted it
            add_distinct(transaction, contact_id, other_id)


def move_distinct(transaction: Transaction, source_id: int, target_id: int) -> None:
    """Before a merge, let the target be another person than those that the source is not."""
    session = transaction.session
    is_source = (DistinctContacts.first_id == source_id) | (DistinctContacts.second_id == source_id)
    for row in session.exec(select(DistinctContacts).where(is_source)).all():
        other_id = row.second_id if row.first_id == source_id else row.first_id
        session.delete(row)
        session.flush()
        add_distinct(transaction, target_id, other_id)
