"""The times that are offered to contacts, and which of these have gone meanwhile (R10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.availability.offers import OPEN_OFFERS, OfferRow as OfferRow

if TYPE_CHECKING:
    from infoview_tui.domain.busy_times import BusyTime


class TakenOffer(NamedTuple):
    """An offered time that has gone, and what takes it now."""

    offer: OfferRow
    taker: BusyTime


def list_offers(workspace: Workspace, now: datetime, contact_id: int = 0) -> list[OfferRow]:
    """Return the times that are offered and still ahead, in order: to a contact, or to all."""
    return workspace.store.all(OPEN_OFFERS, now=format_timestamp(now), contact_id=contact_id)


def find_taken_offers(workspace: Workspace, now: datetime, contact_id: int = 0) -> list[TakenOffer]:
    """Return the offered times that something else takes now: another interview, or an event of a calendar."""
    offers = list_offers(workspace, now, contact_id)
    if not offers:
        return []
    from infoview_tui.services.availability.busy_times import list_busy

    end = max(offer.starts_at + timedelta(minutes=offer.minutes) for offer in offers)
    busy = list_busy(workspace, now, end)
    taken = []
    for offer in offers:
        ends_at = offer.starts_at + timedelta(minutes=offer.minutes)
        others = (time for time in busy if time.contact_id != offer.contact_id and not time.all_day)
        taker = next((time for time in others if time.overlaps(offer.starts_at, ends_at)), None)
        if taker is not None:
            taken.append(TakenOffer(offer, taker))
    return taken
