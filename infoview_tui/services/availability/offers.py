"""Offer times to a contact (R10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.services.core.offers import hold_offers
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact


def offer_times(workspace: Workspace, contact_id: int, times: Sequence[datetime], minutes: int, now: datetime) -> int:
    """Hold times (UTC) as offered to a contact, and return how many are new."""
    with workspace.transaction(EventKind.TIMES_OFFERED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        added = hold_offers(transaction, contact, times, minutes)
        transaction.record(f"Offered {format_count(added, 'time')} to {contact.name}", contact_id=contact_id)
    return added
