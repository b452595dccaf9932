"""Offered times within a transaction: hold them, and settle them once a contact has answered (R10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import OfferState
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Contact, Offer


def hold_offers(
    transaction: Transaction,
    contact: Contact,
    times: Iterable[datetime],
    minutes: int,
    *,
    message_id: int | None = None,
) -> int:
    """Hold times (UTC) that were offered to a contact, and return how many are new."""
    held = {offer.starts_at for offer in _list_open(transaction, [contact])}
    new = [at for at in dict.fromkeys(times) if at not in held]
    transaction.session.add_all(
        Offer(
            contact_id=contact.id or 0,
            message_id=message_id,
            starts_at=at,
            minutes=minutes,
            created_at=transaction.now,
        )
        for at in new
    )
    return len(new)


def settle_offers(transaction: Transaction, contacts: list[Contact], taken: datetime | None = None) -> None:
    """Accept the offered time that was taken, if any, and withdraw the others."""
    for offer in _list_open(transaction, contacts):
        offer.state = OfferState.ACCEPTED if offer.starts_at == taken else OfferState.WITHDRAWN
        offer.closed_at = transaction.now
        transaction.session.add(offer)


def _list_open(transaction: Transaction, contacts: list[Contact]) -> list[Offer]:
    ids = [contact.id for contact in contacts]
    wanted = select(Offer).where(col(Offer.contact_id).in_(ids), Offer.state == OfferState.OPEN)
    return list(transaction.session.exec(wanted.order_by(col(Offer.id))))
