"""Offered times within a transaction: hold them, and settle them once a contact has answered (R10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from infoview_tui.domain.enums import OfferState
from infoview_tui.services.core.contact_facts import ContactFacts, list_ids
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.queries.outreach.stage_changes import OPEN_OFFERS
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
    held = {offer.starts_at for offer in transaction.rows.all(OPEN_OFFERS, contacts=list_ids([contact]))}
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


def settle_offers(transaction: Transaction, contacts: Sequence[ContactFacts], taken: datetime | None = None) -> None:
    """Accept the offered time that was taken, if any, and withdraw the others."""
    for offer in transaction.rows.all(OPEN_OFFERS, contacts=list_ids(contacts)):
        state = OfferState.ACCEPTED if offer.starts_at == taken else OfferState.WITHDRAWN
        transaction.rows.update(Offer, [offer.id], state=state, closed_at=transaction.now)
